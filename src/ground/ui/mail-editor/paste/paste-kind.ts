import { isReport } from './fixed-width.ts';
import { tabTable } from './tab-table.ts';

/** How a text can be pasted: as it was, as a table, its words alone, its columns of spaces kept. */
export type PasteKind = 'keep' | 'table' | 'text' | 'fixed';

/** What is on the clipboard, as text. */
export type ClipTexts = { html: string; text: string; rtf: string };

const isMonospace = (html: string): boolean => /monospace|consol|courier|<pre/i.test(html);

/** How it is pasted unless the agent says otherwise, and how else it could be. */
export const pasteKinds = ({ html, text }: ClipTexts): { first: PasteKind; all: PasteKind[] } => {
  if (html) {
    const report = !/<table/i.test(html) && isMonospace(html) && isReport(text);
    return { first: report ? 'fixed' : 'keep', all: ['keep', 'text', 'fixed'] };
  }
  if (tabTable(text)) return { first: 'table', all: ['table', 'text', 'fixed'] };
  return { first: isReport(text) ? 'fixed' : 'text', all: ['text', 'fixed'] };
};
