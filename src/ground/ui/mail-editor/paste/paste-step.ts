import { mayHoldLargeTable } from '#ground/table/cut-table.ts';
import type { ClipTexts, PasteKind } from './paste-kind.ts';

export type PasteStep = {
  /** Pictures alone on the clipboard. */
  onImages: (files: File[]) => void;
  /** Any other files. */
  onFiles: (files: File[]) => void;
  /** `how` is given where the agent asked for it: Ctrl+Shift+V pastes the words alone. */
  onTexts: (texts: ClipTexts, how?: PasteKind) => void;
};

/** What mail programs show within a text; any other picture (SVG, HEIC) goes along as a file. */
const SHOWN_IMAGE = /^image\/(?:png|jpeg|gif|webp|bmp)$/;

/** Words, a table or a picture in the HTML: a clipboard of Excel or Word carries a picture of itself too, and is not one. */
const saysSomething = (html: string): boolean => {
  if (!html) return false;
  // Parsed here, a large one would hold up the page.
  if (mayHoldLargeTable(html)) return true;
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return body.querySelector('table') !== null || /\S/.test(body.textContent ?? '');
};

const textsOf = (clipboard: DataTransfer): ClipTexts => ({
  html: clipboard.getData('text/html'),
  text: clipboard.getData('text/plain'),
  rtf: clipboard.getData('text/rtf') || clipboard.getData('application/rtf'),
});

/**
 * Takes what is pasted before the editor does. Listens on the parent of the editor and while the event goes down:
 * on the editor itself its own listener, registered first, would run beside ours and paste twice.
 * @returns what takes the listeners off.
 */
export const addPasteStep = (parent: HTMLElement, step: PasteStep): (() => void) => {
  let wordsAlone = false;
  const onKey = (event: KeyboardEvent): void => {
    wordsAlone =
      event.type === 'keydown' && event.shiftKey && (event.ctrlKey || event.metaKey) && event.code === 'KeyV';
  };
  const onPaste = (event: ClipboardEvent): void => {
    const clipboard = event.clipboardData;
    // A field inside the text, such as a cell of a large table, pastes for itself.
    if (!clipboard || (event.target instanceof Element && event.target.closest('input,textarea'))) return;
    event.preventDefault();
    event.stopPropagation();
    const texts = textsOf(clipboard);
    const files = Array.from(clipboard.files);
    if (files.length > 0 && !saysSomething(texts.html)) {
      const images = files.filter((file) => SHOWN_IMAGE.test(file.type));
      const others = files.filter((file) => !images.includes(file));
      if (images.length > 0) step.onImages(images);
      if (others.length > 0) step.onFiles(others);
    } else if (wordsAlone) step.onTexts(texts, 'text');
    else if (texts.html || texts.text) step.onTexts(texts);
  };
  parent.addEventListener('paste', onPaste, true);
  parent.addEventListener('keydown', onKey, true);
  parent.addEventListener('keyup', onKey, true);
  return () => {
    parent.removeEventListener('paste', onPaste, true);
    parent.removeEventListener('keydown', onKey, true);
    parent.removeEventListener('keyup', onKey, true);
  };
};
