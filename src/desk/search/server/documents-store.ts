import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

const names = (column: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  (select coalesce(string_agg(p->>'name' || ' ' || (p->>'address'), ' '), '') from jsonb_array_elements(${column}) p)`;

/**
 * What is looked through of a message `m`: what an answer quotes was looked through when it was said, so of all but the
 * first message of an interaction only what is new.
 */
export const BODY = sql`
  case when m.fresh_text <> '' and exists (
         select from interactions.messages e where e.interaction_id = m.interaction_id and e.id < m.id)
       then m.fresh_text else m.text end`;

/**
 * Puts these messages in as they are now; those that are gone go. Nothing stands of what was hidden (D11).
 */
export const indexMessages = async (tx: Db, messageIds: readonly number[]): Promise<void> => {
  if (messageIds.length === 0) return;
  const ids = sql`${messageIds as number[]}::bigint[]`;
  await sql`
    delete from search.documents d where d.kind = 'message' and d.ref_id = any(${ids})
      and not exists (select from interactions.messages m where m.id = d.ref_id)
  `.execute(tx);
  await sql`
    insert into search.documents (kind, ref_id, interaction_id, place, words)
    select 'message', m.id, m.interaction_id, m.id,
           search.words(
             case when m.author_hidden_at is not null then ''
                  else (m.sender->>'name') || ' ' || (m.sender->>'address') || ' ' || coalesce(a.name, '') || ' ' end
               || ${names(sql`m.recipients_to || m.recipients_cc`)},
             m.subject,
             (select coalesce(string_agg(f.name, ' '), '') from interactions.attachments f where f.message_id = m.id),
             ${BODY})
    from interactions.messages m left join people.agents a on a.id = m.agent_id
    where m.id = any(${ids})
    on conflict (kind, ref_id) do update
      set interaction_id = excluded.interaction_id, words = excluded.words, indexed_at = clock_timestamp()
  `.execute(tx);
};

/** The notes of these interactions, as they are now. */
export const indexNotes = async (tx: Db, interactionIds: readonly number[]): Promise<void> => {
  if (interactionIds.length === 0) return;
  const ids = sql`${interactionIds as number[]}::bigint[]`;
  await sql`
    delete from search.documents d where d.kind = 'note' and d.interaction_id = any(${ids})
      and not exists (select from notes_and_tags.notes n where n.id = d.ref_id and n.interaction_id = d.interaction_id)
  `.execute(tx);
  await sql`
    insert into search.documents (kind, ref_id, interaction_id, place, words)
    select 'note', n.id, n.interaction_id,
           coalesce((select m.id from interactions.messages m
                     where m.interaction_id = n.interaction_id and m.created_at <= n.created_at
                     order by m.id desc limit 1), 0),
           search.words(a.name, '', '', n.text)
    from notes_and_tags.notes n join people.agents a on a.id = n.agent_id
    where n.interaction_id = any(${ids})
    on conflict (kind, ref_id) do update
      set interaction_id = excluded.interaction_id, place = excluded.place, words = excluded.words,
          indexed_at = clock_timestamp()
  `.execute(tx);
};

/** Everything of these interactions: messages came from or went to another, something in them was hidden. */
export const messagesIn = async (tx: Db, interactionIds: readonly number[]): Promise<number[]> =>
  interactionIds.length === 0
    ? []
    : (
        await sql<{ id: number }>`
          select id from interactions.messages where interaction_id = any(${interactionIds as number[]}::bigint[])
          union select ref_id from search.documents
          where kind = 'message' and interaction_id = any(${interactionIds as number[]}::bigint[])
        `.execute(tx)
      ).rows.map((row) => row.id);

/** What is there now is to be put in. */
export const beginBacklog = async (tx: Db): Promise<void> => {
  await sql`
    insert into search.backlog (below) select coalesce(max(id), 0) + 1 from interactions.messages
    on conflict (only_one) do update set below = greatest(backlog.below, excluded.below)
  `.execute(tx);
};

/** The next messages that were there before the index, newest first, kept from other processes. Empty: all are in. */
export const takeBacklog = async (
  tx: Db,
  most: number,
): Promise<{ messageIds: number[]; interactionIds: number[] }> => {
  const { rows } = await sql<{ id: number; interactionId: number }>`
    with from_here as (select below from search.backlog for update)
    select m.id, m.interaction_id as "interactionId" from interactions.messages m, from_here
    where m.id < from_here.below order by m.id desc limit ${most}
  `.execute(tx);
  const last = rows.at(-1);
  if (last) await sql`update search.backlog set below = ${last.id}`.execute(tx);
  else await sql`delete from search.backlog`.execute(tx);
  return {
    messageIds: rows.map((row) => row.id),
    interactionIds: [...new Set(rows.map((row) => row.interactionId))],
  };
};
