import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

/** Their addresses (lower case) stand in no list; a domain that is blocked stays so. */
export const forgetBlocked = async (tx: Db, addresses: readonly string[]): Promise<void> => {
  await sql`
    with theirs as (
      delete from spam.blocked where kind = 'address' and value = any(${addresses as string[]}::text[]) returning id)
    delete from spam.stopped s using theirs where s.block_id = theirs.id
  `.execute(tx);
};
