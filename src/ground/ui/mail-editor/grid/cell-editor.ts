import { cellHtml } from '#ground/table/inline-html.ts';
import { fillCell } from './cell-look.ts';
import type { Box } from './geometry.ts';

export type CellEdit = {
  /** What is written now, in the spelling of a table's cells. */
  html: () => string;
  insertText: (text: string) => void;
  lineBreak: () => void;
  end: () => void;
};

const FORMAT_KEYS: Record<string, string> = { b: 'bold', i: 'italic', u: 'underline' };

/** A field over one cell. Its commands are the browser's own: it holds no more than a few words. */
export const editCell = (
  sheet: HTMLElement,
  cell: { html: string; css: string; box: Box; label: string },
  /** Writing begins with a key: what stood there goes. */
  replace: boolean,
): CellEdit => {
  const field = document.createElement('div');
  field.className = 'editor';
  field.contentEditable = 'true';
  field.spellcheck = true;
  field.setAttribute('role', 'textbox');
  field.setAttribute('aria-label', cell.label);
  const { left, top, width, height } = cell.box;
  field.style.cssText = `${cell.css};left:${left - 1}px;top:${top - 1}px;min-width:${width + 3}px;max-width:${Math.max(width + 3, 360)}px;min-height:${height + 3}px;max-height:220px`;
  field.style.backgroundColor = '';
  field.style.border = '';
  // Colours of its own were chosen on white.
  if (cell.html.includes('style=') || /(?:^|;)color:/.test(cell.css)) field.dataset['paper'] = '';
  if (!replace) fillCell(field, cell.html, null);
  field.addEventListener('keydown', (event) => {
    const command = (event.ctrlKey || event.metaKey) && !event.altKey && FORMAT_KEYS[event.key.toLowerCase()];
    if (!command) return;
    event.preventDefault();
    document.execCommand(command);
  });
  sheet.append(field);
  field.focus({ preventScroll: true });
  const range = document.createRange();
  range.selectNodeContents(field);
  range.collapse(false);
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  return {
    // A line break is a line feed in a field that keeps its spaces.
    html: () => cellHtml(field.innerHTML.replaceAll('\n', '<br>')),
    insertText: (text) => document.execCommand('insertText', false, text),
    lineBreak: () => document.execCommand('insertLineBreak'),
    end: () => field.remove(),
  };
};
