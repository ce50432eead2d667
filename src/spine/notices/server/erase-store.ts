import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

export const forgetNoticesOf = async (tx: Db, interactionId: number): Promise<void> => {
  await sql`delete from notices.notices where interaction_id = ${interactionId}`.execute(tx);
};
