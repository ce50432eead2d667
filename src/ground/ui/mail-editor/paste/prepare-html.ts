import { keepSpaces } from './keep-spaces.ts';
import { tidyLibreOffice } from './tidy-libreoffice.ts';
import { tidyOffice } from './tidy-office.ts';

/** Google Sheets gives its table no width and says that its columns are fixed: some mail programs then show none. */
const tidySheets = (body: HTMLElement): void => {
  for (const table of Array.from(body.querySelectorAll<HTMLTableElement>('table'))) {
    if (!/(?:^|;)\s*width\s*:\s*0(?:px)?\s*(?:;|$)/i.test(table.getAttribute('style') ?? '')) continue;
    const widths = Array.from(table.querySelectorAll('col'), (column) => Number(column.getAttribute('width')) || 0);
    const sum = widths.reduce((total, width) => total + width, 0);
    table.style.width = sum > 0 ? `${sum}px` : '';
    // Fixed columns take their widths from the first row, where a merged title says none of them.
    table.style.tableLayout = '';
  }
};

/** Line breaks that a browser adds at the end of what is copied. */
const trimEnd = (body: HTMLElement): void => {
  let last: Node | null = body.lastChild;
  while (last) {
    const empty =
      last.nodeType === Node.COMMENT_NODE || (last.nodeType === Node.TEXT_NODE && !/\S/.test(last.textContent ?? ''));
    if (empty || last.nodeName === 'BR') {
      const gone: ChildNode = last as ChildNode;
      last = last.previousSibling;
      gone.remove();
    } else if (last.nodeName === 'B' && (last as Element).id.startsWith('docs-internal-guid')) {
      last = last.lastChild;
    } else return;
  }
};

/**
 * What another program put on the clipboard, said as a mail and the editor understand it. Not safe yet: that is
 * `safeDocument`'s work, on the way into the editor. The marks by which the editor knows Excel and Word stay.
 * @param rtf the same in RTF, where the pictures are; '' when there is none.
 */
export const prepareHtml = (html: string, rtf: string): string => {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const node of Array.from(page.querySelectorAll('script,noscript,template'))) node.remove();
  tidyOffice(page, rtf);
  if (/libreoffice|openoffice/i.test(page.querySelector('meta[name="generator" i]')?.getAttribute('content') ?? ''))
    tidyLibreOffice(page);
  tidySheets(page.body);
  keepSpaces(page.body);
  trimEnd(page.body);
  // Where the marks of the fragment stood, the editor would read the same twice.
  return page.documentElement.outerHTML.replace(/<!--(?:Start|End)Fragment-->/gi, '');
};
