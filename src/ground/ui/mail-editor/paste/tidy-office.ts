import { pictureUrl, rtfPictures } from './rtf-pictures.ts';

const styleOf = (node: Element): string => node.getAttribute('style') ?? '';
const all = (root: ParentNode, selector: string): HTMLElement[] =>
  Array.from(root.querySelectorAll<HTMLElement>(selector));

/** Footnotes, endnotes and comments: marks that lead nowhere in a mail, and the lists of them below. */
const NOTE_LIST = /mso-element\s*:\s*(?:footnote|endnote|comment)/i;
const NOTE_MARK =
  /mso-(?:footnote|endnote|comment)-(?:id|reference)|mso-special-character\s*:\s*(?:footnote|endnote|comment)/i;

const removeNotes = (body: HTMLElement): void => {
  for (const node of all(body, '[style]'))
    if (NOTE_LIST.test(styleOf(node)) || NOTE_MARK.test(styleOf(node))) node.remove();
  for (const node of all(body, '.MsoCommentReference,.MsoFootnoteReference')) node.remove();
};

/** What the program itself did not show. A row of no height only carries the widths of Excel's columns. */
const removeHidden = (body: HTMLElement): void => {
  for (const node of all(body, '[style]')) if (/(?:^|;)\s*display\s*:\s*none/i.test(styleOf(node))) node.remove();
  for (const node of all(body, '[style]')) if (/mso-hide\s*:\s*all/i.test(styleOf(node))) node.remove();
};

/** A bookmark of the document, or a file on the agent's disk, is no link for the customer. */
const removeDeadLinks = (body: HTMLElement): void => {
  for (const link of all(body, 'a')) {
    const href = link.getAttribute('href');
    if (href === null || /^(?:#|file:|[a-z]:\\)/i.test(href.trim())) link.replaceWith(...link.childNodes);
  }
};

/** Word indents each paragraph of a list by itself; the list does that. */
const straightenLists = (page: Document): void => {
  for (const node of all(page.body, '[style]')) {
    if (/mso-list\s*:\s*l\d/i.test(styleOf(node)))
      node.setAttribute('style', styleOf(node).replace(/(?:^|;)\s*(?:margin-left|text-indent)\s*:[^;]*/gi, ''));
    // The mark is a sign of a font of signs; the list draws its own.
    if (/mso-list\s*:\s*ignore/i.test(styleOf(node)))
      for (let at: Element | null = node; at && at.localName === 'span'; at = at.parentElement)
        at.setAttribute('style', styleOf(at).replace(/(?:^|;)\s*font-family\s*:[^;]*/gi, ''));
  }
  for (const style of all(page, 'style'))
    style.textContent = (style.textContent ?? '').replace(/@list[^{]*\{[^}]*\}/gi, (rule) =>
      rule.replace(/font-family\s*:\s*(?:Symbol|Wingdings|"Courier New")\s*;?/gi, ''),
    );
};

/** Some versions of Word say a picture only in their own language of shapes. */
const showShapes = (page: Document): void => {
  for (const data of Array.from(page.body.getElementsByTagName('v:imagedata'))) {
    const shape = data.parentElement;
    const id = shape?.getAttribute('id') ?? '';
    if (!shape || all(page.body, 'img').some((image) => id !== '' && image.getAttribute('v:shapes') === id)) continue;
    const image = page.createElement('img');
    image.setAttribute('src', data.getAttribute('src') ?? '');
    image.alt = shape.getAttribute('alt') ?? '';
    const sizes = /(?:^|;)\s*(?:width|height)\s*:[^;]*/gi;
    image.setAttribute('style', (styleOf(shape).match(sizes) ?? []).join(';').replace(/^;/, ''));
    shape.replaceWith(image);
  }
};

/** Word and Writer name their pictures by a file on the agent's disk, and put the bytes in the RTF beside the HTML. */
const takePictures = (body: HTMLElement, rtf: string): void => {
  const lost = all(body, 'img').filter((image) => /^(?:file:|[a-z]:\\)/i.test(image.getAttribute('src') ?? ''));
  if (lost.length === 0 || rtf === '') return;
  const pictures = rtfPictures(rtf);
  lost.forEach((image, at) => {
    const picture = pictures[at];
    if (picture) image.setAttribute('src', pictureUrl(picture));
  });
};

/** What Word and Excel leave on the clipboard beside the text. */
export const tidyOffice = (page: Document, rtf: string): void => {
  removeNotes(page.body);
  removeHidden(page.body);
  showShapes(page);
  takePictures(page.body, rtf);
  straightenLists(page);
  removeDeadLinks(page.body);
};
