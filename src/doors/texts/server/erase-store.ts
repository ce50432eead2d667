import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

/** Whether what was told names that number or name: in its body, or in the address that it was told to. */
const names = (digits: RawBuilder<unknown>) => sql<boolean>`
  (position(convert_to(${digits}, 'UTF8') in t.raw) > 0 or position(${digits} in t.search) > 0)`;

/** What stands here of a person: what their identifiers wrote and were told, byte for byte. */
export const eraseTexts = async (tx: Db, addresses: readonly string[]): Promise<void> => {
  await sql`delete from texts.played where phone = any(${addresses as string[]})`.execute(tx);
  await sql`delete from texts.visitors where address = any(${addresses as string[]})`.execute(tx);
  await sql`delete from texts.parts where sender = any(${addresses as string[]})`.execute(tx);
  await sql`delete from texts.opt_outs where address = any(${addresses as string[]})`.execute(tx);
  for (const address of addresses)
    await sql`delete from texts.log where position(${address.replace(/^\+/, '')} in detail) > 0`.execute(tx);
  // Raw bytes: whoever is named in them goes with them; what is still to be read is read first.
  for (const address of addresses)
    await sql`
      delete from texts.ledger t where t.state <> 'received' and ${names(sql`${address.replace(/^\+/, '')}`)}
    `.execute(tx);
};

/** Of conversations in which something was hidden, the bytes as they came: the customer keeps what they have (D11). */
export const forgetRawOf = async (tx: Db, interactionId: number): Promise<void> => {
  await sql`
    delete from texts.ledger t using interactions.legs l
    where l.interaction_id = ${interactionId} and t.connection_id = l.connection_id and t.state <> 'received'
      and ${names(sql`ltrim(l.address, '+')`)}
  `.execute(tx);
};
