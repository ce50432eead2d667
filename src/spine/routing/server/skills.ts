import type { Db } from '#ground/db/server/database.ts';
import type { Act } from '#ground/events/server/follow.ts';
import { saveChannelLimits } from './queue-store.ts';
import { ROUTING_EVENTS } from '../contract.ts';
import {
  proficiencyRows,
  replaceProficiencies,
  requeueWithPriority,
  saveWeightRows,
  setArchived,
  upsertSkill,
  usesOfSkill,
  weightRows,
  type Proficiency,
  type SkillInput,
} from './skills-store.ts';

export { skillRows as listSkillRows, type Proficiency, type SkillInput, type SkillRow } from './skills-store.ts';

/** Adds (id null) or changes a skill. What waits is ordered by the new priority. `by`: who did it, for the journal. */
export const saveSkillRow = async (
  act: Act,
  skill: SkillInput,
  by: number | null = null,
): Promise<number | 'name-taken' | 'not-found'> => {
  const saved = await upsertSkill(act.tx, skill);
  if (typeof saved !== 'number') return saved;
  await requeueWithPriority(act.tx, saved, skill.priority);
  act.say({ kind: ROUTING_EVENTS.rulesChanged, data: { by, what: 'skill-saved', skillId: saved } });
  return saved;
};

/** Takes a skill out of use, unless a mailbox routes to it or an interaction that is not closed has it: then says how many. */
export const archiveSkillRow = async (
  act: Act,
  skillId: number,
  by: number | null = null,
): Promise<'done' | 'not-found' | { mailboxes: number; interactions: number }> => {
  const uses = await usesOfSkill(act.tx, skillId);
  if (!uses) return 'not-found';
  if (uses.mailboxes + uses.interactions > 0) return uses;
  await setArchived(act.tx, skillId);
  act.say({ kind: ROUTING_EVENTS.rulesChanged, data: { by, what: 'skill-archived', skillId } });
  return 'done';
};

/** Every agent's skills, best first within each agent. */
export const proficienciesOf = (db: Db): Promise<Proficiency[]> => proficiencyRows(db);

/** Gives the agent exactly these skills (level 1 best to 20); 'unknown-skill' when one does not exist or is archived. */
export const setProficiencies = async (
  act: Act,
  agentId: number,
  wanted: readonly { skillId: number; level: number }[],
): Promise<'done' | 'unknown-skill'> => {
  const unique = [...new Map(wanted.map((each) => [each.skillId, each])).values()];
  if ((await replaceProficiencies(act.tx, agentId, unique)) !== unique.length) return 'unknown-skill';
  act.say({ kind: ROUTING_EVENTS.rulesChanged, agentId });
  return 'done';
};

/** D4: how much of a place each status takes in an inbox, 0 to 1. */
export type Weights = { new: number; open: number; pending: number; escalated: number; resolved: number };

export const readWeights = async (db: Db): Promise<Weights> => {
  const stored = new Map((await weightRows(db)).map((row) => [row.status, row.weight]));
  const of = (status: keyof Weights): number => stored.get(status) ?? 1;
  return {
    new: of('new'),
    open: of('open'),
    pending: of('pending'),
    escalated: of('escalated'),
    resolved: of('resolved'),
  };
};

export const saveWeights = async (act: Act, weights: Weights, by: number | null = null): Promise<void> => {
  await saveWeightRows(act.tx, weights);
  act.say({ kind: ROUTING_EVENTS.rulesChanged, data: { by, what: 'weights-saved', weights } });
};

export const saveLimits = async (act: Act, limits: Readonly<Record<string, number>>, by: number): Promise<void> => {
  await saveChannelLimits(act.tx, limits);
  act.say({ kind: ROUTING_EVENTS.rulesChanged, data: { by, what: 'channel-limits-saved', limits } });
};
