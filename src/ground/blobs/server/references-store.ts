import { sql } from 'kysely';
import type { Db } from '../../db/server/database.ts';
import type { Referenced } from './sweep.ts';

/**
 * Who refers to a file says so in a column named `sha256`, in whatever schema: one that is added later is known here
 * without being told.
 */
export const referencedIn =
  (db: Db): Referenced =>
  async (keys) => {
    const { rows: places } = await sql<{ schema: string; name: string }>`
      select c.table_schema as schema, c.table_name as name
      from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.column_name = 'sha256' and t.table_type = 'BASE TABLE'
    `.execute(db);
    const found = new Set<string>();
    for (const { schema, name } of places) {
      const { rows } = await sql<{ sha256: string }>`
        select distinct sha256 from ${sql.id(schema, name)} where sha256 = any(${keys as string[]})
      `.execute(db);
      for (const row of rows) found.add(row.sha256);
    }
    // A database that names no place at all is another than the one these files belong to.
    if (places.length === 0) throw new Error('nothing in this database refers to files');
    return found;
  };
