import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { Choices } from '../contract.ts';

export const choicesOf = async (db: Db, interactionId: number, agentId: number): Promise<Choices | null> =>
  (
    await sql<Choices>`
      select customer_language as "customerLanguage", agent_language as "myLanguage", incoming, replies
      from translation.choices where interaction_id = ${interactionId} and agent_id = ${agentId}
    `.execute(db)
  ).rows[0] ?? null;

export const saveChoices = async (tx: Db, interactionId: number, agentId: number, chosen: Choices): Promise<void> => {
  await sql`
    insert into translation.choices (interaction_id, agent_id, customer_language, agent_language, incoming, replies)
    values (${interactionId}, ${agentId}, ${chosen.customerLanguage}, ${chosen.myLanguage}, ${chosen.incoming}, ${chosen.replies})
    on conflict (interaction_id, agent_id) do update
      set customer_language = excluded.customer_language, agent_language = excluded.agent_language,
          incoming = excluded.incoming, replies = excluded.replies
  `.execute(tx);
};

/** Two interactions became one: who chose in both keeps what they chose in the one that stays. */
export const moveChoices = async (tx: Db, from: number, into: number): Promise<void> => {
  await sql`
    insert into translation.choices (interaction_id, agent_id, customer_language, agent_language, incoming, replies)
    select ${into}, agent_id, customer_language, agent_language, incoming, replies
    from translation.choices where interaction_id = ${from} on conflict do nothing
  `.execute(tx);
};

export type TextRow = { html: string; from: string; provider: string };
export const textOf = async (db: Db, messageId: number, language: string): Promise<TextRow | null> =>
  (
    await sql<TextRow>`
      select html, source as from, provider from translation.texts where message_id = ${messageId} and language = ${language}
    `.execute(db)
  ).rows[0] ?? null;

/** Not of a message of which something was hidden since it was read (D11). */
export const saveText = async (
  tx: Db,
  messageId: number,
  language: string,
  text: TextRow,
  partHidden: boolean,
): Promise<void> => {
  await sql`
    insert into translation.texts (message_id, language, source, html, provider)
    select m.id, ${language}, ${text.from}, ${text.html}, ${text.provider} from interactions.messages m
    where m.id = ${messageId} and m.content_hidden_at is null and (m.part_hidden_at is not null) = ${partHidden}::boolean
    for share
    on conflict (message_id, language) do nothing
  `.execute(tx);
};

/** Something of it was hidden: what it said goes in every language. */
export const forgetTexts = async (tx: Db, messageId: number): Promise<void> => {
  await sql`delete from translation.texts where message_id = ${messageId}`.execute(tx);
};
/** Of a whole interaction; returns of how many messages. */
export const forgetTextsIn = async (tx: Db, interactionId: number): Promise<number> => {
  const { numAffectedRows } = await sql`
    delete from translation.texts t using interactions.messages m
    where m.id = t.message_id and m.interaction_id = ${interactionId}
  `.execute(tx);
  return Number(numAffectedRows ?? 0);
};
