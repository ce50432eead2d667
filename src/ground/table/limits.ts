/** R23: the largest table the toolbar inserts, in rows and in columns. */
export const INSERT_LIMIT = 50;
/** R24: the largest table a paste brings, in rows and in columns. */
export const PASTE_LIMIT = 250;
/** A table of more cells is shown as a grid of its own: a browser types into a larger one too slowly. */
export const GRID_FROM = 1_000;
/** The type of an upload that holds a large table; only what `readTable` and `writeTable` made has it. */
export const TABLE_TYPE = 'application/vnd.relais.table+html';
/** Class of the image that stands for a large table in the HTML of a draft. */
export const TABLE_CLASS = 'relais-table';
/** Cells that are read at all, to be attached as a file where they are too many for a text. */
export const READ_LIMIT = 1_000_000;

/** R24: why a table cannot be part of a text, or null. */
export const tooLarge = (rows: number, columns: number): boolean => rows > PASTE_LIMIT || columns > PASTE_LIMIT;
