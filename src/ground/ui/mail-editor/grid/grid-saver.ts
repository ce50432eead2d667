import { TABLE_TYPE } from '#ground/table/limits.ts';
import type { Table } from '#ground/table/model.ts';
import { rowHtml, TABLE_END, tableStart } from '#ground/table/write-table.ts';

/** A table on its way to the server. `file` comes when nothing has been written in it for a moment. */
export type TableUpload = { name: string; file: Promise<File> };
export type UploadTable = (upload: TableUpload) => Promise<string | null>;

const QUIET_MS = 1_000;
/** Of the page's time in one go. */
const SLICE_MS = 8;

/** Written a slice at a time; rows that were written before are not written again. */
const fileOf = async (table: Table, name: string): Promise<File> => {
  const parts = [tableStart(table)];
  let began = performance.now();
  for (const row of table.rows) {
    parts.push(rowHtml(row, table.styles));
    if (performance.now() - began < SLICE_MS) continue;
    await new Promise((resolve) => setTimeout(resolve));
    began = performance.now();
  }
  parts.push(TABLE_END);
  return new File(parts, name, { type: TABLE_TYPE });
};

/** Sends a table after each change, once it has been quiet; what was sent before is given up for it. */
export const createTableSaver = (on: {
  upload: UploadTable;
  name: (table: Table) => string;
  /** It has another address. `former` stands for nothing any more. */
  saved: (address: string, former: string | null) => void;
  /** Its upload was given up by the agent. */
  lost: () => void;
}) => {
  let waiting: { table: Table; name: string; give: (file: Promise<File>) => void } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  let address: string | null = null;
  let addressTurn = 0;

  const settle = (mine: number, got: string | null): void => {
    if (got === null) {
      if (mine === turn) on.lost();
    } else if (mine < addressTurn) on.saved(address!, got);
    else {
      const former = address;
      [address, addressTurn] = [got, mine];
      on.saved(got, former);
    }
  };
  const write = (): void => {
    clearTimeout(timer);
    if (!waiting) return;
    const { table, name, give } = waiting;
    waiting = null;
    give(fileOf(table, name));
  };

  return {
    /** @param known where it is kept already. */
    begin: (known: string): void => {
      address = known;
    },
    changed: (table: Table): void => {
      if (waiting) waiting.table = table;
      else {
        const { promise, resolve } = Promise.withResolvers<File>();
        const name = `${on.name(table)}.html`;
        waiting = { table, name, give: resolve };
        const mine = ++turn;
        void on.upload({ name, file: promise }).then((got) => settle(mine, got));
      }
      clearTimeout(timer);
      timer = setTimeout(write, QUIET_MS);
    },
    /** What it was changed to last is not where it is kept yet. */
    isBehind: (): boolean => addressTurn < turn,
    /** Now, not when it is quiet. */
    flush: write,
  };
};
export type TableSaver = ReturnType<typeof createTableSaver>;
