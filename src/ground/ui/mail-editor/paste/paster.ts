import type { ClipboardData, IEditor } from 'roosterjs';
import { paste } from 'roosterjs';
import { reportHtml } from './fixed-width.ts';
import { pasteKinds, type ClipTexts, type PasteKind } from './paste-kind.ts';
import { prepareHtml } from './prepare-html.ts';
import { tabTable, tabTableHtml } from './tab-table.ts';

/** What was just pasted, and how it could have been. */
export type Pasted = { kind: PasteKind; kinds: PasteKind[] };

export type Paster = {
  paste: (texts: ClipTexts, how?: PasteKind) => void;
  /** The same again in another way, in the place of what was pasted. Only before anything else is written. */
  again: (kind: PasteKind) => void;
};

const wordsOf = ({ html, text }: ClipTexts): string =>
  text || (new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '');

const htmlFor = (texts: ClipTexts, kind: PasteKind): string | null => {
  if (kind === 'text') return null;
  if (kind === 'fixed') return reportHtml(wordsOf(texts));
  if (kind === 'table') return tabTableHtml(tabTable(texts.text) ?? []);
  return prepareHtml(texts.html, texts.rtf);
};

/** Pastes texts into the editor, and pastes the last one anew when the agent chooses another way. */
export const createPaster = (editor: IEditor, onPasted: (pasted: Pasted) => void): Paster => {
  let last: { texts: ClipTexts; kinds: PasteKind[]; before: ClipboardData['modelBeforePaste'] } | null = null;
  const run = (texts: ClipTexts, kinds: PasteKind[], kind: PasteKind): void => {
    const data: ClipboardData = {
      types: ['text/html', 'text/plain'],
      text: wordsOf(texts),
      rawHtml: htmlFor(texts, kind),
      image: null,
      files: [],
      customValues: {},
      // The text as it was before: pasting again puts it back first.
      ...(last?.texts === texts && last.before ? { modelBeforePaste: last.before } : {}),
    };
    paste(editor, data, kind === 'text' ? 'asPlainText' : 'normal');
    last = { texts, kinds, before: data.modelBeforePaste };
    onPasted({ kind, kinds });
  };
  return {
    paste: (texts, how) => {
      const { first, all } = pasteKinds(texts);
      run(texts, all, how ?? first);
    },
    again: (kind) => {
      if (last?.kinds.includes(kind)) run(last.texts, last.kinds, kind);
    },
  };
};
