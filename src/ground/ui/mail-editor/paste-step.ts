import { isReport, reportHtml } from './fixed-width.ts';

export type PasteStep = {
  /** Pictures alone on the clipboard. */
  onImages: (files: File[]) => void;
  /** Any other files. */
  onFiles: (files: File[]) => void;
  /** HTML to insert in the place of what was pasted. */
  onHtml: (html: string) => void;
};

/** What mail programs show within a text; any other picture (SVG, HEIC) goes along as a file. */
const SHOWN_IMAGE = /^image\/(?:png|jpeg|gif|webp|bmp)$/;

/** Words or a table in the HTML: a clipboard of Excel or Word carries a picture of itself too, and is not one. */
const saysSomething = (html: string): boolean => {
  if (!html) return false;
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return body.querySelector('table') !== null || /\S/.test(body.textContent ?? '');
};

/**
 * Looks at what is pasted before the editor does. Listens on the parent of the editor and while the event goes down:
 * on the editor itself its own listener, registered first, would run beside ours and paste twice.
 * @returns what takes the listener off.
 */
export const addPasteStep = (parent: HTMLElement, step: PasteStep): (() => void) => {
  const onPaste = (event: ClipboardEvent): void => {
    const clipboard = event.clipboardData;
    if (!clipboard) return;
    const take = (): void => {
      event.preventDefault();
      event.stopPropagation();
    };
    const html = clipboard.getData('text/html');
    const text = clipboard.getData('text/plain');
    const files = Array.from(clipboard.files);
    if (files.length > 0) {
      take();
      // Left to the editor, a clipboard with a picture and no plain text would paste as the picture.
      if (saysSomething(html)) return step.onHtml(html);
      const images = files.filter((file) => SHOWN_IMAGE.test(file.type));
      const others = files.filter((file) => !images.includes(file));
      if (images.length > 0) step.onImages(images);
      if (others.length > 0) step.onFiles(others);
      return;
    }
    if (!/<table/i.test(html) && isReport(text) && (!html || /monospace|consol|courier|<pre/i.test(html))) {
      take();
      step.onHtml(reportHtml(text));
    }
  };
  parent.addEventListener('paste', onPaste, true);
  return () => parent.removeEventListener('paste', onPaste, true);
};
