import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import { KIND_OF } from '#spine/channels/elevation/rules.ts';
import type { Channel } from '#spine/channels/texts/contract.ts';

/** A number is the same person by telephone, SMS and WhatsApp. */
const kindsOf = (channel: Channel): string[] => {
  const kind = KIND_OF[channel];
  return kind === 'phone' || kind === 'whatsapp' ? [kind, kind === 'phone' ? 'whatsapp' : 'phone'] : [kind];
};

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
  const { rows } = await sql<{ id: number; kind: string }>`
    select contact_id as id, kind from contacts.addresses
    where kind = any(${kinds}::text[]) and address = ${address} order by kind = ${kinds[0]} desc limit 1
  `.execute(tx);
  const known = rows[0];
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
