import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

/** That an answer went to them at once, and when. */
export const forgetAutoAnswers = async (tx: Db, addresses: readonly string[]): Promise<void> => {
  await sql`delete from routing_rules.auto_answers where lower(address) = any(${addresses as string[]}::text[])`.execute(
    tx,
  );
};
