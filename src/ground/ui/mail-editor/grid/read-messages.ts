import type { Row, Table } from '#ground/table/model.ts';

/** Where a table is read from: what was pasted, as HTML or as text between tabs, or one of ours that was stored. */
export type TableSource = { html: string } | { text: string } | { stored: string };

/** `file`: as an Excel workbook, of any size that is read at all. */
export type Asked = { job: 'table' | 'file'; source: TableSource };

export type Answered =
  /** 0 to 1. */
  | { kind: 'progress'; share: number }
  /** A few at a time: the page goes on between them. */
  | { kind: 'rows'; rows: Row[] }
  | ({ kind: 'table'; before: string; after: string } & Omit<Table, 'rows'>)
  | { kind: 'file'; bytes: ArrayBuffer }
  | { kind: 'none' }
  | { kind: 'too-large'; rows: number; columns: number; before: string; after: string }
  | { kind: 'too-many' };
