import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import { forgetUnusedUploads as forgetUnused } from '#spine/uploads/server/api.ts';

/** Of what is written and waits to leave, or may be taken back. */
const inSent = async (tx: Db): Promise<string[]> =>
  (
    await sql<{ id: string }>`
      select one ->> 'id' as id from compose.sent
      cross join jsonb_array_elements(
        case jsonb_typeof(content -> 'uploads') when 'array' then content -> 'uploads' else '[]' end) as one
    `.execute(tx)
  ).rows.map((row) => row.id);

/** Files that were carried here and are part of nothing that is written, or waits to leave. */
export const forgetUnusedUploads = async (tx: Db): Promise<number> => forgetUnused(tx, await inSent(tx));
