import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import { readPhone } from '#ground/phone/phone.ts';
import { KIND_OF } from '#spine/channels/elevation/rules.ts';
import type { Channel } from '#spine/channels/texts/contract.ts';

/** A number is the same person by telephone, SMS and WhatsApp. */
const kindsOf = (channel: Channel): string[] => {
  const kind = KIND_OF[channel];
  return kind === 'phone' || kind === 'whatsapp' ? [kind, kind === 'phone' ? 'whatsapp' : 'phone'] : [kind];
};

type Found = { id: number; kind: string; address: string };

/** By their last digits, for cards are written by people; then by the whole number. */
const byNumber = async (tx: Db, kinds: readonly string[], e164: string): Promise<Found | undefined> => {
  const { rows } = await sql<Found>`
    select contact_id as id, kind, address from contacts.addresses
    where digits = ${e164.replace(/\D/g, '').slice(-10)} and kind = any(${kinds as string[]}::text[])
    order by kind = ${kinds[0]} desc, contact_id limit 50
  `.execute(tx);
  return rows.find((one) => readPhone(one.address)?.e164 === e164);
};

const byName = async (tx: Db, kinds: readonly string[], address: string): Promise<Found | undefined> =>
  (
    await sql<Found>`
      select contact_id as id, kind, address from contacts.addresses
      where kind = any(${kinds as string[]}::text[]) and address = ${address}
    `.execute(tx)
  ).rows[0];

/**
 * Whose identifier on a channel that is; who is unknown is made, by that name. The caller has entered intake: two texts of one
 * stranger make one contact.
 */
export const contactForIdentifier = async (
  tx: Db,
  channel: Channel,
  address: string,
  name: string,
): Promise<number> => {
  const kinds = kindsOf(channel);
  // Whoever hides their number is called by something else.
  const known = await (address.startsWith('+') ? byNumber : byName)(tx, kinds, address);
  const id =
    known?.id ??
    (await sql<{ id: number }>`insert into contacts.contacts (name) values (${name}) returning id`.execute(tx)).rows[0]!
      .id;
  if (known?.kind !== kinds[0])
    await sql`
      insert into contacts.addresses (kind, address, contact_id) values (${kinds[0]}, ${address}, ${id}) on conflict do nothing
    `.execute(tx);
  return id;
};
