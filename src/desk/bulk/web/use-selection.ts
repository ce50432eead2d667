import { useCallback, useMemo, useRef, useState } from 'react';
import type { InteractionRow } from '#spine/interactions/contract.ts';
import { allOf, extended, NOTHING, stepped, toggled, without } from '../rules.ts';

const NO_ROWS: readonly InteractionRow[] = [];
const idsOf = (rows: readonly InteractionRow[]): number[] => rows.map((row) => row.id);

/** Several rows of a list at once. What is selected and no longer shown counts for nothing. */
export const useSelection = () => {
  const [shown, setShown] = useState(NO_ROWS);
  const [selection, setSelection] = useState(NOTHING);
  const rows = useMemo(() => shown.filter((row) => selection.ids.has(row.id)), [shown, selection]);
  const last = useRef(NO_ROWS);
  const shows = useCallback((next: readonly InteractionRow[]): void => {
    // A list is drawn anew far more often than it changes.
    if (last.current.length === next.length && last.current.every((row, at) => row === next[at])) return;
    last.current = next;
    setShown(next);
  }, []);
  const clear = useCallback((): void => setSelection(NOTHING), []);
  const acts = useMemo(
    () => ({
      toggle: (id: number): void => setSelection((from) => toggled(from, id)),
      extend: (to: number): void => setSelection((from) => extended(from, to, idsOf(shown))),
      step: (focused: number, to: number): void => setSelection((from) => stepped(from, focused, to, idsOf(shown))),
      all: (): void => setSelection(allOf(idsOf(shown))),
      drop: (gone: ReadonlySet<number>): void => setSelection((from) => without(from, gone)),
    }),
    [shown],
  );
  return { ids: selection.ids, rows, cut: selection.cut, shows, clear, ...acts };
};
export type Selected = ReturnType<typeof useSelection>;
