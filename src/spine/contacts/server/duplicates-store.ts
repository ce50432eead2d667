import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { ReasonAlike } from '../contract.ts';
import type { Address } from './addresses-store.ts';

export type Alike = {
  id: number;
  name: string;
  company: string | null;
  place: string | null;
  addresses: Address[];
  reason: ReasonAlike;
};

/** Of two names, how much of their groups of three letters is the same; order of the words does not count. */
const LIKENESS = '0.55';
/** Fewer digits are an extension, not a number of a person. */
const LEAST_DIGITS = 7;
/** Looked at for each reason before the best are chosen. */
const CANDIDATES = 30;

/** Whoever has an address there has it there with everybody else. */
export const PUBLIC_DOMAINS: readonly string[] =
  'gmail.com googlemail.com outlook.com outlook.fr hotmail.com hotmail.fr hotmail.ca live.com live.fr live.ca msn.com yahoo.com yahoo.fr yahoo.ca ymail.com icloud.com me.com mac.com aol.com gmx.com gmx.net gmx.de web.de mail.com proton.me protonmail.com pm.me videotron.ca bell.net sympatico.ca rogers.com telus.net shaw.ca cogeco.ca orange.fr wanadoo.fr free.fr sfr.fr laposte.net bbox.fr'.split(
    ' ',
  );

/**
 * Contacts that may be the same person as this one, the surest first. `only`: nobody but that one is asked about.
 * The likeness of names is a setting of the transaction: call it in one.
 */
export const contactsLike = async (
  tx: Db,
  contactId: number,
  { limit, only = null }: { limit: number; only?: number | null },
): Promise<Alike[]> => {
  await sql`select set_config('pg_trgm.similarity_threshold', ${LIKENESS}, true)`.execute(tx);
  const { rows } = await sql<Alike>`
    with me as materialized (
      select c.id, c.folded, nullif(contacts.fold(coalesce(c.company, '')), '') as company,
             array(select distinct split_part(a.address, '@', 2) from contacts.addresses a
                   where a.contact_id = c.id and a.kind = 'email'
                     and split_part(a.address, '@', 2) <> all(${PUBLIC_DOMAINS as string[]})) as domains
      from contacts.contacts c where c.id = ${contactId} and c.merged_into_id is null),
    by_phone as (
      select distinct other.contact_id as id from contacts.addresses mine
      join contacts.addresses other on other.digits = mine.digits and other.contact_id <> mine.contact_id
      where mine.contact_id = ${contactId} and length(mine.digits) >= ${LEAST_DIGITS}::int limit ${CANDIDATES}),
    by_name as (
      select c.id from contacts.contacts c, me where me.folded <> '' and c.folded % me.folded and c.id <> me.id
        and c.merged_into_id is null
      order by similarity(c.folded, me.folded) desc, c.id limit ${CANDIDATES}),
    found as (
      select c.id, case
          when c.id in (select id from by_phone) then 'phone'
          when c.folded = me.folded and contacts.fold(c.company) = me.company then 'name-company'
          when c.folded = me.folded and exists (
            select from contacts.addresses a where a.contact_id = c.id and a.kind = 'email'
              and split_part(a.address, '@', 2) = any(me.domains)) then 'name-domain'
          when c.folded = me.folded then 'name'
          else 'near-name' end as reason, similarity(c.folded, me.folded) as likeness
      from contacts.contacts c, me
      where c.id in (select id from by_phone union select id from by_name) and c.merged_into_id is null
        and (${only}::bigint is null or c.id = ${only})
        and not exists (select from contacts.told_apart t
                        where t.a_id = least(c.id, me.id) and t.b_id = greatest(c.id, me.id)))
    select c.id, c.name, c.company, c.place, f.reason,
           coalesce((select json_agg(json_build_object('kind', a.kind, 'address', a.address) order by a.kind, a.address)
                     from contacts.addresses a where a.contact_id = c.id), '[]') as addresses
    from found f join contacts.contacts c on c.id = f.id
    order by array_position(array['phone', 'name-company', 'name-domain', 'name', 'near-name'], f.reason),
             f.likeness desc, c.id limit ${limit}
  `.execute(tx);
  return rows;
};

export const insertToldApart = async (tx: Db, a: number, b: number, by: number): Promise<void> => {
  await sql`
    insert into contacts.told_apart (a_id, b_id, by_agent_id) values (${Math.min(a, b)}, ${Math.max(a, b)}, ${by})
    on conflict do nothing
  `.execute(tx);
};
