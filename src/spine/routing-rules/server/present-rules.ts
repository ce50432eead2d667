import { now } from '#ground/clock.ts';
import type { Db } from '#ground/db/server/database.ts';
import { log } from '#ground/log.ts';
import { rulesShape, type Rule } from '../contract.ts';
import { presentSet } from './rules-store.ts';

/** Every batch of mail asks; another process's change is seen this many milliseconds later at most. */
const KEPT_FOR = 1_000;

export type PresentRules = { version: number; rules: Rule[]; skills: ReadonlySet<number> };
let kept = new WeakMap<Db, { until: number; set: Promise<PresentRules> }>();

/** Mail must not stand still because a set cannot be read: then no rule holds, and the log says so. */
export const rulesIn = (stored: unknown, version: number): Rule[] => {
  const read = rulesShape.safeParse(stored);
  if (!read.success) log.error('routing rules cannot be read', { version, error: read.error });
  return read.success ? read.data : [];
};

const read = async (db: Db): Promise<PresentRules> => {
  const { version, rules, skills } = await presentSet(db);
  return { version, rules: rulesIn(rules, version), skills: new Set(skills) };
};

/** The rules in force, at most one second old. */
export const presentRules = (db: Db): Promise<PresentRules> => {
  const at = now().getTime();
  const known = kept.get(db);
  if (known && known.until > at) return known.set;
  const set = read(db);
  kept.set(db, { until: at + KEPT_FOR, set });
  set.catch(() => kept.delete(db));
  return set;
};

/** This process has just saved a set. */
export const forgetPresentRules = (): void => {
  kept = new WeakMap();
};
