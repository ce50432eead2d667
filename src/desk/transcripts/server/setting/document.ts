import type { Block } from './tree.ts';

/** One thing that stands in the transcript: a message, a note between colleagues, or a line of what happened. */
export type SetEntry = {
  kind: 'message' | 'note' | 'event';
  /** From the contact's side, or ours. */
  side: 'in' | 'out' | '';
  author: string;
  role: string;
  at: string;
  /** To whom, and the like. */
  lines: string[];
  /** What must be known of it: that it was masked, that it came back. */
  marks: string[];
  body: Block[];
  /** Names of the files that are not included, as a sentence; empty: none. */
  files: string;
  fonts: string[];
};

export type SetDocument = {
  lang: string;
  region: string;
  title: string;
  eyebrow: string;
  facts: [label: string, value: string][];
  running: { left: string; right: string };
  /** At the foot of each page: when it was made, and by whom. */
  made: string;
  words: { picture: string };
  fonts: string[];
  messages: SetEntry[];
};

/** An entry before it is read: what was written, and where its pictures are. */
export type SourceEntry = Omit<SetEntry, 'body' | 'fonts'> & {
  html: string | null;
  /** What is set where there is no HTML, or it cannot be. */
  text: string;
  /** Key of the bytes of each picture that came with the mail, by content-id. */
  pictures: Record<string, string>;
};
export type SourceDocument = Omit<SetDocument, 'fonts' | 'messages'> & { entries: SourceEntry[] };

/** A picture as it stands on paper, once it was read: its place among the files handed over, and its size in pixels. */
export type SetPicture = { path: string; w: number; h: number };

/** All text of blocks, and nothing else of them. */
export const wordsOf = (blocks: readonly Block[]): string =>
  blocks
    .map((block) => {
      if (block.t === 'p') return block.k.map((one) => (one.t === 's' ? one.v : '')).join('');
      if (block.t === 'list') return block.k.map(wordsOf).join(' ');
      if (block.t === 'quote') return wordsOf(block.k);
      return block.t === 'table' ? block.k.map((cell) => wordsOf(cell.k)).join(' ') : '';
    })
    .join(' ');
