import { createHash, randomBytes } from 'node:crypto';
import { cleanHtml, escapeHtml } from '#ground/html/clean-html.ts';
import { htmlToText } from '#ground/html/html-to-text.ts';
import { imageTypeOf } from '#ground/http/server/fetch-image.ts';
import type { Language } from '#ground/words.ts';
import { LOCALE, say } from '#ground/words.ts';
import type { AttachmentRow } from '#spine/interactions/server/api.ts';
import { UPLOAD_PATH } from '../contract.ts';
import { letterWords } from '../letter-words.ts';
import type { Address } from '../rules.ts';
import type { Upload } from './uploads-store.ts';

export type LetterFile = {
  name: string;
  type: string;
  size: number;
  sha256: string;
  contentId: string | null;
  inline: boolean;
};
export type Letter = {
  html: string;
  text: string;
  /** Without the quotation. */
  freshText: string;
  files: LetterFile[];
  /** Pictures that came inside the HTML as data: to be put among the blobs before the letter is kept. */
  pictures: Buffer[];
};
export type Quoted = {
  sender: Address;
  writtenAt: Date;
  text: string;
  html: string | null;
  attachments: readonly AttachmentRow[];
};

/** Beyond these a quotation is its text, and that is cut: nobody reads so far down, and every answer would double it. */
const MOST_QUOTED_HTML = 1_000_000;
const MOST_QUOTED_TEXT = 200_000;
/** Pictures of the quoted mail that go along, in bytes; others are named by their alternative text. */
const MOST_QUOTED_PICTURES = 5 * 1024 * 1024;

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const SHOWN = new RegExp(`${UPLOAD_PATH}/(${UUID})(?![0-9a-f-])`, 'gi');
/** Ids of every upload that an HTML, or one image's address, shows. */
export const uploadsShown = (html: string): string[] => [
  ...new Set([...html.matchAll(SHOWN)].map((match) => match[1]!.toLowerCase())),
];

const newContentId = (): string => `${randomBytes(12).toString('hex')}@relais`;

const dataPicture = (source: string): Buffer | null => {
  const match = /^data:image\/[a-z+.-]{1,40};base64,/i.exec(source);
  return match ? Buffer.from(source.slice(match[0].length), 'base64') : null;
};

const introOf = (quoted: Quoted, language: Language, timeZone: string | undefined): string =>
  say(letterWords.wrote, language, {
    date: quoted.writtenAt.toLocaleString(LOCALE[language], { dateStyle: 'long', timeStyle: 'short', timeZone }),
    name: quoted.sender.name || quoted.sender.address,
  });

/** What leaves: the agent's HTML cleaned, its pictures as parts of the mail, and below it the mail that is answered. */
export const writeLetter = (given: {
  html: string;
  uploads: ReadonlyMap<string, Upload>;
  /** The HTML of the large tables among them, by id: cleaned when it was kept. */
  tables?: ReadonlyMap<string, string>;
  /** Ids of the uploads that go as files. */
  attached: readonly string[];
  quoted: Quoted | null;
  language: Language;
  timeZone?: string;
}): Letter => {
  const files: LetterFile[] = [];
  const pictures: Buffer[] = [];
  const contentIds = new Map<string, string>();

  const inline = (key: string, file: Omit<LetterFile, 'contentId' | 'inline'>): string => {
    const known = contentIds.get(key);
    const contentId = known ?? newContentId();
    if (known === undefined) {
      contentIds.set(key, contentId);
      files.push({ ...file, contentId, inline: true });
    }
    return `cid:${contentId}`;
  };
  const ownImage = (source: string): string | { html: string } | null => {
    const upload = given.uploads.get(uploadsShown(source)[0] ?? '');
    const table = upload && given.tables?.get(upload.id);
    if (table !== undefined) return { html: table };
    if (upload) return inline(upload.id, upload);
    const bytes = dataPicture(source);
    const type = bytes && imageTypeOf(bytes);
    if (!bytes || !type) return null;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (!contentIds.has(sha256)) pictures.push(bytes);
    const name = `image-${pictures.length}.${type.slice(6)}`;
    return inline(sha256, { name, type, size: bytes.length, sha256 });
  };

  const written = cleanHtml(given.html, { image: ownImage });
  const freshText = htmlToText(written);
  for (const id of given.attached) {
    const upload = given.uploads.get(id);
    if (upload) files.push({ ...upload, contentId: null, inline: false });
  }
  const quotation = given.quoted ? quote(given.quoted, given, inline) : { html: '', text: '' };
  return {
    html: `<!doctype html><html><head><meta charset="utf-8"></head><body>${written}${quotation.html}</body></html>`,
    text: `${freshText}${quotation.text}`,
    freshText,
    files,
    pictures,
  };
};

const quote = (
  quoted: Quoted,
  { language, timeZone }: { language: Language; timeZone?: string },
  inline: (key: string, file: Omit<LetterFile, 'contentId' | 'inline'>) => string,
): { html: string; text: string } => {
  const intro = introOf(quoted, language, timeZone);
  const text = quoted.text.slice(0, MOST_QUOTED_TEXT).trimEnd();
  let room = MOST_QUOTED_PICTURES;
  const image = (source: string): string | null => {
    const contentId = /^cid:(.+)$/i.exec(source)?.[1];
    const file = quoted.attachments.find((one) => one.contentId !== null && one.contentId === contentId);
    if (!file || !file.type.startsWith('image/') || file.size > room) return null;
    room -= file.size;
    return inline(`quoted ${file.id}`, { name: file.name, type: file.type, size: file.size, sha256: file.sha256 });
  };
  const asHtml = quoted.html !== null && quoted.html.length <= MOST_QUOTED_HTML;
  const body = asHtml ? cleanHtml(quoted.html!, { image }) : escapeHtml(text).replace(/\r?\n/g, '<br>');
  return {
    html:
      `<br><div class="relais-quote"><p>${escapeHtml(intro)}</p>` +
      `<blockquote type="cite" style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex">${body}</blockquote></div>`,
    text: `\n\n${intro}\n${text
      .split(/\r?\n/)
      .map((line) => `> ${line}`.trimEnd())
      .join('\n')}`,
  };
};
