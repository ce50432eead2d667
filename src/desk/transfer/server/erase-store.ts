import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

/** That it was handed on, to whom and when stays; what was said goes. */
export const eraseTalk = async (tx: Db, interactionId: number): Promise<void> => {
  await sql`update transfer.handovers set note = '' where interaction_id = ${interactionId}`.execute(tx);
  await sql`delete from transfer.consultations where interaction_id = ${interactionId}`.execute(tx);
};
