import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

const SCRUBBED = sql`subject = '', sender = '', envelope_from = '', helo = null, remote_ip = null, reason = null`;

/** Of the mails of an interaction the ledger keeps that they came, when, and what became of them. */
export const forgetMailsIn = async (tx: Db, interactionId: number): Promise<void> => {
  await sql`
    with theirs as (
      update mail_in.ledger set ${SCRUBBED} where interaction_id = ${interactionId} returning id)
    delete from mail_in.raw r using theirs where r.ledger_id = theirs.id
  `.execute(tx);
};

/** And of the settled ones that these addresses sent and that reached no interaction. */
export const forgetMailsFrom = async (tx: Db, addresses: readonly string[]): Promise<void> => {
  await sql`
    with theirs as (
      update mail_in.ledger set ${SCRUBBED}
      where state <> 'received' and exists (
        select from unnest(${addresses as string[]}::text[]) address
        where lower(envelope_from) = address or position(address in lower(sender)) > 0)
      returning id)
    delete from mail_in.raw r using theirs where r.ledger_id = theirs.id
  `.execute(tx);
};
