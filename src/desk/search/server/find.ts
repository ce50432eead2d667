import type { Actor } from '#ground/api/contract.ts';
import type { Db } from '#ground/db/server/database.ts';
import { refuse } from '#ground/refusal.ts';
import type { Order, Problem } from '../contract.ts';
import { parse, whyNotLook, type Asked, type Cursor } from '../rules.ts';
import {
  foundIn,
  interactionsIn,
  namesIn,
  newestInteraction,
  placesBetween,
  queryOf,
  SEGMENT,
  type Found,
  type Names,
  type Walk,
} from './find-store.ts';

/** Milliseconds after which a search says how far it came, rather than have somebody wait. */
const BUDGET = 100;
/** Of so many of the newest the best are chosen. */
const MOST_RANKED = 1_000;
const MOST_SEGMENTS = 64;

export type Search = { text: string; order: Order; zone: string; typing: boolean; after: Cursor | null; limit: number };
export type Result = {
  found: Found[];
  next: Cursor | null;
  /** The message to which everything was looked through; null: to the beginning. */
  lookedTo: number | null;
  query: string;
  problems: { problem: Problem; value: string }[];
  ignored: string[];
};

const segmentOf = (place: number): number => Math.floor(place / SEGMENT);

/** Goes back through time until there are `enough` interactions, the beginning, or the budget's end. */
const walkBack = async (
  db: Db,
  walk: Walk,
  bounds: { newest: number; oldest: number },
  enough: number,
): Promise<{ found: Found[]; lookedTo: number | null }> => {
  const step = walk.wanted ? foundIn : interactionsIn;
  const deadline = performance.now() + BUDGET;
  const found: Found[] = [];
  const seen = new Set<number>();
  const last = segmentOf(bounds.oldest);
  let from = segmentOf(walk.after?.place ?? bounds.newest);
  let width = 1;
  while (from >= last) {
    const to = Math.max(last, from - width + 1);
    const begun = performance.now();
    // An interaction may be found several times: more than is wanted, and it is asked again from the last one.
    const most = (enough - seen.size) * 4;
    const rows = await step(db, walk, { from, to }, most);
    for (const row of rows) {
      if (!walk.ranked && seen.has(row.interactionId)) continue;
      seen.add(row.interactionId);
      found.push(row);
      if (seen.size === enough) return { found, lookedTo: row.place };
    }
    const end = rows.at(-1);
    if (end && rows.length === most) {
      walk = { ...walk, after: end };
      from = segmentOf(end.place);
    } else from = to - 1;
    const now = performance.now();
    if (from >= last && now > deadline) return { found, lookedTo: (from + 1) * SEGMENT };
    // As many of them next as half the rest of the budget has room for.
    const each = (now - begun) / width;
    width = Math.max(1, Math.min(MOST_SEGMENTS, width * 4, Math.floor((deadline - now) / Math.max(each, 0.1) / 2)));
  }
  return { found, lookedTo: null };
};

/** The best of each interaction, best first; a newer one of two alike. */
const best = (found: readonly Found[]): Found[] => {
  const byInteraction = new Map<number, Found>();
  for (const one of found) {
    const so = byInteraction.get(one.interactionId);
    if (!so || one.rank > so.rank) byInteraction.set(one.interactionId, one);
  }
  return [...byInteraction.values()].sort((a, b) => b.rank - a.rank || b.place - a.place);
};

const unknown = (asked: Asked, names: Names): { problem: Problem; value: string }[] =>
  (['skills', 'tags', 'agents'] as const).flatMap((kind) =>
    names[kind].flatMap((id, n) =>
      id === null ? [{ problem: `unknown-${kind.slice(0, -1)}` as Problem, value: asked[kind][n]!.said }] : [],
    ),
  );

/** Searches in at most about `BUDGET` milliseconds; what it did not come to is behind `next`. Refuses what asks for nothing. */
export const search = async (db: Db, actor: Actor, asks: Search): Promise<Result> => {
  const asked = parse(asks.text, asks.typing);
  const refusal = whyNotLook(asked);
  if (refusal) throw refuse(refusal);
  const names = await namesIn(db, asked);
  const { wanted, ignored } = await queryOf(db, asked.terms);
  const problems = [...asked.problems, ...unknown(asked, names)];
  const nothing = { found: [], next: null, lookedTo: null, query: wanted, problems, ignored };
  // A name that nobody bears finds nothing, and says so; words that stand everywhere alone are not looked for.
  if (unknown(asked, names).length > 0) return nothing;
  if (wanted === '' && whyNotLook({ ...asked, terms: [] })) return nothing;
  const ranked = asks.order === 'best' && wanted !== '';
  const bounds = wanted
    ? await placesBetween(db, asked, asks.zone)
    : { newest: await newestInteraction(db), oldest: 0 };
  const walk = { actor, asked, names, zone: asks.zone, wanted, ranked, after: ranked ? null : asks.after };
  const { found, lookedTo } = await walkBack(db, walk, bounds, ranked ? MOST_RANKED : asks.limit);
  if (ranked) {
    const skip = asks.after?.skip ?? 0;
    const all = best(found);
    const page = all.slice(skip, skip + asks.limit);
    const more = all.length > skip + asks.limit;
    return { ...nothing, found: page, lookedTo, next: more ? { place: 0, id: 0, skip: skip + asks.limit } : null };
  }
  const last = found.at(-1);
  const next = lookedTo === null ? null : found.length === asks.limit ? last! : { place: lookedTo, id: 0 };
  return { ...nothing, found, lookedTo, next: next && { place: next.place, id: next.id, skip: 0 } };
};
