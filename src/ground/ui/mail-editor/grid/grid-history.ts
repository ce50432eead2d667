import type { Table } from '#ground/table/model.ts';

const MOST = 200;

/** Tables never change, so a step back is the former one. */
export const createHistory = () => {
  const back: Table[] = [];
  const forth: Table[] = [];
  const step = (from: Table[], to: Table[], now: Table): Table | null => {
    const table = from.pop();
    if (!table) return null;
    to.push(now);
    return table;
  };
  return {
    /** Before a change. */
    keep: (table: Table): void => {
      back.push(table);
      if (back.length > MOST) back.shift();
      forth.length = 0;
    },
    /** Null when there is nothing to go back to. */
    undo: (now: Table): Table | null => step(back, forth, now),
    redo: (now: Table): Table | null => step(forth, back, now),
  };
};
