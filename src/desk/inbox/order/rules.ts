type Row = { id: number; waitingFor: 'agent' | 'customer' };
export type Order = {
  /** The less, the more urgent; null: no haste, after all others. */
  urgencyOf?: ((interactionId: number) => number | null) | undefined;
  /** What stands apart of whose turn it is: come back to the top, or put off to the bottom. */
  apartOf?: ((interactionId: number) => 'woken' | 'asleep' | null) | undefined;
};

/** The parts of an inbox, from the top. */
export const PLACES = ['woken', 'agent', 'customer', 'asleep'] as const;
export type Place = (typeof PLACES)[number];

/** Most urgent first, and as they came where nothing else is known: newest first. */
const byUrgency = <R extends Row>(rows: readonly R[], urgencyOf: Order['urgencyOf']): readonly R[] => {
  if (!urgencyOf) return rows;
  const of = new Map(rows.map((row) => [row.id, urgencyOf(row.id) ?? Infinity]));
  return rows.toSorted((a, b) => {
    const [left, right] = [of.get(a.id)!, of.get(b.id)!];
    return left === right ? 0 : left - right;
  });
};

/** Whose turn it is first, the most urgent of them at the top. */
export const inOrder = <R extends Row>(rows: readonly R[], order: Order): { place: Place; rows: readonly R[] }[] =>
  PLACES.map((place) => ({
    place,
    rows: byUrgency(
      rows.filter((row) => (order.apartOf?.(row.id) ?? row.waitingFor) === place),
      order.urgencyOf,
    ),
  })).filter((part) => part.rows.length > 0);

/**
 * What comes after one that leaves: the next below it of those still there, else the topmost. What was put off is not
 * asked for. `before`: the order in which it was seen last.
 */
export const nextAfter = <R extends Row>(
  id: number,
  before: readonly number[],
  rows: readonly R[],
  order: Order,
): R | null => {
  const left = inOrder(rows, order).flatMap((part) => (part.place === 'asleep' ? [] : part.rows));
  const there = left.filter((row) => row.id !== id);
  const at = before.indexOf(id);
  const below = at < 0 ? [] : before.slice(at + 1);
  return there.find((row) => row.id === below.find((one) => there.some((each) => each.id === one))) ?? there[0] ?? null;
};
