import type { Db } from '#ground/db/server/database.ts';
import { enterIntake } from '#spine/interactions/server/api.ts';
import type { Target } from '../contract.ts';
import { carryOut, type Outcome } from './carry-out.ts';
import { linesAfter } from './imports-store.ts';

/** Lines that are tried. */
export const TRIED = 100;

/** Carries the result out of a transaction that must leave nothing behind. */
class Tried extends Error {
  readonly outcomes: Outcome[];
  constructor(outcomes: Outcome[]) {
    super('tried');
    this.outcomes = outcomes;
  }
}

/** What the first lines come to, by doing it and taking it back: what is shown is what will be. */
export const tryLines = async (db: Db, importId: number, mapping: readonly (Target | null)[]): Promise<Outcome[]> => {
  try {
    return await db.transaction().execute(async (tx) => {
      await enterIntake(tx);
      throw new Tried(await carryOut(tx, await linesAfter(tx, importId, 0, TRIED), mapping));
    });
  } catch (error) {
    if (error instanceof Tried) return error.outcomes;
    throw error;
  }
};
