import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import { forwardKey, KEYS_OF_INTERACTION } from '../contract.ts';

/** All that was being written there, and what it was before. */
export const forgetDraftsIn = async (tx: Db, interactionId: number, messageIds: readonly number[]): Promise<void> => {
  const keys = [...KEYS_OF_INTERACTION.map((key) => key(interactionId)), ...messageIds.map(forwardKey)];
  await sql`delete from drafts.drafts where interaction_id = ${interactionId} or key = any(${keys})`.execute(tx);
  await sql`
    delete from drafts.versions where key = any(${keys}) or sent_as = any(${messageIds as number[]}::bigint[])
  `.execute(tx);
};

export const forgetDraftsAt = async (tx: Db, keys: readonly string[]): Promise<void> => {
  for (const table of ['drafts', 'versions'])
    await sql`delete from ${sql.table(`drafts.${table}`)} where key = any(${keys as string[]})`.execute(tx);
};
