/** More at once are not taken: a slip of the hand must stay within what a summary can tell. */
export const MOST_AT_ONCE = 100;

/** What is selected in a list, and from where a range goes on. */
export type Selection = {
  ids: ReadonlySet<number>;
  /** Where a range begins, and what was selected besides it. */
  anchor: number | null;
  besides: ReadonlySet<number>;
  /** Where it ended last. */
  head: number | null;
  /** More were wanted than are taken. */
  cut: boolean;
};

const NO_IDS: ReadonlySet<number> = new Set();
export const NOTHING: Selection = { ids: NO_IDS, anchor: null, besides: NO_IDS, head: null, cut: false };

const taken = (ids: readonly number[]): Pick<Selection, 'ids' | 'cut'> => {
  const all = [...new Set(ids)];
  return { ids: new Set(all.slice(0, MOST_AT_ONCE)), cut: all.length > MOST_AT_ONCE };
};

/** One more, or one less; a range goes on from there. */
export const toggled = (from: Selection, id: number): Selection => {
  const wanted = from.ids.has(id) ? [...from.ids].filter((one) => one !== id) : [...from.ids, id];
  const next = taken(wanted);
  return { ...next, anchor: id, head: id, besides: next.ids };
};

/** All from the anchor to `to`, in the order shown; what an earlier end of the same range had selected is let go. */
const ranged = (from: Selection, anchor: number, to: number, shown: readonly number[]): Selection => {
  const [a, b] = [shown.indexOf(anchor), shown.indexOf(to)];
  if (a < 0 || b < 0) return from;
  const range = a <= b ? shown.slice(a, b + 1) : shown.slice(b, a + 1).toReversed();
  return { ...taken([...from.besides, ...range]), anchor, besides: from.besides, head: to };
};

/** Shift and the pointer: from the one last touched. Nothing touched yet: that one alone. */
export const extended = (from: Selection, to: number, shown: readonly number[]): Selection =>
  from.anchor === null || !shown.includes(from.anchor) ? toggled(from, to) : ranged(from, from.anchor, to, shown);

/** Shift and an arrow: from the row that has the focus, or on with the range that ends there. */
export const stepped = (from: Selection, focused: number, to: number, shown: readonly number[]): Selection =>
  from.head === focused && from.anchor !== null && shown.includes(from.anchor)
    ? ranged(from, from.anchor, to, shown)
    : ranged({ ...from, besides: from.ids }, focused, to, shown);

export const allOf = (shown: readonly number[]): Selection => {
  const next = taken(shown);
  return { ...next, anchor: shown[0] ?? null, head: shown[0] ?? null, besides: next.ids };
};

/** Without those. */
export const without = (from: Selection, gone: ReadonlySet<number>): Selection => {
  const ids = new Set([...from.ids].filter((id) => !gone.has(id)));
  return ids.size === 0 ? NOTHING : { ...from, ids, besides: ids, cut: false };
};

/**
 * Why an act can be done with none of them, each reason once; null: with one at least, and whoever is asked says of
 * each whether it is done.
 */
export const whyNone = <Row>(rows: readonly Row[], whyNot: (row: Row) => string | null): readonly string[] | null => {
  const reasons = rows.map(whyNot);
  return reasons.length === 0 || reasons.includes(null) ? null : [...new Set(reasons as string[])];
};
