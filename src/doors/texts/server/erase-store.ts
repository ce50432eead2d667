import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

/** What stands here of a person: what their identifiers wrote and were told, byte for byte. */
export const eraseTexts = async (tx: Db, addresses: readonly string[]): Promise<void> => {
  await sql`delete from texts.played where phone = any(${addresses as string[]})`.execute(tx);
  await sql`delete from texts.opt_outs where address = any(${addresses as string[]})`.execute(tx);
  // Raw bytes: whoever is named in them goes with them; what is still to be read is read first.
  for (const address of addresses)
    await sql`
      delete from texts.ledger where state <> 'received' and position(convert_to(${address.replace(/^\+/, '')}, 'UTF8') in raw) > 0
    `.execute(tx);
};
