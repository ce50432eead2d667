import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

/** The first day of the month of that day; both as YYYY-MM-DD. */
export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;

/** False, and nothing is held, when the month would go beyond the limit. Many may ask at once: the row decides. */
export const holdCharacters = async (
  db: Db,
  month: string,
  characters: number,
  limit: number | null,
): Promise<boolean> => {
  const { rows } = await sql`
    insert into translator.months as m (month, characters)
    select ${month}::date, ${characters}::bigint where ${limit}::bigint is null or ${characters}::bigint <= ${limit}::bigint
    on conflict (month) do update set characters = m.characters + excluded.characters
      where ${limit}::bigint is null or m.characters + excluded.characters <= ${limit}::bigint
    returning 1
  `.execute(db);
  return rows.length > 0;
};

/** What was held and never sent. */
export const giveBackCharacters = async (db: Db, month: string, characters: number): Promise<void> => {
  await sql`
    update translator.months set characters = greatest(0, characters - ${characters}::bigint) where month = ${month}::date
  `.execute(db);
};

export type Spent = { day: string; provider: string; currency: string; characters: number; cost: number };

export const addSpent = async (db: Db, spent: Spent): Promise<void> => {
  await sql`
    insert into translator.days as d (day, provider, currency, characters, cost)
    values (${spent.day}::date, ${spent.provider}, ${spent.currency}, ${spent.characters}, ${spent.cost})
    on conflict (day, provider, currency)
      do update set characters = d.characters + excluded.characters, cost = d.cost + excluded.cost
  `.execute(db);
};

/** Of that month, the last day first. */
export const spentIn = async (db: Db, month: string): Promise<{ characters: number; days: Spent[] }> => {
  const { rows } = await sql<{ characters: number }>`
    select characters from translator.months where month = ${month}::date
  `.execute(db);
  const days = await sql<Spent>`
    select to_char(day, 'YYYY-MM-DD') as day, provider, currency, characters, cost from translator.days
    where day >= ${month}::date and day < ${month}::date + interval '1 month'
    order by day desc, provider, currency
  `.execute(db);
  return { characters: rows[0]?.characters ?? 0, days: days.rows };
};
