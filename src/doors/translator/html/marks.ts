import { cleanHtml } from '#ground/html/clean-html.ts';
import { OWN_QUOTE, OWN_SIGNATURE } from '#ground/html/marks.ts';
import { startsQuote } from '#ground/html/quote-marks.ts';
import type { Attributes } from '#ground/html/walk-html.ts';

/** The attribute that carries a mark here: of those that a clean mail may have, the one that says what something is. */
export const MARK = 'type';
/** A quotation by what a mail program wrote on it; an answer may stand between the quotations in it. */
export const QUOTED = 'translator-quoted';
/** All that follows is quoted, and nothing will tell so any more once ids are gone. */
export const REST = 'translator-rest';
/** The same below the rule that Outlook draws, which its style goes on telling. */
export const RULE = 'translator-rule';
/** Not words, or not to be translated. */
export const STAYS = 'translator-stays';

const NOT_WORDS = new Set(['pre', 'code', 'kbd', 'samp', 'tt']);

const isUntouched = (attributes: Attributes): boolean =>
  attributes['translate']?.trim().toLowerCase() === 'no' ||
  /(?:^|\s)notranslate(?:\s|$)/.test(attributes['class']?.slice(0, 1_000) ?? '');

const markOf = (name: string, attributes: Attributes): string | null => {
  if (NOT_WORDS.has(name) || isUntouched(attributes)) return STAYS;
  const quote = startsQuote(name, attributes);
  if (quote === 'rest') return startsQuote(name, { id: attributes['id'] ?? '' }) === 'rest' ? REST : RULE;
  if (quote === 'signature') return OWN_SIGNATURE;
  if (quote === 'quote') return attributes[MARK]?.toLowerCase() === OWN_QUOTE ? OWN_QUOTE : QUOTED;
  return null;
};

/** What goes out for a mark: our own where it folds what is quoted, or tells a signature; else nothing. */
export const shownMark = (name: string, mark: string): string | null => {
  if (mark === QUOTED) return name === 'div' || name === 'blockquote' ? OWN_QUOTE : null;
  return mark === REST || mark === RULE || mark === STAYS ? null : mark;
};

/** A picture may be a part of the mail, of this house, or of elsewhere: whoever shows it decides. */
const PICTURE = /^(?:https?:\/\/|cid:|data:image\/|\/(?!\/))/i;
const image = (source: string): string | null => (PICTURE.test(source) ? source : null);

/** Cleaned, with the marks of what stays as it is: those that mail programs write do not outlive the cleaning. */
export const cleanAndMark = (html: string): string =>
  cleanHtml(html, {
    image,
    mark(name, attributes) {
      const mark = markOf(name, attributes);
      return mark === null ? '' : ` ${MARK}="${mark}"`;
    },
  });

export const cleanAgain = (html: string): string => cleanHtml(html, { image });
