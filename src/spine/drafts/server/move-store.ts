import { sql } from 'kysely';
import type { Place } from './drafts-store.ts';
import type { Db } from '#ground/db/server/database.ts';
import { forwardKey, KEYS_OF_INTERACTION } from '../contract.ts';

/**
 * One of two interactions is the other now: what anybody was writing in it goes on there; where they wrote in both, it is
 * kept as a version. Whose drafts they are, under their new keys.
 */
export const moveDraftRows = async (tx: Db, from: number, into: number): Promise<Place[]> => {
  const moved: Place[] = [];
  for (const keyOf of KEYS_OF_INTERACTION) {
    const [old, key] = [keyOf(from), keyOf(into)];
    await sql`update drafts.versions set key = ${key} where key = ${old}`.execute(tx);
    await sql`
      with twice as (
        delete from drafts.drafts d where key = ${old}
          and exists (select from drafts.drafts o where o.agent_id = d.agent_id and o.key = ${key})
        returning agent_id, content
      )
      insert into drafts.versions (agent_id, key, content, bytes, reason)
      select agent_id, ${key}, content, pg_column_size(content), 'overwritten' from twice
    `.execute(tx);
    const { rows } = await sql<Place>`
      update drafts.drafts set key = ${key} where key = ${old} returning agent_id as "agentId", key
    `.execute(tx);
    moved.push(...rows);
  }
  await sql`update drafts.drafts set interaction_id = ${into} where interaction_id = ${from}`.execute(tx);
  return moved;
};

/** Those messages are in another interaction now, and with them the forwards of them that are being written. */
export const moveForwardDrafts = async (tx: Db, messageIds: readonly number[], into: number): Promise<void> => {
  await sql`
    update drafts.drafts set interaction_id = ${into}
    where key = any(${messageIds.map(forwardKey)}::text[]) and interaction_id is not null
  `.execute(tx);
};
