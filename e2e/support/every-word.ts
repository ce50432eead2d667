import pg from 'pg';
import type { RunningHouse } from './house.ts';

type Column = { place: string; query: string };

/** Every column of the house that can hold words: texts, documents and bytes, of every schema of ours. */
const columns = async (client: pg.Client): Promise<Column[]> => {
  const { rows } = await client.query<{ schema: string; table: string; column: string; type: string }>(`
    select c.table_schema as schema, c.table_name as table, c.column_name as column, c.data_type as type
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
      and c.data_type in ('text', 'jsonb', 'json', 'bytea', 'ARRAY', 'character varying')`);
  return rows.map(({ schema, table, column, type }) => ({
    place: `${schema}.${table}.${column}`,
    query: `select "${column}"${type === 'bytea' ? '' : '::text'} as value from "${schema}"."${table}" where "${column}" is not null`,
  }));
};

/**
 * The columns in which a word stands, `schema.table.column`. `unpack` reads bytes that are kept packed; what it throws on
 * is read as it is.
 */
export const placesOf = async (
  house: Pick<RunningHouse, 'database'>,
  word: string,
  unpack: (bytes: Buffer) => Buffer,
): Promise<string[]> => {
  const client = new pg.Client(house.database);
  await client.connect();
  try {
    const found = new Set<string>();
    for (const { place, query } of await columns(client))
      for (const { value } of (await client.query<{ value: string | Buffer }>(query)).rows)
        if (textsOf(value, unpack).some((text) => text.includes(word))) found.add(place);
    return [...found].toSorted();
  } finally {
    await client.end();
  }
};

const textsOf = (value: string | Buffer, unpack: (bytes: Buffer) => Buffer): string[] => {
  if (typeof value === 'string') return [value];
  try {
    return [value.toString('latin1'), unpack(value).toString('latin1')];
  } catch {
    return [value.toString('latin1')];
  }
};
