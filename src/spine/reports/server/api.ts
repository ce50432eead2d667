import type { Db } from '#ground/db/server/database.ts';
import type { Entry } from '#ground/events/server/journal-store.ts';
import { reportShape, type Reason, type Report } from '../contract.ts';
import { isTold, mayReport, reasonOf } from '../rules.ts';
import { reportRow } from './reports-store.ts';

/** What became of it, as it stands now; null: it is gone, or part of another. */
export const reportOf = async (db: Db, interactionId: number): Promise<Report | null> => {
  const row = await reportRow(db, interactionId);
  return row === null ? null : reportShape.parse(row);
};

/** `id`: of that moment of that interaction, the same whenever it is asked. */
export type Occurred = { id: string; interactionId: number; reason: Reason; at: Date };

/** What is to be told of after these entries of the journal: once for each interaction and transaction. */
export const reportsAfter = (entries: readonly Entry[]): Occurred[] => {
  const moments = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (entry.interactionId === null || !mayReport(entry.kind)) continue;
    const key = `${entry.place.xid}-${entry.interactionId}`;
    moments.set(key, [...(moments.get(key) ?? []), entry]);
  }
  return [...moments].flatMap(([id, of]) => {
    const reason = reasonOf(of);
    return reason ? [{ id, interactionId: of[0]!.interactionId!, reason, at: of.at(-1)!.at }] : [];
  });
};

/** R119, D18. */
export const isToldOf = ({ interaction }: Report): boolean => isTold(interaction);
