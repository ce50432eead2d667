import type { Switch } from '#ground/table/look-table.ts';
import type { GridView } from './grid-view.ts';

const SWITCH_KEYS: Record<string, Switch> = { b: 'bold', i: 'italic', u: 'underline' };
const writes = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  key === 'Process' || key === 'Dead' || ([...key].length === 1 && !((ctrlKey || metaKey) && !altKey));

/** In a cell that is being written in. True where the key is ours. */
const onEditKey = (view: GridView, event: KeyboardEvent): boolean => {
  if (event.isComposing) return false;
  if (event.key === 'Enter' && event.shiftKey) view.lineBreak();
  else if (event.key === 'Enter') {
    view.commit();
    view.goByKey('ArrowDown', false, false);
  } else if (event.key === 'Tab') {
    view.commit();
    view.goBeside(event.shiftKey);
  } else if (event.key === 'Escape') view.cancelEdit();
  else if (event.key === 'F2') view.commit();
  else return false;
  return true;
};

const onControlKey = (view: GridView, event: KeyboardEvent): boolean => {
  const key = event.key.toLowerCase();
  if (key === 'z' && !event.shiftKey) view.undo();
  else if (key === 'y' || key === 'z') view.redo();
  else if (key === 'a') view.selectAll();
  else if (SWITCH_KEYS[key]) view.toggle(SWITCH_KEYS[key]);
  else return view.goByKey(event.key, true, event.shiftKey);
  return true;
};

const onGridKey = (view: GridView, event: KeyboardEvent): boolean => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey) return onControlKey(view, event);
  if (event.key === 'Escape') view.leave();
  else if (event.key === 'Enter' && event.altKey) return false;
  else if (event.key === 'Enter' || event.key === 'F2') view.startEdit(false);
  else if (event.key === 'Delete' || event.key === 'Backspace') view.clear();
  // Past the last cell the key goes on to what follows the table.
  else if (event.key === 'Tab') return view.goBeside(event.shiftKey);
  else if (writes(event)) {
    // The key itself is written by the browser, into the field that has the focus by then.
    view.startEdit(true);
    return false;
  } else return !event.altKey && view.goByKey(event.key, false, event.shiftKey);
  return true;
};

/** What the editor around it listens to, and is none of its business in here. */
const OURS = [
  'keydown',
  'keypress',
  'keyup',
  'beforeinput',
  'input',
  'compositionstart',
  'compositionupdate',
  'compositionend',
  'mousedown',
  'mouseup',
  'click',
  'dblclick',
  'dragstart',
  'drop',
];

/** Keys, mouse and clipboard of a grid. @returns what takes the listeners on the page off. */
export const listenToGrid = (view: GridView, grid: HTMLElement): (() => void) => {
  const { root } = view;
  const page = root.ownerDocument;
  const inEditor = (event: Event): boolean =>
    event.composedPath().some((node) => node instanceof Element && node.classList.contains('editor'));

  grid.addEventListener('keydown', (event) => {
    const ours = view.editing ? onEditKey(view, event) : onGridKey(view, event);
    if (ours) event.preventDefault();
  });
  grid.addEventListener('mousedown', (event) => {
    if (event.button !== 0 || inEditor(event)) return;
    const box = grid.getBoundingClientRect();
    // The scroll bars.
    if (event.clientX > box.left + grid.clientWidth || event.clientY > box.top + grid.clientHeight) return;
    event.preventDefault();
    view.goTo(view.placeAt(event.clientX, event.clientY), event.shiftKey);
    view.focus();
    const drag = (move: MouseEvent): void => view.goTo(view.placeAt(move.clientX, move.clientY), true);
    const end = (): void => {
      page.removeEventListener('mousemove', drag, true);
      page.removeEventListener('mouseup', end, true);
    };
    page.addEventListener('mousemove', drag, true);
    page.addEventListener('mouseup', end, true);
  });
  grid.addEventListener('dblclick', (event) => {
    if (!inEditor(event)) view.startEdit(false);
  });
  root.addEventListener('click', (event) => {
    if (event.composedPath().some((node) => node instanceof HTMLAnchorElement)) event.preventDefault();
  });
  root.addEventListener('focusin', () => view.changed());
  root.addEventListener('focusout', (event) => {
    // Into the page, not from the cell's field to the grid.
    if (
      (event as FocusEvent).relatedTarget instanceof Node &&
      root.contains((event as FocusEvent).relatedTarget as Node)
    )
      return;
    if (page.hasFocus()) view.commit();
    view.changed();
  });
  for (const name of OURS) root.addEventListener(name, (event) => event.stopPropagation());

  // On the page and on the way down: before the box around it takes Alt+Enter for itself, before the editor copies
  // what is selected in its text.
  const early = (event: KeyboardEvent): void => {
    if (!view.hasFocus() || !view.editing || event.key !== 'Enter') return;
    if (event.ctrlKey || event.metaKey) view.commit();
    else if (event.altKey) {
      event.preventDefault();
      event.stopImmediatePropagation();
      view.lineBreak();
    }
  };
  const onClipboard = (event: ClipboardEvent): void => {
    const data = event.clipboardData;
    if (!view.hasFocus() || !data) return;
    // Files go along with the mail, wherever they are pasted.
    if (event.type === 'paste' && data.files.length > 0 && !data.getData('text/plain')) return;
    event.stopImmediatePropagation();
    if (event.type === 'paste') {
      event.preventDefault();
      view.paste({ html: data.getData('text/html'), text: data.getData('text/plain') });
    } else if (!view.editing) {
      event.preventDefault();
      const { html, text } = view.copy();
      data.setData('text/html', html);
      data.setData('text/plain', text);
      if (event.type === 'cut') view.clear();
    }
  };
  page.addEventListener('keydown', early, true);
  for (const name of ['copy', 'cut', 'paste'] as const) page.addEventListener(name, onClipboard, true);
  return () => {
    page.removeEventListener('keydown', early, true);
    for (const name of ['copy', 'cut', 'paste'] as const) page.removeEventListener(name, onClipboard, true);
  };
};
