import { cleanHtml, escapeHtml } from '#ground/html/clean-html.ts';
import { OWN_QUOTE } from '#ground/html/marks.ts';
import { LOCALE, say, type Language } from '#ground/words.ts';
import { interactionWords } from '#spine/interactions/words.ts';
import type { AttachmentRow } from '#spine/interactions/server/api.ts';
import { letterWords } from '../letter-words.ts';
import { shallowQuotes, type Address } from '../rules.ts';

export type Quoted = {
  sender: Address;
  writtenAt: Date;
  text: string;
  html: string | null;
  attachments: readonly AttachmentRow[];
  /** Nobody is told who wrote it (R100). */
  authorHidden?: boolean;
};
export type QuoteManner = {
  language: Language;
  /** IANA name of the writer's time zone; not known: the time is given in UTC and says so. */
  timeZone: string | undefined;
  /** The address under which a picture of the quoted mail is shown; null leaves it out. */
  picture(file: AttachmentRow): string | null;
};

/** Beyond these a quotation is its text, and that is cut: nobody reads so far down, and every answer would double it. */
const MOST_QUOTED_HTML = 500_000;
const MOST_QUOTED_TEXT = 100_000;
/** Pictures of the quoted mail that go along, in bytes; others are named by their alternative text. */
const MOST_QUOTED_PICTURES = 5 * 1024 * 1024;
/** Quotations that the quoted mail holds itself; older ones both sides have. */
const MOST_NESTED = 4;

const LOOK = 'margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex';

/** Nothing to quote: its content was hidden, or it never had any. */
export const hasContent = (quoted: Quoted): boolean => quoted.text.trim() !== '' || (quoted.html ?? '').trim() !== '';

const isZone = (timeZone: string | undefined): timeZone is string => {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return timeZone !== undefined;
  } catch {
    return false;
  }
};

/** Line breaks, hidden signs and signs that turn the direction of the line around have no place in a name. */
const plainName = ({ name, address }: Address): string =>
  (
    name
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim() || address
  ).slice(0, 120);

/** "Le 12 novembre 2026 à 14 h 05, Hélène Roy a écrit :" */
export const introOf = (quoted: Quoted, { language, timeZone }: Pick<QuoteManner, 'language' | 'timeZone'>): string => {
  const zone = isZone(timeZone) ? timeZone : 'UTC';
  const date = new Intl.DateTimeFormat(LOCALE[language], { dateStyle: 'long', timeStyle: 'short', timeZone: zone });
  const shown = `${date.format(quoted.writtenAt)}${zone === 'UTC' ? ' UTC' : ''}`;
  return say(letterWords.wrote, language, {
    date: shown,
    name: quoted.authorHidden ? say(interactionWords.anonymous, language) : plainName(quoted.sender),
  });
};

/** The mail that is answered, below an answer or to be answered point by point: HTML clean but not yet mail-safe. */
export const quote = (quoted: Quoted, manner: QuoteManner): { html: string; text: string } => {
  if (!hasContent(quoted)) return { html: '', text: '' };
  const intro = introOf(quoted, manner);
  const cut = quoted.text.length > MOST_QUOTED_TEXT;
  const text = shallowQuotes(quoted.text.slice(0, MOST_QUOTED_TEXT).trimEnd(), MOST_NESTED) + (cut ? '\n[…]' : '');
  let room = MOST_QUOTED_PICTURES;
  const image = (source: string): string | null => {
    const contentId = /^cid:(.+)$/i.exec(source)?.[1];
    const file = quoted.attachments.find((one) => one.contentId !== null && one.contentId === contentId);
    if (!file || !file.type.startsWith('image/') || file.size > room) return null;
    room -= file.size;
    return manner.picture(file);
  };
  const asHtml = quoted.html !== null && quoted.html.trim() !== '' && quoted.html.length <= MOST_QUOTED_HTML;
  const body = asHtml
    ? cleanHtml(quoted.html!, { image, mostQuotes: MOST_NESTED })
    : escapeHtml(text)
        .replace(/\r?\n/g, '<br>')
        .replace(/ {2,}/g, (spaces) => '&nbsp;'.repeat(spaces.length));
  return {
    html:
      `<div type="${OWN_QUOTE}"><p style="margin:0">${escapeHtml(intro)}</p>` +
      `<blockquote type="${OWN_QUOTE}" style="${LOOK}">${body}</blockquote></div>`,
    text: `${intro}\n${text
      .split(/\r?\n/)
      .map((line) => (line.startsWith('>') ? `>${line}` : `> ${line}`).trimEnd())
      .join('\n')}`,
  };
};
