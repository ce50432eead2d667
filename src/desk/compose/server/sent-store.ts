import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import { jsonOf } from '#spine/drafts/server/api.ts';
import type { DraftContent } from '../contract.ts';

/** Far beyond the longest undo window (60 s). */
const KEEP_SENT = '1 hour';

/** Keeps what was written until it can no longer be taken back; sweeps out what is older and has left. */
export const keepSent = async (tx: Db, messageId: number, agentId: number, content: DraftContent): Promise<void> => {
  await sql`
    insert into compose.sent (message_id, agent_id, content) values (${messageId}, ${agentId}, ${jsonOf(content)}::jsonb)
  `.execute(tx);
  await sql`
    delete from compose.sent s where s.sent_at < now() - ${KEEP_SENT}::interval
      and not exists (select from interactions.messages m where m.id = s.message_id and m.delivery = 'held')
  `.execute(tx);
};

/** What was written, while it can still be taken back. */
export const sentContent = async (db: Db, messageId: number): Promise<DraftContent | null> =>
  (await sql<{ content: DraftContent }>`select content from compose.sent where message_id = ${messageId}`.execute(db))
    .rows[0]?.content ?? null;

export const takeSent = async (tx: Db, messageId: number, agentId: number): Promise<DraftContent | null> =>
  (
    await sql<{ content: DraftContent }>`
      delete from compose.sent where message_id = ${messageId} and agent_id = ${agentId} returning content
    `.execute(tx)
  ).rows[0]?.content ?? null;

/** Its content was hidden: what was written goes too. */
export const forgetSent = async (tx: Db, messageId: number): Promise<void> => {
  await sql`delete from compose.sent where message_id = ${messageId}`.execute(tx);
};
