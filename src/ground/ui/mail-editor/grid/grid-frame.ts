import { GRID_CSS } from './grid-css.ts';

const make = (
  parent: Element | ShadowRoot,
  className: string,
  attributes: Record<string, string> = {},
): HTMLElement => {
  const element = document.createElement('div');
  element.className = className;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  parent.append(element);
  return element;
};

/** What is around the cells, and stays. */
export type GridFrame = Record<'grid' | 'sheet' | 'range' | 'active' | 'place' | 'note' | 'size', HTMLElement>;

export const drawFrame = (root: ShadowRoot, hint: string): GridFrame => {
  const style = document.createElement('style');
  style.textContent = GRID_CSS;
  root.replaceChildren(style);
  const frame = make(root, 'frame');
  const grid = make(frame, 'grid', {
    role: 'grid',
    // The arrows lead into it and Escape out: the Tab key goes from the text past it, else nobody would get on.
    tabindex: '-1',
    'aria-multiselectable': 'true',
    'aria-describedby': 'hint',
  });
  const sheet = make(grid, 'sheet', { role: 'presentation' });
  const foot = make(frame, 'foot');
  const parts = {
    grid,
    sheet,
    range: make(sheet, 'range'),
    active: make(sheet, 'active'),
    place: make(foot, 'place', { 'aria-hidden': 'true' }),
    note: make(foot, 'note', { role: 'alert' }),
    size: make(foot, 'size', { 'aria-hidden': 'true' }),
  };
  make(foot, 'hidden', { id: 'hint' }).textContent = hint;
  return parts;
};

/** Around the grid in the text: its foot, and some of the lines before and after. */
const BESIDE = 60;
const LEAST = 160;

/** Keeps the grid no higher than the text around it shows at once. @returns what ends it. */
export const fitFrame = (root: ShadowRoot, grid: HTMLElement, onSize: () => void): (() => void) => {
  const seen = new ResizeObserver(onSize);
  seen.observe(grid);
  const around = root.host.closest('.comp-editor');
  const room = new ResizeObserver(() =>
    grid.style.setProperty('--room', `${Math.max(LEAST, around!.clientHeight - BESIDE)}px`),
  );
  if (around) room.observe(around);
  return () => {
    seen.disconnect();
    room.disconnect();
  };
};
