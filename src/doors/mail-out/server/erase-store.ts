import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

/** What waits to leave for somebody who is forgotten does not leave, and nothing stays of what did. */
export const forgetOutgoing = async (tx: Db, interactionId: number): Promise<void> => {
  await sql`delete from mail_out.outgoing where interaction_id = ${interactionId}`.execute(tx);
};
