import { sql } from 'kysely';
import type { Actor } from '#ground/api/contract.ts';
import type { Db } from '#ground/db/server/database.ts';
import { LISTED, visibleTo } from '#spine/interactions/server/api.ts';

export type PersonRow = { contactId: number; name: string; address: string; interactionId: number; near: boolean };

/** Of contacts of one name there may be many: so many are asked whether this person may see anything of theirs. */
const CANDIDATES = 40;
/** How much of what was typed is in the name, by groups of three letters. */
const LIKENESS = '0.4';

/**
 * Contacts with what was typed in their name or address, else those with a name near it (letters wrong, missing or
 * turned round), of whom this person may see an interaction; with the last of those.
 */
export const peopleNear = async (db: Db, actor: Actor, said: string, limit: number): Promise<PersonRow[]> => {
  // Of the transaction: two letters wrong in a name of two words are 0.5.
  return await db.transaction().execute(async (tx) => {
    await sql`select set_config('pg_trgm.word_similarity_threshold', ${LIKENESS}, true)`.execute(tx);
    return await peopleLike(tx, actor, said, limit);
  });
};

const peopleLike = async (db: Db, actor: Actor, said: string, limit: number): Promise<PersonRow[]> => {
  const like = `%${said.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<PersonRow>`
    with asked as materialized (select contacts.fold(${said}) as said, contacts.fold(${like}) as held),
    holding as (
      (select c.id, false as near, 1::real as likeness from contacts.contacts c, asked where c.folded like asked.held limit ${CANDIDATES})
      union
      (select a.contact_id, false, 1 from contacts.addresses a, asked
       where a.kind = 'email' and a.folded like asked.held limit ${CANDIDATES})),
    close as (
      select c.id, true as near, word_similarity(asked.said, c.folded) as likeness from contacts.contacts c, asked
      where asked.said <% c.folded and not exists (select from holding)
      order by likeness desc limit ${CANDIDATES})
    select c.id as "contactId", c.name, p.near, last.id as "interactionId",
           coalesce((select a.address from contacts.addresses a
                     where a.contact_id = c.id and a.kind = 'email' order by a.preferred desc, a.address limit 1), '') as address
    from (select * from holding union all select * from close) p
    join contacts.contacts c on c.id = p.id
    cross join lateral (
      select i.id from interactions.interactions i
      where i.contact_id = c.id and ${LISTED} and ${visibleTo(actor)}
      order by i.created_at desc limit 1) last
    order by p.near, p.likeness desc, c.folded, c.id limit ${limit}
  `.execute(db);
  return rows;
};
