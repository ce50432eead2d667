import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { Field } from '../contract.ts';

const FIELD = sql`f.id, f.name, f.type, f.choices, f.shown, f.required, f.archived_at is not null as archived`;

/** In their order; archived ones last. */
export const fieldRows = async (db: Db): Promise<Field[]> =>
  (
    await sql<Field>`
      select ${FIELD} from contacts.fields f order by f.archived_at is not null, f.position, f.id
    `.execute(db)
  ).rows;

export const fieldById = async (db: Db, id: number): Promise<Field | null> =>
  (await sql<Field>`select ${FIELD} from contacts.fields f where f.id = ${id}`.execute(db)).rows[0] ?? null;

/** How many contacts have something in each. */
export const fieldUses = async (db: Db): Promise<Map<number, number>> => {
  const { rows } = await sql<{ id: number; n: number }>`
    select field_id as id, count(*)::int as n from contacts.field_values group by field_id
  `.execute(db);
  return new Map(rows.map((row) => [row.id, row.n]));
};

/** One change of the fields at a time: their order and their number are of all of them. */
export const enterFields = async (tx: Db): Promise<void> => {
  await sql`lock table contacts.fields in share row exclusive mode`.execute(tx);
};

/** 'taken': another living one has that name. The type of one that is there stays what it is. */
export const saveField = async (
  tx: Db,
  field: Omit<Field, 'id'> & { id: number | null },
): Promise<number | 'taken' | 'gone'> => {
  const { id, name, type, choices, shown, required, archived } = field;
  const { rows: same } = await sql`
    select from contacts.fields
    where folded = contacts.fold(${name}) and archived_at is null and id is distinct from ${id}::bigint and not ${archived}
  `.execute(tx);
  if (same.length > 0) return 'taken';
  const { rows } =
    id === null
      ? await sql<{ id: number }>`
          insert into contacts.fields (name, type, choices, shown, required, position)
          select ${name}, ${type}, ${choices}::text[], ${shown}, ${required}, coalesce(max(position), 0) + 1
          from contacts.fields returning id
        `.execute(tx)
      : await sql<{ id: number }>`
          update contacts.fields
          set name = ${name}, choices = ${choices}::text[], shown = ${shown}, required = ${required},
              archived_at = case when ${archived} then coalesce(archived_at, now()) end
          where id = ${id} returning id
        `.execute(tx);
  return rows[0]?.id ?? 'gone';
};

/** These first, in this order; what is not named comes after, in the order it had. */
export const orderFields = async (tx: Db, ids: readonly number[]): Promise<void> => {
  await sql`
    update contacts.fields f set position = o.place
    from (select id, row_number() over (
            order by array_position(${ids as number[]}::bigint[], id) nulls last, position, id) as place
          from contacts.fields) o
    where o.id = f.id and f.position <> o.place
  `.execute(tx);
};

/** False: some contact has something in it. */
export const deleteField = async (tx: Db, id: number): Promise<boolean> => {
  const { rows } = await sql`
    delete from contacts.fields f
    where id = ${id} and not exists (select from contacts.field_values v where v.field_id = f.id) returning 1
  `.execute(tx);
  return rows.length > 0;
};

/** What a contact has in the fields of the house. */
export const valuesOf = async (db: Db, contactId: number): Promise<Map<number, string>> => {
  const { rows } = await sql<{ id: number; value: string }>`
    select field_id as id, value from contacts.field_values where contact_id = ${contactId}
  `.execute(db);
  return new Map(rows.map((row) => [row.id, row.value]));
};

/** Empty: nothing any more. */
export const saveValue = async (tx: Db, contactId: number, fieldId: number, value: string): Promise<void> => {
  if (value === '')
    await sql`delete from contacts.field_values where contact_id = ${contactId} and field_id = ${fieldId}`.execute(tx);
  else
    await sql`
      insert into contacts.field_values (contact_id, field_id, value) values (${contactId}, ${fieldId}, ${value})
      on conflict (contact_id, field_id) do update set value = excluded.value
    `.execute(tx);
};
