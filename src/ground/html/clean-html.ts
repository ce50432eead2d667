import { cleanStyle } from './clean-style.ts';
import { isSignature, OWN_SIGNATURE } from './marks.ts';
import { walkHtml, type Attributes } from './walk-html.ts';

const KEPT = new Set(
  `a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn
   div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q s samp
   section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr`.split(/\s+/),
);
/** Left out with everything inside. Any other unknown element is left out and its content kept. */
const GONE = new Set(
  `applet canvas embed frame frameset head iframe math noembed noframes noscript object plaintext script select style
   svg template textarea title xmp audio video dialog`.split(/\s+/),
);
const PLAIN_ATTRIBUTES = new Set(
  `align alt bgcolor border cellpadding cellspacing color colspan datetime dir face height hspace lang nowrap reversed
   rowspan size span start title type valign value vspace width`.split(/\s+/),
);
const LINK = /^(?:https?:|mailto:|tel:)/i;

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[one]!);

/** Browsers drop these from an address before they look at its scheme. */
// oxlint-disable-next-line no-control-regex
const UNSEEN_IN_ADDRESS = /[\u0000-\u0020\u007f]/g;

export type CleanOptions = {
  /**
   * What an image's address becomes (a `cid:`), or null to leave the image out and show its `alt`.
   * `{ html }` stands in the image's place as it is: it must be clean already. `{ src }` comes with the picture's own
   * size in pixels, for where the image says none.
   */
  image(source: string): string | { html: string } | { src: string; width: number; height: number } | null;
  /** Quotations inside quotations beyond this many are left out, and "[…]" says so. */
  mostQuotes?: number;
  /** More attributes of an element, by what it had before it was cleaned; put first and as they are: clean already. */
  mark?(name: string, attributes: Attributes): string;
};

/**
 * HTML fit to leave the house or be quoted: a list of allowed elements and attributes, inline styles without addresses,
 * no script, style sheet, handler, class, id or data-*. Written out anew from what was read, so it is balanced.
 */
export const cleanHtml = (html: string, options: CleanOptions): string => {
  const out: string[] = [];
  let gone = 0;
  let quotes = 0;
  const { mostQuotes = Infinity } = options;

  const attributesOf = (name: string, attributes: Attributes): string => {
    let text = '';
    for (const [key, value] of Object.entries(attributes)) {
      if (PLAIN_ATTRIBUTES.has(key)) text += ` ${key}="${escapeHtml(value.slice(0, 1_000))}"`;
      else if (key === 'style') {
        const style = cleanStyle(value);
        if (style) text += ` style="${escapeHtml(style)}"`;
      } else if (key === 'class' && isSignature({ class: value })) text += ` type="${OWN_SIGNATURE}"`;
      else if (key === 'href' && name === 'a') {
        const target = value.replace(UNSEEN_IN_ADDRESS, '');
        if (LINK.test(target)) text += ` href="${escapeHtml(target)}"`;
      }
    }
    return text;
  };
  const sized = (own: { width: number; height: number }, attributes: Attributes): Attributes =>
    attributes['width'] || attributes['height'] || /(?:^|;)\s*(?:width|height)\s*:/i.test(attributes['style'] ?? '')
      ? attributes
      : { ...attributes, width: String(own.width), height: String(own.height) };
  const image = (attributes: Attributes): void => {
    const source = attributes['src'] === undefined ? null : options.image(attributes['src'].trim());
    if (typeof source === 'object' && source !== null) {
      if ('html' in source) out.push(source.html);
      else out.push(`<img src="${escapeHtml(source.src)}"${attributesOf('img', sized(source, attributes))}>`);
    } else if (source !== null) out.push(`<img src="${escapeHtml(source)}"${attributesOf('img', attributes)}>`);
    else if (attributes['alt']) out.push(escapeHtml(attributes['alt'].slice(0, 1_000)));
  };

  walkHtml(html, {
    open(name, attributes, empty) {
      if (GONE.has(name) && !empty) gone += 1;
      if (name === 'blockquote' && ++quotes > mostQuotes) {
        if (gone === 0) out.push('[…]');
        gone += 1;
      }
      if (gone > 0 || !KEPT.has(name)) return;
      if (name === 'img') image(attributes);
      else out.push(`<${name}${options.mark?.(name, attributes) ?? ''}${attributesOf(name, attributes)}>`);
    },
    close(name) {
      if (gone === 0 && KEPT.has(name)) out.push(`</${name}>`);
      if (GONE.has(name)) gone -= 1;
      if (name === 'blockquote' && quotes-- > mostQuotes) gone -= 1;
    },
    text(text) {
      if (gone === 0) out.push(escapeHtml(text));
    },
  });
  return out.join('');
};
