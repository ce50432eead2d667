import { createHash } from 'node:crypto';
import { cleanHtml, escapeHtml } from '#ground/html/clean-html.ts';
import { htmlToText } from '#ground/html/html-to-text.ts';
import { imageSize } from '#ground/html/image-size.ts';
import { mailSafe } from '#ground/html/mail-safe.ts';
import { imageTypeOf } from '#ground/http/server/fetch-image.ts';
import { LOCALE, say, type Language, type Values } from '#ground/words.ts';
import { interactionWords } from '#spine/interactions/words.ts';
import { transcriptWords } from '../words.ts';
import type { Moments } from './moments.ts';
import type { ReadMessage } from './read-transcript.ts';

export type LetterFile = {
  name: string;
  type: string;
  size: number;
  sha256: string;
  contentId: string | null;
  inline: boolean;
};
export type TranscriptLetter = {
  text: string;
  html: string;
  files: LetterFile[];
  /** Pictures that stood in the HTML as data: to be put among the blobs before the letter leaves. */
  own: Uint8Array[];
};

/** What mailboxes take without fail (many stop at 20 MB on the wire): pictures beyond it are only named. */
const MOST_PICTURE_BYTES = 12 * 1024 * 1024;
const MOST_QUOTES = 1;
const TEXT = { 'font-family': 'Arial,Helvetica,sans-serif', 'font-size': '10pt' };
const LOOK = Object.entries(TEXT)
  .map((one) => one.join(':'))
  .join(';');
const QUIET = 'color:#5d6675;font-size:9pt';
/** What a browser shows without running it. */
const SHOWN = /^image\/(?:png|jpe?g|gif|webp|bmp)$/i;
const LINK_TAG = /<a(?: [^>]*)?>|<\/a>/g;

/** D10: what a link says stays, where it leads does not. Cleaned HTML has no `>` inside a tag. */
export const withoutLinks = (clean: string): string => clean.replaceAll(LINK_TAG, '');

const withBreaks = (text: string): string => escapeHtml(text).replaceAll(/\r\n?|\n/g, '<br>');
const bare = (contentId: string): string => contentId.replace(/^<|>$/g, '');

type Telling = { subject: string; language: Language; moments: Moments };

/**
 * A transcript as a mail, from what the messages say now: text and pictures in it, without attachments, links, notes or
 * tags (R59, R60), and without what was hidden (D11).
 */
export const writeTranscriptLetter = (messages: readonly ReadMessage[], telling: Telling): TranscriptLetter => {
  const { language, moments } = telling;
  const t = (word: keyof typeof transcriptWords, values?: Values): string =>
    say(transcriptWords[word], language, values);
  const common = (word: keyof typeof interactionWords): string => say(interactionWords[word], language);
  const files = new Map<string, LetterFile>();
  const own: Uint8Array[] = [];
  let left = MOST_PICTURE_BYTES;

  /** Its address in the letter; null when there is no room for it. */
  const placed = (sha256: string, type: string, size: number): string | null => {
    const known = files.get(sha256);
    if (known) return `cid:${known.contentId}`;
    if (size > left) return null;
    left -= size;
    const number = files.size + 1;
    const contentId = `${sha256.slice(0, 24)}@relais`;
    files.set(sha256, { name: `image-${number}.${type.slice(6)}`, type, size, sha256, contentId, inline: true });
    return `cid:${contentId}`;
  };
  const pictureIn = (message: ReadMessage) => (address: string) => {
    const missing = { html: t('letter.picture') };
    const contentId = /^cid:(.+)$/i.exec(address)?.[1];
    if (contentId !== undefined) {
      const file = message.files.find((one) => one.contentId !== null && bare(one.contentId) === bare(contentId));
      return file && SHOWN.test(file.type) ? (placed(file.sha256, file.type, file.size) ?? missing) : null;
    }
    const data = /^data:image\/[a-z+.-]{1,40};base64,/i.exec(address)?.[0];
    const bytes = data === undefined ? null : Buffer.from(address.slice(data.length), 'base64');
    const type = bytes && imageTypeOf(bytes);
    if (!bytes || !type || !SHOWN.test(type)) return null;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const isNew = !files.has(sha256);
    const src = placed(sha256, type, bytes.length);
    if (src === null) return missing;
    if (isNew) own.push(bytes);
    const size = imageSize(bytes);
    return size ? { src, ...size } : src;
  };

  const told = messages.map((message) => {
    const author = message.authorHidden ? common('anonymous') : message.sender.name.trim() || message.sender.address;
    const hidden = message.contentHidden ? common('content-hidden') : null;
    const clean =
      hidden === null && message.html !== null
        ? withoutLinks(cleanHtml(message.html, { image: pictureIn(message), mostQuotes: MOST_QUOTES }))
        : null;
    const text = hidden ?? (clean === null ? message.text : htmlToText(clean));
    return { author, at: moments.full(message.createdAt), text, html: clean ?? `<div>${withBreaks(text)}</div>` };
  });
  const intro = t('letter.intro', { subject: telling.subject, zone: moments.zone(messages.at(-1)!.createdAt) });
  const body = [
    `<p style="margin:0 0 8px">${escapeHtml(intro)}</p>`,
    ...told.map(
      ({ author, at, html }) =>
        `<div style="border-top:1px solid #d8dde4;margin:18px 0 0;padding:10px 0 0"><b>${escapeHtml(author)}</b><br>` +
        `<span style="${QUIET}">${escapeHtml(at)}</span></div><div style="margin:8px 0 0">${html}</div>`,
    ),
  ].join('');
  const head =
    `<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">` +
    `<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">`;
  return {
    html: `<!doctype html><html lang="${LOCALE[language]}"><head>${head}</head><body><div style="${LOOK}">${mailSafe(body, { text: TEXT })}</div></body></html>`,
    text: `${[intro, ...told.map(({ author, at, text }) => `${'─'.repeat(60)}\n${author}\n${at}\n\n${text.trimEnd()}`)].join('\n\n')}\n`,
    files: [...files.values()],
    own,
  };
};
