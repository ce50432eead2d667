import createDOMPurify from 'dompurify';
import type { Config, DOMPurify } from 'dompurify';

/**
 * HTML on its way into the editor: pasted, dropped, or a draft. Stock, the editor runs a pasted `<img onerror>`; this
 * is therefore mandatory. It cleans the body of an inert document and leaves `<html>`, `<meta>` and `<style>` as they
 * are: the editor recognises Excel and Word by them, and never inserts them.
 */
const CONFIG: Config = {
  IN_PLACE: true,
  ADD_TAGS: ['google-sheets-html-origin', 'o:p'],
  FORBID_TAGS: [
    'form',
    'input',
    'button',
    'select',
    'textarea',
    'video',
    'audio',
    'source',
    'svg',
    'math',
    'details',
    'dialog',
    'style',
    'template',
    'iframe',
    'object',
    'embed',
  ],
  FORBID_ATTR: ['id', 'name', 'srcset', 'background', 'contenteditable', 'autofocus', 'tabindex'],
  ALLOW_DATA_ATTR: false,
  // The rule is tried on the value of every attribute, not of addresses alone: its last two parts let "2" or
  // "right" through, without which rowspan and align would go in silence.
  ALLOWED_URI_REGEXP:
    /^(?:(?:https?|mailto|tel|sms|blob):|data:image\/(?:png|jpe?g|gif|webp|bmp);|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i,
};

/** What may stand in an image of ours: a picture being uploaded, one uploaded, or one of a mail on the desk. */
const OWN_IMAGE = /^(?:blob:|\/api\/files\/|data:image\/(?:png|jpe?g|gif|webp|bmp);base64,)/i;

const unescapeCss = (css: string): string =>
  css
    .replace(/\\([0-9a-f]{1,6})\s?/gi, (_all, hex: string) =>
      String.fromCodePoint(Math.min(0x10ffff, parseInt(hex, 16) || 0xfffd)),
    )
    .replace(/\/\*[\s\S]*?\*\//g, '');
const FETCHES = /url\s*\(|image-set|expression|javascript:|-moz-binding|behavior\s*:/i;

/** Excel's name for the colour of its lines; read as the text's own colour it would be white in a white-on-blue head. */
const WINDOW_TEXT = /windowtext/gi;

/** Declarations one by one, as text: the office programs' own `mso-` words would not survive the browser's parser. */
const cleanStyle = (style: string): string =>
  style
    .split(/;(?![^(]*\))/)
    .filter((declaration) => {
      const plain = unescapeCss(declaration);
      return !FETCHES.test(plain) && !/^\s*position\s*:/i.test(plain);
    })
    .join(';')
    .replace(WINDOW_TEXT, '#000');

/** Absolute addresses of this very server, as a copy within the desk gives them, become relative again. */
const ownPath = (src: string): string =>
  src.startsWith(`${location.origin}/`) ? src.slice(location.origin.length) : src;

/** Images left out: of other servers, and those that only the other program could read. */
export type LeftOut = { remote: number; unread: number };
let leftOut: LeftOut = { remote: 0, unread: 0 };

/** Counted before the purifier takes their addresses away. */
const countLeftOut = (body: HTMLElement): void => {
  for (const image of Array.from(body.querySelectorAll('img'))) {
    const src = ownPath((image.getAttribute('src') ?? '').trim());
    if (src === '' || OWN_IMAGE.test(src)) continue;
    // An image of another server would tell it that the agent writes, and would break for the customer.
    if (/^(?:https?:)?\/\//i.test(src)) leftOut.remote += 1;
    else leftOut.unread += 1;
  }
};

const cleanNode = (node: Element): void => {
  const style = node.getAttribute('style');
  if (style !== null) node.setAttribute('style', cleanStyle(style));
  if (node.localName === 'img') {
    const src = ownPath((node.getAttribute('src') ?? '').trim());
    if (OWN_IMAGE.test(src)) node.setAttribute('src', src);
    else node.remove();
  }
  if (node.localName === 'a') {
    node.setAttribute('rel', 'noopener noreferrer');
    node.setAttribute('target', '_blank');
  }
};

let purifier: DOMPurify | null = null;
const purify = (): DOMPurify => {
  if (!purifier) {
    purifier = createDOMPurify(window);
    purifier.addHook('afterSanitizeAttributes', cleanNode);
  }
  return purifier;
};

/** Images left out since this was last asked. */
export const takeLeftOut = (): LeftOut => {
  const counts = leftOut;
  leftOut = { remote: 0, unread: 0 };
  return counts;
};

/** An inert document whose body is harmless. */
export const safeDocument = (html: string): Document => {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const style of Array.from(page.querySelectorAll('style'))) {
    style.textContent = style.textContent
      .replace(/@import[^;]*;?/gi, '')
      .replace(WINDOW_TEXT, '#000')
      .replace(/url\s*\([^)]*\)/gi, 'none');
    page.head.append(style);
  }
  for (const node of Array.from(page.head.querySelectorAll('script,base,link,meta[http-equiv],template,noscript')))
    node.remove();
  countLeftOut(page.body);
  purify().sanitize(page.body, CONFIG);
  return page;
};
