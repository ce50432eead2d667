import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

/** Lines of files that name one of these addresses (lower case) are kept no longer, refused ones among them. */
export const forgetLinesOf = async (tx: Db, addresses: readonly string[]): Promise<void> => {
  await sql`
    delete from contact_files.lines l where exists (
      select from unnest(l.cells) cell where lower(trim(cell)) = any(${addresses as string[]}::text[]))
  `.execute(tx);
};
