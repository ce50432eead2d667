import { now } from '#ground/clock.ts';
import type { Act } from '#ground/events/server/follow.ts';
import { addJobs } from '#ground/jobs/server/jobs-store.ts';
import { refuse } from '#ground/refusal.ts';
import { TIMER_EVENTS, TIMER_JOBS, type Plan } from '../contract.ts';
import { problemsOf } from '../hours/rules.ts';
import { deletePlanRow, savePlanRow } from './plans-store.ts';
import { retime } from './retime.ts';
import { pageOfTimed, saveCounting } from './timers-store.ts';

/** Interactions that one act sets anew. */
const PAGE = 500;

const retimeFrom = (act: Act, after: number): Promise<void> =>
  addJobs(act.tx, [{ kind: TIMER_JOBS.retimeAll, payload: { after } }]);

/** All that run are set anew, a page at a time: a plan changed, or timers were turned on or off. */
export const retimePage = async (act: Act, after: number): Promise<void> => {
  const ids = await pageOfTimed(act.tx, after, PAGE);
  await retime(act, ids);
  if (ids.length === PAGE) await retimeFrom(act, ids.at(-1)!);
};

export const savePlan = async (act: Act, skillId: number | null, plan: Plan, by: number | null): Promise<void> => {
  const [problem] = problemsOf(plan.hours, now().getTime());
  if (problem) throw refuse(problem.code);
  await savePlanRow(act.tx, skillId, plan, by);
  act.say({ kind: TIMER_EVENTS.plansChanged, data: { by, skillId } });
  await retimeFrom(act, 0);
};

export const dropPlan = async (act: Act, skillId: number, by: number): Promise<void> => {
  if (!(await deletePlanRow(act.tx, skillId))) return;
  act.say({ kind: TIMER_EVENTS.plansChanged, data: { by, skillId } });
  await retimeFrom(act, 0);
};

/** R91: follows the setting of the house. */
export const followSetting = async (act: Act, on: boolean): Promise<void> => {
  if (!(await saveCounting(act.tx, on ? now() : null))) return;
  act.say({ kind: TIMER_EVENTS.plansChanged, data: { on } });
  await retimeFrom(act, 0);
};
