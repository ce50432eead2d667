import createDOMPurify from 'dompurify';
import type { Config, DOMPurify } from 'dompurify';
import { cleanStyleSheet, inlineStyleCleaner } from './mail-css.ts';

export type MailImages = {
  /** content-id (without angle brackets) -> address of the image on this server. */
  images: Record<string, string>;
  /** False: images of other servers are left out and counted, so that opening a mail tells its sender nothing. */
  allowRemote: boolean;
  /** Where an image of another server is fetched through this one. */
  remoteUrl: (url: string) => string;
};

export type CleanMail = {
  /** Body of the mail as a fragment without style sheets; no part of it can run, load from elsewhere, or change when parsed again. */
  html: string;
  /** Style sheets of the mail, to go into a `<style>` of the mail's own frame and nowhere else. */
  css: string;
  /** How many different images of other servers were left out. */
  blockedImages: number;
};

const TAGS =
  'a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt em ' +
  'figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark menu nav ol p pre q rp rt ruby s samp ' +
  'section small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr #text';
const ATTRIBUTES =
  'abbr align alt background bgcolor border bordercolor cellpadding cellspacing class clear color colspan compact dir face frame ' +
  'headers height href hspace id lang noshade nowrap reversed rowspan rules scope size span src start style title type valign ' +
  'value vspace width';
export const ID_PREFIX = 'user-content-';

const CONFIG: Config = {
  IN_PLACE: true,
  ALLOWED_TAGS: TAGS.split(' '),
  ALLOWED_ATTR: [...ATTRIBUTES.split(' '), 'target', 'rel'],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  // Ids of a mail must never be those of our page, nor shadow properties of its document.
  SANITIZE_NAMED_PROPS: true,
  // Text inside these is code, or a second document, not words of the mail.
  FORBID_CONTENTS: [
    'script',
    'style',
    'title',
    'template',
    'noscript',
    'iframe',
    'noembed',
    'noframes',
    'xmp',
    'svg',
    'math',
    'object',
    'video',
    'audio',
    'select',
    'textarea',
  ],
};

type Run = { image: (url: string) => string | null; style: (css: string) => string };
let run: Run | null = null;
let purifier: DOMPurify | null = null;

/** Spaces and controls inside a scheme are ignored by browsers ("java\tscript:"), so they are ignored here too. */
// eslint-disable-next-line no-control-regex
const bare = (url: string): string => url.replace(/[\u0000-\u0020\u007f-\u00a0]+/g, '');

const cleanLink = (node: Element): void => {
  const raw = node.getAttribute('href');
  if (raw === null) return;
  const url = /^www\./i.test(bare(raw)) ? `http://${raw.trim()}` : raw.trim();
  if (url.startsWith('#')) {
    node.setAttribute('href', `#${ID_PREFIX}${url.slice(1)}`);
    return;
  }
  if (!/^(?:https?:\/\/|mailto:|tel:|sms:)/i.test(url)) {
    node.removeAttribute('href');
    return;
  }
  node.setAttribute('href', url);
  // The sender's own title could name another place than the link goes to.
  node.setAttribute('title', url.slice(0, 500));
  node.setAttribute('target', '_blank');
  node.setAttribute('rel', 'noopener noreferrer nofollow');
};

const cleanNode = (node: Element): void => {
  if (!run) return;
  const style = node.getAttribute('style');
  if (style !== null) {
    const clean = run.style(style);
    if (clean) node.setAttribute('style', clean);
    else node.removeAttribute('style');
  }
  for (const name of ['src', 'background']) {
    const url = node.getAttribute(name);
    if (url === null) continue;
    const mapped = name === 'background' || node.localName === 'img' ? run.image(url) : null;
    if (mapped === null) node.removeAttribute(name);
    else node.setAttribute(name, mapped);
  }
  if (node.localName === 'a') cleanLink(node);
};

const purify = (): DOMPurify => {
  if (!purifier) {
    purifier = createDOMPurify(window);
    purifier.addHook('afterSanitizeAttributes', cleanNode);
  }
  return purifier;
};

const imageMapper =
  (options: MailImages, blocked: Set<string>) =>
  (raw: string): string | null => {
    const url = raw.trim();
    const cid = /^cid:(.+)$/i.exec(url)?.[1];
    if (cid !== undefined) return options.images[cid] ?? options.images[safeDecode(cid)] ?? null;
    if (/^data:image\/(?:png|jpe?g|gif|webp|bmp|avif);base64,[\w+/=\s%]*$/i.test(url)) return url;
    const remote = url.startsWith('//') ? `https:${url}` : url;
    if (!/^https?:\/\/[^/]/i.test(remote)) return null;
    if (options.allowRemote) return options.remoteUrl(remote);
    blocked.add(remote);
    return null;
  };

const safeDecode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** The content of a mail's <body> in a <div> that says what the <body> said, inside a root for the sanitiser. */
const takeBody = (inert: Document): HTMLElement => {
  // A <frameset> stands where the body should: its children go through the sanitiser all the same.
  const { body } = inert;
  const wrapper = inert.createElement('div');
  for (const name of ['class', 'dir', 'lang']) {
    const value = body.getAttribute(name);
    if (value) wrapper.setAttribute(name, value);
  }
  wrapper.style.backgroundColor = body.getAttribute('bgcolor') ?? '';
  wrapper.style.color = body.getAttribute('text') ?? '';
  const style = `${wrapper.style.cssText};${body.getAttribute('style') ?? ''}`;
  if (style.length > 1) wrapper.setAttribute('style', style);
  wrapper.append(...body.childNodes);
  const root = inert.createElement('div');
  root.append(wrapper);
  return root;
};

/**
 * Makes the HTML of a received mail harmless. Browser only; never throws, whatever the HTML.
 * Safe on its own (no script, form, frame, remote load or overlay is left), and still to be shown in `MailFrame` alone.
 */
export const sanitiseMail = (html: string, options: MailImages): CleanMail => {
  const blocked = new Set<string>();
  const image = imageMapper(options, blocked);
  const inert = new DOMParser().parseFromString(html, 'text/html');
  const css = Array.from(inert.querySelectorAll('style'), (node) => node.textContent).join('\n');
  const root = takeBody(inert);
  run = { image, style: inlineStyleCleaner(image) };
  try {
    purify().sanitize(root, CONFIG);
  } finally {
    run = null;
  }
  return {
    html: root.innerHTML,
    css: css ? cleanStyleSheet(css, image, ID_PREFIX) : '',
    blockedImages: blocked.size,
  };
};
