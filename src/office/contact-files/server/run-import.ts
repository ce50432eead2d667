import type { Act, Acts } from '#ground/events/server/follow.ts';
import { addJob } from '#ground/jobs/server/jobs-store.ts';
import type { JobHandlers } from '#ground/jobs/server/worker.ts';
import type { Db } from '#ground/db/server/database.ts';
import { CONTACT_EVENTS } from '#spine/contacts/contract.ts';
import { enterIntake } from '#spine/interactions/server/api.ts';
import { CONTACT_FILE_EVENTS, CONTACT_FILE_JOBS, type Verdict } from '../contract.ts';
import type { Refused } from '../rules.ts';
import { carryOut, type Outcome } from './carry-out.ts';
import * as store from './imports-store.ts';

/** Lines of one transaction: mail that comes in waits for it. */
const AT_ONCE = 100;
/** A page is told at each of so many lines. */
const TELL_EACH = 1_000;
/** One turn of the job, milliseconds: well below its lease. */
const TURN = 20_000;

/** As it is kept beside the line. */
export const reasonOf = ({ code, column }: Refused): string => (column === null ? code : `${code}#${column}`);
export const refusedOf = (reason: string): Refused => {
  const [code = '', column] = reason.split('#');
  return { code, column: column === undefined ? null : Number(column) };
};

export const countsOf = (outcomes: readonly Outcome[]): Record<Verdict, number> => {
  const counts = { created: 0, updated: 0, unchanged: 0, refused: 0 };
  for (const { verdict } of outcomes) counts[verdict] += 1;
  return counts;
};

export const sayImport = (act: Act, { id, byAgentId }: Pick<store.Import, 'id' | 'byAgentId'>): void =>
  act.say({ kind: CONTACT_FILE_EVENTS.changed, agentId: byAgentId, data: { importId: id } });

export const planImport = (tx: Db, importId: number): Promise<void> =>
  addJob(tx, { kind: CONTACT_FILE_JOBS.run, key: `import:${importId}`, payload: { importId } });

/** What a killed process had under way goes on at once: its lease would keep it waiting. */
export const resumeImports = (act: Acts): Promise<void> =>
  act(async ({ tx }) => {
    for (const id of await store.runningImports(tx)) await planImport(tx, id);
  });

/**
 * Carries out the next lines; false when there are none left. The lines and how far it is are one transaction, held from
 * any other process: whatever stops it, nothing is done twice.
 */
const portion = (act: Acts, importId: number): Promise<boolean> =>
  act(async (one) => {
    const { tx } = one;
    await enterIntake(tx);
    const running = await store.holdImport(tx, importId);
    if (running?.state !== 'running') return false;
    const lines = await store.linesAfter(tx, importId, running.done, AT_ONCE);
    const last = lines.at(-1);
    if (!last) {
      await store.becomeDone(tx, importId);
      sayImport(one, running);
      one.say({ kind: CONTACT_EVENTS.imported, data: { by: running.byAgentId } });
      return false;
    }
    const outcomes = await carryOut(tx, lines, running.mapping);
    const refused = outcomes.flatMap(({ n, refused: why }) => (why ? [{ n, reason: reasonOf(why) }] : []));
    await store.saveProgress(tx, importId, last.n, countsOf(outcomes), refused);
    if (Math.floor(last.n / TELL_EACH) > Math.floor(running.done / TELL_EACH)) sayImport(one, running);
    return true;
  });

export const contactFileJobs = (act: Acts): JobHandlers => ({
  [CONTACT_FILE_JOBS.run]: async ({ importId }) => {
    const until = performance.now() + TURN;
    while (await portion(act, Number(importId)))
      if (performance.now() > until) {
        await act(({ tx }) => planImport(tx, Number(importId)));
        return;
      }
  },
});
