import type { Cell, Table } from '#ground/table/model.ts';
import { safeDocument } from '../safe-html.ts';

/** How colours written for white paper look on the dark page; the same ones by light. */
export type Tint = (light: string) => string;

const COLOUR = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\([^()]*\)/gi;
const tinted = (css: string, tint: Tint | null): string => (tint ? css.replace(COLOUR, tint) : css);

/** Named colours ("red") in the spelling that a tint understands are few: they stay as they are. */
const VERTICAL: Record<string, string> = { top: 'flex-start', bottom: 'safe flex-end', middle: 'safe center' };

/** A cell's declarations as the grid draws it. */
const drawnCss = (style: string, tint: Tint | null): string => {
  const vertical = /(?:^|;)vertical-align:(top|bottom|middle)/.exec(style)?.[1];
  // Black lines would shine on the dark page.
  const lines = tint ? style.replace(/(border[a-z-]*:[^;#]*)#000\b/g, '$1#767676') : style;
  return tinted(lines, tint) + (vertical ? `;justify-content:${VERTICAL[vertical]!}` : '');
};

/** The declarations of a table's looks, each made once for a table and a theme. */
export const createLooks = () => {
  let of: readonly string[] | null = null;
  let tint: Tint | null = null;
  let css: (string | undefined)[] = [];
  return (styles: readonly string[], now: Tint | null, index: number): string => {
    if (of !== styles || tint !== now) [of, tint, css] = [styles, now, []];
    return (css[index] ??= drawnCss(styles[index] ?? '', now));
  };
};
export type Looks = ReturnType<typeof createLooks>;

export const baseCss = (table: Table, tint: Tint | null): string => tinted(table.base, tint);

/** What a cell holds, cleaned once more before it stands in the page. */
export const fillCell = (into: HTMLElement, html: string, tint: Tint | null): void => {
  if (!/[<&]/.test(html)) {
    into.textContent = html;
    return;
  }
  const { body } = safeDocument(html);
  for (const image of Array.from(body.querySelectorAll('img'))) image.remove();
  if (tint)
    for (const node of Array.from(body.querySelectorAll('[style]')))
      node.setAttribute('style', tinted(node.getAttribute('style')!, tint));
  into.replaceChildren(...body.childNodes);
};

/** Words of a cell, for who copies it as text. */
export const textOfCell = (cell: Cell): string => {
  if (!/[<&]/.test(cell.html)) return cell.html;
  const body = new DOMParser().parseFromString(cell.html.replace(/<br>/g, '\n'), 'text/html').body;
  return body.textContent ?? '';
};
