import type { InteractionRow } from '#spine/interactions/contract.ts';

/** Several rows at once, where the shell lends it: what is selected, and what keys and pointer do to it. */
export type Selecting = {
  ids: ReadonlySet<number>;
  /** The rows that can be selected now, as they stand in the list. */
  shows: (rows: readonly InteractionRow[]) => void;
  toggle: (id: number) => void;
  /** On from the one last touched. */
  extend: (to: number) => void;
  /** From the row that has the focus to its neighbour. */
  step: (focused: number, to: number) => void;
  all: () => void;
  clear: () => void;
};
