import type { Act } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { DISPOSITION_EVENTS } from '../contract.ts';
import {
  moveDisposition as moveRow,
  upsertDisposition,
  upsertSkillRule,
  type SavedDisposition,
} from './office-store.ts';

const changed = (act: Act, by: number | null): void => act.say({ kind: DISPOSITION_EVENTS.changed, data: { by } });

/** Adds one (id null) or changes it. Refuses with 'name-taken' or 'not-found'. */
export const saveDisposition = async (act: Act, one: SavedDisposition, by: number | null): Promise<number> => {
  const saved = await upsertDisposition(act.tx, one);
  if (typeof saved !== 'number') throw refuse(saved);
  changed(act, by);
  return saved;
};

/** At the end of the list already, it stays where it is. */
export const moveDisposition = async (act: Act, id: number, down: boolean, by: number): Promise<void> => {
  if (await moveRow(act.tx, id, down)) changed(act, by);
};

export const saveSkillRule = async (
  act: Act,
  rule: Parameters<typeof upsertSkillRule>[1],
  by: number | null,
): Promise<void> => {
  if (!(await upsertSkillRule(act.tx, rule))) throw refuse('not-found');
  changed(act, by);
};
