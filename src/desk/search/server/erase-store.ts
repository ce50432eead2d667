import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

/** Nothing of it is found any more; the index hears of it by the journal too, and finds nothing to do. */
export const eraseDocuments = async (tx: Db, interactionId: number): Promise<void> => {
  await sql`delete from search.documents where interaction_id = ${interactionId}`.execute(tx);
};

/** Searches that colleagues kept by one of these addresses. */
export const forgetSearchesFor = async (tx: Db, addresses: readonly string[]): Promise<void> => {
  await sql`
    delete from search.saved where exists (
      select from unnest(${addresses as string[]}::text[]) address
      where position(address in lower(name || ' ' || asked::text)) > 0)
  `.execute(tx);
};
