import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

/** Handovers and consultations of one interaction are the other's now; a question asked in both stays asked once. */
export const moveToInteraction = async (tx: Db, from: number, into: number): Promise<void> => {
  await sql`update transfer.handovers set interaction_id = ${into} where interaction_id = ${from}`.execute(tx);
  await sql`
    update transfer.consultations c set closed_at = now() where c.interaction_id = ${from} and c.closed_at is null
      and exists (select from transfer.consultations o where o.interaction_id = ${into} and o.closed_at is null
                    and o.asker_id = c.asker_id and o.colleague_id = c.colleague_id)
  `.execute(tx);
  await sql`update transfer.consultations set interaction_id = ${into} where interaction_id = ${from}`.execute(tx);
};
