/** What the template sets, as plain data: it holds words and measures, never code. Keys are short, for there are many. */

export type Look = {
  /** Bold, italic, underlined, struck out, fixed width. */
  b?: 1;
  i?: 1;
  u?: 1;
  s?: 1;
  m?: 1;
  /** Colour of the text, and behind it: `#rrggbb`. */
  c?: string;
  g?: string;
  /** Raised or lowered. */
  p?: 1 | -1;
  /** Size, as a share of the text around. */
  z?: number;
  /** Address of a link. */
  l?: string;
};
export type Run = Look & { t: 's'; v: string };
/** `key` names the picture's bytes; `w`: CSS pixels that its mail gives it, left out where it gives none. */
export type Picture = { t: 'pic'; key: string; alt: string; w?: number; small?: 1 };
/** A picture in a line is small. */
export type Inline = Run | Picture | { t: 'br' };

export type Align = 'left' | 'center' | 'right';
export type Paragraph = { t: 'p'; k: Inline[]; a?: Align; d?: 'rtl'; h?: 1 };
export type Cell = { k: Block[]; x?: number; y?: number; f?: string };
export type Block =
  | Paragraph
  /** One that stands by itself. */
  | Picture
  /** `from`: the first number; left out: bullets. */
  | { t: 'list'; k: Block[][]; from?: number; d?: 'rtl' }
  | { t: 'quote'; k: Block[] }
  /** `w`: widths of the columns, in points, or as shares where `fr` says so; `head`: rows that are repeated on each page. */
  | { t: 'table'; w: number[]; fr?: 1; head: number; k: Cell[]; d?: 'rtl' }
  | { t: 'hr' };
