import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

export type Way = { provider: string; from: string | null; to: string };
export type TranslatedRow = { segment: Buffer; found: string | null; sealed: Buffer };

export const translatedRows = async (db: Db, way: Way, segments: readonly Buffer[]): Promise<TranslatedRow[]> =>
  segments.length === 0
    ? []
    : (
        await sql<TranslatedRow>`
          select segment, found, sealed from translator.translated
          where provider = ${way.provider} and source = ${way.from ?? ''} and target = ${way.to}
            and segment = any(${segments as Buffer[]}::bytea[])
        `.execute(db)
      ).rows;

export const keepTranslated = async (db: Db, way: Way, rows: readonly TranslatedRow[], madeAt: Date): Promise<void> => {
  if (rows.length === 0) return;
  await sql`
    insert into translator.translated (segment, provider, source, target, found, sealed, made_at)
    select segment, ${way.provider}, ${way.from ?? ''}, ${way.to}, ${rows[0]!.found}, sealed, ${madeAt}
    from unnest(${rows.map((row) => row.segment)}::bytea[], ${rows.map((row) => row.sealed)}::bytea[]) as r(segment, sealed)
    on conflict (segment, provider, source, target)
      do update set sealed = excluded.sealed, found = excluded.found, made_at = excluded.made_at
  `.execute(db);
};

/** In how many languages and ways it stood. */
export const forgetSegments = async (tx: Db, segments: readonly Buffer[]): Promise<number> => {
  const { numAffectedRows } = await sql`
    delete from translator.translated where segment = any(${segments as Buffer[]}::bytea[])
  `.execute(tx);
  return Number(numAffectedRows ?? 0);
};

export const forgetTranslatedBefore = async (tx: Db, time: Date): Promise<void> => {
  await sql`delete from translator.translated where made_at < ${time}`.execute(tx);
};

export const forgetAllTranslated = async (tx: Db): Promise<void> => {
  await sql`delete from translator.translated`.execute(tx);
};
