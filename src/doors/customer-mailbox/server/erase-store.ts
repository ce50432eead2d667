import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

/** The mailbox of somebody who is forgotten is empty. Addresses in lower case. */
export const forgetCustomer = async (tx: Db, addresses: readonly string[]): Promise<void> => {
  const theirs = sql`${addresses as string[]}::text[]`;
  await sql`
    delete from customer_mailbox.mail where lower(recipient) = any(${theirs}) or lower(sender) = any(${theirs})
  `.execute(tx);
};
