import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { Field, ReplyContent } from '../contract.ts';

type Language = ReplyContent['language'];
/** Since when uses are counted. */
const COUNTED = '30 days';
/** Characters of a text that lists carry, and that are searched. */
const LISTED = 1_000;

const USES = sql`(select count(*)::int from quick_replies.uses u
                  where u.reply_id = r.id and u.at > now() - ${COUNTED}::interval) as uses`;

export type ListedReply = {
  id: number;
  name: string;
  language: Language;
  skillIds: number[];
  text: string;
  fields: Field[];
  favourite: boolean;
  uses: number;
};

export const listedReplies = async (db: Db, agentId: number): Promise<ListedReply[]> =>
  (
    await sql<ListedReply>`
      select r.id, r.name, r.language, r.skill_ids::int[] as "skillIds", left(r.text, ${LISTED}) as text, r.fields,
             exists (select from quick_replies.favourites f where f.reply_id = r.id and f.agent_id = ${agentId}) as favourite, ${USES}
      from quick_replies.replies r where r.archived_at is null order by r.name, r.id
    `.execute(db)
  ).rows;

export const replyHtml = async (db: Db, id: number): Promise<string | null> =>
  (
    await sql<{
      html: string;
    }>`select html from quick_replies.replies where id = ${id} and archived_at is null`.execute(db)
  ).rows[0]?.html ?? null;

export const insertUse = async (db: Db, id: number, agentId: number, interactionId: number | null): Promise<void> => {
  await sql`
    insert into quick_replies.uses (reply_id, agent_id, interaction_id) values (${id}, ${agentId}, ${interactionId})
  `.execute(db);
};

export const saveFavourite = async (db: Db, agentId: number, id: number, on: boolean): Promise<void> => {
  await (
    on
      ? sql`insert into quick_replies.favourites (agent_id, reply_id) values (${agentId}, ${id}) on conflict do nothing`
      : sql`delete from quick_replies.favourites where agent_id = ${agentId} and reply_id = ${id}`
  ).execute(db);
};

export type OfficeReply = Omit<ReplyContent, 'html' | 'fields'> & {
  id: number;
  text: string;
  archived: boolean;
  uses: number;
  updatedBy: string | null;
  updatedAt: Date;
};

export const officeReplies = async (db: Db): Promise<OfficeReply[]> =>
  (
    await sql<OfficeReply>`
      select r.id, r.name, r.language, r.skill_ids::int[] as "skillIds", left(r.text, ${LISTED}) as text,
             r.archived_at is not null as archived, ${USES}, p.name as "updatedBy", r.updated_at as "updatedAt"
      from quick_replies.replies r left join people.agents p on p.id = r.updated_by
      order by r.archived_at is not null, r.name, r.id
    `.execute(db)
  ).rows;

export type WholeReply = ReplyContent & { id: number; version: number; archived: boolean };

export const replyForWriting = async (db: Db, id: number): Promise<WholeReply | null> =>
  (
    await sql<WholeReply>`
      select id, name, language, skill_ids::int[] as "skillIds", html, fields, version, archived_at is not null as archived
      from quick_replies.replies where id = ${id}
    `.execute(db)
  ).rows[0] ?? null;

/** Replies that agents see, besides this one. */
export const countOthers = async (db: Db, id: number | null): Promise<number> =>
  (
    await sql<{ n: number }>`
      select count(*)::int as n from quick_replies.replies
      where archived_at is null and id is distinct from ${id}::bigint
    `.execute(db)
  ).rows[0]!.n;

export type Written = ReplyContent & { text: string; archived: boolean };

export const insertReply = async (tx: Db, one: Written, agentId: number | null): Promise<number> =>
  (
    await sql<{ id: number }>`
      insert into quick_replies.replies (name, language, skill_ids, html, text, fields, archived_at, updated_by)
      values (${one.name}, ${one.language}, ${one.skillIds}, ${one.html}, ${one.text}, ${JSON.stringify(one.fields)}::jsonb,
              case when ${one.archived} then now() end, ${agentId})
      returning id
    `.execute(tx)
  ).rows[0]!.id;

/** What stands there becomes a version. False when there is a newer one than the writer saw, or none any more. */
export const replaceReply = async (
  tx: Db,
  id: number,
  version: number,
  one: Written,
  agentId: number | null,
): Promise<boolean> => {
  const { rows } = await sql`
    with before as (
      select * from quick_replies.replies where id = ${id} and version = ${version} for update
    ), kept as (
      insert into quick_replies.versions (reply_id, version, content, kept_by, kept_at)
      select id, version, jsonb_build_object('name', name, 'language', language, 'skillIds', to_jsonb(skill_ids),
                                             'html', html, 'fields', fields), updated_by, updated_at from before
    )
    update quick_replies.replies r
    set name = ${one.name}, language = ${one.language}, skill_ids = ${one.skillIds}, html = ${one.html}, text = ${one.text},
        fields = ${JSON.stringify(one.fields)}::jsonb, version = r.version + 1, updated_by = ${agentId}, updated_at = now(),
        archived_at = case when ${one.archived} then coalesce(r.archived_at, now()) end
    from before where r.id = before.id returning r.id
  `.execute(tx);
  return rows.length > 0;
};

export type VersionRow = { version: number; keptAt: Date; keptBy: string | null; content: ReplyContent };

export const versionsOf = async (db: Db, id: number): Promise<VersionRow[]> =>
  (
    await sql<VersionRow>`
      select v.version, v.kept_at as "keptAt", p.name as "keptBy", v.content
      from quick_replies.versions v left join people.agents p on p.id = v.kept_by
      where v.reply_id = ${id} order by v.version desc limit 50
    `.execute(db)
  ).rows;
