import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { Target } from '../contract.ts';

export type Import = {
  id: number;
  byAgentId: number;
  byName: string;
  fileName: string;
  state: 'reading' | 'ready' | 'running' | 'done';
  encoding: string;
  delimiter: string;
  headers: string[];
  mapping: (Target | null)[];
  lines: number;
  done: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
  beganAt: Date;
  finishedAt: Date | null;
};

const IMPORT = sql`
  i.id, i.by_agent_id as "byAgentId", p.name as "byName", i.file_name as "fileName", i.state, i.encoding, i.delimiter,
  i.headers, i.mapping, i.lines, i.done, i.created, i.updated, i.unchanged, i.refused, i.began_at as "beganAt",
  i.finished_at as "finishedAt"`;

export const importRows = async (db: Db): Promise<Import[]> =>
  (
    await sql<Import>`
      select ${IMPORT} from contact_files.imports i join people.agents p on p.id = i.by_agent_id
      where i.state <> 'reading' order by i.id desc limit 50
    `.execute(db)
  ).rows;

export const importById = async (db: Db, id: number): Promise<Import | null> =>
  (
    await sql<Import>`
      select ${IMPORT} from contact_files.imports i join people.agents p on p.id = i.by_agent_id
      where i.id = ${id} and i.state <> 'reading'
    `.execute(db)
  ).rows[0] ?? null;

/** Kept from others until the transaction ends: a portion is carried out once, whoever carries it out. */
export const holdImport = async (tx: Db, id: number): Promise<Import | null> => {
  await sql`select from contact_files.imports where id = ${id} for update`.execute(tx);
  return importById(tx, id);
};

export const insertImport = async (
  tx: Db,
  file: { byAgentId: number; fileName: string; encoding: string; delimiter: string },
): Promise<number> =>
  (
    await sql<{ id: number }>`
      insert into contact_files.imports (by_agent_id, file_name, encoding, delimiter)
      values (${file.byAgentId}, ${file.fileName}, ${file.encoding}, ${file.delimiter}) returning id
    `.execute(tx)
  ).rows[0]!.id;

/** `first`: the number of the first of them in the file. */
export const insertLines = async (
  tx: Db,
  importId: number,
  first: number,
  lines: readonly string[][],
): Promise<void> => {
  await sql`
    insert into contact_files.lines (import_id, n, cells)
    select ${importId}, ${first}::int + l.place::int - 1, array(select jsonb_array_elements_text(l.cells))
    from jsonb_array_elements(${JSON.stringify(lines)}::jsonb) with ordinality as l(cells, place)
  `.execute(tx);
};

export const becomeReady = async (tx: Db, id: number, headers: readonly string[], lines: number): Promise<void> => {
  await sql`
    update contact_files.imports set state = 'ready', headers = ${headers as string[]}::text[], lines = ${lines}
    where id = ${id}
  `.execute(tx);
};

export const deleteImport = async (tx: Db, id: number): Promise<void> => {
  await sql`delete from contact_files.imports where id = ${id}`.execute(tx);
};

/** False: it was started already, or is gone. */
export const becomeRunning = async (tx: Db, id: number, mapping: readonly (Target | null)[]): Promise<boolean> => {
  const { rows } = await sql`
    update contact_files.imports set state = 'running', mapping = ${mapping as string[]}::text[]
    where id = ${id} and state = 'ready' returning 1
  `.execute(tx);
  return rows.length > 0;
};

export type Line = { n: number; cells: string[] };

/** The next lines, in their order; `after`: those up to this number are carried out. */
export const linesAfter = async (db: Db, importId: number, after: number, limit: number): Promise<Line[]> =>
  (
    await sql<Line>`
      select n, cells from contact_files.lines where import_id = ${importId} and n > ${after} order by n limit ${limit}
    `.execute(db)
  ).rows;

export type Counts = { created: number; updated: number; unchanged: number; refused: number };

/** Lines up to `done` are carried out; of those only what was refused is kept, each with its reason. */
export const saveProgress = async (
  tx: Db,
  id: number,
  done: number,
  counts: Counts,
  refused: readonly { n: number; reason: string }[],
): Promise<void> => {
  await sql`
    update contact_files.lines l set refused = r.reason
    from jsonb_to_recordset(${JSON.stringify(refused)}::jsonb) as r(n int, reason text)
    where l.import_id = ${id} and l.n = r.n
  `.execute(tx);
  await sql`delete from contact_files.lines where import_id = ${id} and n <= ${done} and refused is null`.execute(tx);
  await sql`
    update contact_files.imports
    set done = ${done}, created = created + ${counts.created}, updated = updated + ${counts.updated},
        unchanged = unchanged + ${counts.unchanged}, refused = refused + ${counts.refused}
    where id = ${id}
  `.execute(tx);
};

/** Nothing more is carried out of it. */
export const becomeDone = async (tx: Db, id: number): Promise<void> => {
  await sql`delete from contact_files.lines where import_id = ${id} and refused is null`.execute(tx);
  await sql`
    update contact_files.imports set state = 'done', finished_at = now() where id = ${id} and state = 'running'
  `.execute(tx);
};

export const refusedAfter = async (
  db: Db,
  importId: number,
  after: number,
  limit: number,
): Promise<(Line & { refused: string })[]> =>
  (
    await sql<Line & { refused: string }>`
      select n, cells, refused from contact_files.lines
      where import_id = ${importId} and refused is not null and n > ${after} order by n limit ${limit}
    `.execute(db)
  ).rows;

export const runningImports = async (db: Db): Promise<number[]> =>
  (await sql<{ id: number }>`select id from contact_files.imports where state = 'running'`.execute(db)).rows.map(
    (row) => row.id,
  );

/** Files that nobody went on with, and what was refused long ago. */
export const forgetImports = async (tx: Db): Promise<void> => {
  await sql`
    delete from contact_files.imports
    where state in ('reading', 'ready') and began_at < now() - interval '2 days'
       or state = 'done' and finished_at < now() - interval '30 days'
  `.execute(tx);
};
