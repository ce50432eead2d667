import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

export type StoredSet = { version: number; rules: unknown; savedBy: string | null; savedAt: Date | null };

/** The set in force with the skills in use; version 0 before anybody saved one. */
export const presentSet = async (db: Db): Promise<StoredSet & { skills: number[] }> =>
  (
    await sql<StoredSet & { skills: number[] }>`
      select coalesce(newest.version, 0) as version, coalesce(newest.rules, '[]') as rules, newest.name as "savedBy",
             newest.saved_at as "savedAt",
             (select coalesce(json_agg(id), '[]') from routing.skills where archived_at is null) as skills
      from (select 1) one
      left join lateral (
        select s.version, s.rules, s.saved_at, p.name
        from routing_rules.sets s left join people.agents p on p.id = s.saved_by
        order by s.version desc limit 1) newest on true
    `.execute(db)
  ).rows[0]!;

/** False when there is a version by somebody else already. */
export const insertSet = async (tx: Db, version: number, rules: object, by: number): Promise<boolean> => {
  const { rows } = await sql`
    insert into routing_rules.sets (version, rules, saved_by)
    select ${version}::int, ${JSON.stringify(rules)}::jsonb, ${by}::bigint
    where ${version}::int = coalesce((select max(version) from routing_rules.sets), 0) + 1
    on conflict (version) do nothing
    returning version
  `.execute(tx);
  return rows.length > 0;
};

export type SetRow = { version: number; savedBy: string | null; savedAt: Date; rules: unknown };
export const setRows = async (db: Db, limit: number): Promise<SetRow[]> =>
  (
    await sql<SetRow>`
      select s.version, p.name as "savedBy", s.saved_at as "savedAt", s.rules
      from routing_rules.sets s left join people.agents p on p.id = s.saved_by
      order by s.version desc limit ${limit}
    `.execute(db)
  ).rows;

export type ContactFacts = { id: number; company: string | null; place: string | null; language: string | null };
export const contactFacts = async (tx: Db, ids: readonly number[]): Promise<Map<number, ContactFacts>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<ContactFacts>`
    select id, company, place, language from contacts.contacts where id = any(${ids as number[]}::bigint[])
  `.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
};

/** With what the interactions of each contact are tagged; a tag that became another counts under both numbers. */
export const contactTags = async (tx: Db, ids: readonly number[]): Promise<Map<number, Set<number>>> => {
  const { rows } = await sql<{ contactId: number; tagId: number }>`
    select distinct i.contact_id as "contactId", t.id as "tagId"
    from interactions.interactions i
    join tags.on_interactions o on o.interaction_id = i.id
    join tags.tags t on coalesce(t.merged_into_id, t.id) = o.tag_id
    where i.contact_id = any(${ids as number[]}::bigint[])
  `.execute(tx);
  const found = new Map<number, Set<number>>();
  for (const { contactId, tagId } of rows)
    (found.get(contactId) ?? found.set(contactId, new Set()).get(contactId)!).add(tagId);
  return found;
};

export type PastMail = {
  interactionId: number;
  mailboxId: number | null;
  mailboxSkillId: number | null;
  sender: string;
  senderName: string;
  subject: string;
  text: string;
  at: Date;
  kind: 'mail' | 'bounce' | 'auto-reply' | 'feedback-report';
  attachments: boolean;
  contactId: number;
  hidden: boolean;
};

/** The mails that began interactions, newest first; `before`: the interaction of the last one seen. */
export const firstMails = async (db: Db, before: number | null, limit: number): Promise<PastMail[]> =>
  (
    await sql<PastMail>`
      select i.id as "interactionId", i.mailbox_id as "mailboxId", b.skill_id as "mailboxSkillId",
             m.sender->>'address' as sender, m.sender->>'name' as "senderName", m.subject,
             left(coalesce(nullif(m.fresh_text, ''), m.text), 20000) as text, m.created_at as at, m.kind,
             exists (select from interactions.attachments a where a.message_id = m.id and not a.inline) as attachments,
             i.contact_id as "contactId", m.author_hidden_at is not null as hidden
      from interactions.interactions i
      cross join lateral (
        select * from interactions.messages first where first.interaction_id = i.id order by first.id limit 1) m
      left join mailboxes.mailboxes b on b.id = i.mailbox_id
      where m.direction = 'in' and i.merged_into_id is null and (${before}::bigint is null or i.id < ${before})
      order by i.id desc limit ${limit}
    `.execute(db)
  ).rows;

/** Marks that an answer goes to that address by itself; false when one did within the day, and nothing is to be sent. */
export const markAnswered = async (tx: Db, address: string, interactionId: number): Promise<boolean> => {
  const { rows } = await sql`
    insert into routing_rules.auto_answers as last (address, interaction_id) values (${address}, ${interactionId})
    on conflict (address) do update set answered_at = now(), interaction_id = excluded.interaction_id
      where last.answered_at < now() - interval '1 day'
    returning address
  `.execute(tx);
  return rows.length > 0;
};

/** Whom we answered more than a day ago has no bearing on anything. */
export const forgetAnswered = async (tx: Db): Promise<void> => {
  await sql`delete from routing_rules.auto_answers where answered_at < now() - interval '1 day'`.execute(tx);
};
