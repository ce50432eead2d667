import type { FastifyRequest } from 'fastify';
import type { Actor } from '#ground/api/contract.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { MOST_BYTES } from '../contract.ts';
import { becomeReady, deleteImport, insertImport, insertLines } from './imports-store.ts';
import { portions, spool } from './read-file.ts';
import { sayImport } from './run-import.ts';

const safeName = (name: string | undefined): string =>
  (name ?? '')
    .toWellFormed()
    .split(/[\\/]/)
    .at(-1)!
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(-200) || 'contacts.csv';

/** Takes in one file as it comes, its lines in portions; its number. Whatever stops it leaves nothing of it behind. */
export const takeFile = async (act: Acts, actor: Actor, request: FastifyRequest): Promise<number> => {
  const part = await request.file({ limits: { fileSize: MOST_BYTES + 1, files: 1 } });
  if (!part) throw refuse('empty-file');
  const spooled = await spool(part.file);
  let importId: number | null = null;
  try {
    const file = { byAgentId: actor.id, fileName: safeName(part.filename), ...spooled.shape };
    const id = await act(({ tx }) => insertImport(tx, file));
    importId = id;
    let headers: string[] | null = null;
    let count = 0;
    for await (const portion of portions(spooled.lines())) {
      headers ??= portion.shift()!;
      const first = count + 1;
      if (portion.length > 0) await act(({ tx }) => insertLines(tx, id, first, portion));
      count += portion.length;
    }
    if (headers === null || count === 0) throw refuse('empty-file');
    const [names, lines] = [headers, count];
    await act(async (one) => {
      await becomeReady(one.tx, id, names, lines);
      sayImport(one, { id, byAgentId: actor.id });
    });
    return id;
  } catch (error) {
    const gone = importId;
    if (gone !== null) await act(({ tx }) => deleteImport(tx, gone));
    if ((error as { code?: string }).code?.startsWith('CSV_')) throw refuse('not-csv');
    throw error;
  } finally {
    await spooled.close();
  }
};
