import { createHash, randomBytes } from 'node:crypto';
import { cleanHtml } from '#ground/html/clean-html.ts';
import { htmlToText } from '#ground/html/html-to-text.ts';
import { imageSize, type ImageSize } from '#ground/html/image-size.ts';
import { mailSafe } from '#ground/html/mail-safe.ts';
import { scrollReports } from '#ground/html/scroll-reports.ts';
import { showsPicture } from '#ground/html/shows-picture.ts';
import { imageTypeOf } from '#ground/http/server/fetch-image.ts';
import { LOCALE, type Language } from '#ground/words.ts';
import type { Upload } from '#spine/uploads/server/api.ts';
import { UPLOAD_PATH } from '#spine/uploads/contract.ts';
import { letterWireBytes } from '../rules.ts';
import { quote, type Quoted } from './quotation.ts';

export type { Quoted } from './quotation.ts';
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
  /** Without the quotation and the signature. */
  freshText: string;
  /** Nothing is to be seen but the signature, and no file goes along. */
  empty: boolean;
  files: LetterFile[];
  /** Pictures that came inside the HTML as data: to be put among the blobs before the letter is kept. */
  pictures: Uint8Array[];
  /** At most so many bytes over the wire, headers for these recipients included. */
  wireBytes: number;
};
export type LetterInput = {
  html: string;
  uploads: ReadonlyMap<string, Upload>;
  /** Sizes in pixels of the pictures among them, where known. */
  sizes?: ReadonlyMap<string, ImageSize>;
  /** The HTML of the large tables among them, by id: cleaned when it was kept. */
  tables?: ReadonlyMap<string, string>;
  /** Ids of the uploads that go as files. */
  attached: readonly string[];
  quoted: Quoted | null;
  language: Language;
  timeZone?: string | undefined;
  /** Characters of all names and addresses in its header, for its weight. */
  headerLength?: number;
};

/** What the editor shows where nothing else is said. */
const TEXT = { 'font-family': 'Arial,Helvetica,sans-serif', 'font-size': '10pt' };
const LOOK = Object.entries(TEXT)
  .map((one) => one.join(':'))
  .join(';');

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

/** No colour is set: a mail program in the dark shows it dark. A telephone must not make links of every number. */
const page = (body: string, language: Language): string =>
  `<!doctype html><html lang="${LOCALE[language]}"><head><meta charset="utf-8">` +
  `<meta name="viewport" content="width=device-width,initial-scale=1">` +
  `<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no"></head>` +
  `<body><div style="${LOOK}">${body}</div></body></html>`;

/** What leaves: the agent's HTML cleaned, its pictures as parts of the mail, and below it the mail that is answered. */
export const writeLetter = (given: LetterInput): Letter => {
  const files: LetterFile[] = [];
  const pictures: Buffer[] = [];
  const contentIds = new Map<string, string>();

  const inline = (key: string, file: Omit<LetterFile, 'contentId' | 'inline'>): string => {
    const known = contentIds.get(key);
    const contentId = known ?? newContentId();
    if (known === undefined) {
      contentIds.set(key, contentId);
      const { name, type, size, sha256 } = file;
      files.push({ name, type, size, sha256, contentId, inline: true });
    }
    return `cid:${contentId}`;
  };
  const placed = (src: string, size: ImageSize | null | undefined) => (size ? { src, ...size } : src);
  const ownImage = (source: string) => {
    const upload = given.uploads.get(uploadsShown(source)[0] ?? '');
    const table = upload && given.tables?.get(upload.id);
    if (table !== undefined) return { html: table };
    if (upload) return placed(inline(upload.id, upload), given.sizes?.get(upload.id));
    const bytes = dataPicture(source);
    const type = bytes && imageTypeOf(bytes);
    if (!bytes || !type) return null;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (!contentIds.has(sha256)) pictures.push(bytes);
    const name = `image-${pictures.length}.${type.slice(6)}`;
    return placed(inline(sha256, { name, type, size: bytes.length, sha256 }), imageSize(bytes));
  };

  const written = cleanHtml(given.html, { image: ownImage });
  const text = htmlToText(written);
  for (const id of given.attached) {
    const upload = given.uploads.get(id);
    if (upload) files.push({ ...upload, contentId: null, inline: false });
  }
  const quotation = given.quoted
    ? quote(given.quoted, {
        ...{ language: given.language, timeZone: given.timeZone },
        picture: ({ id, name, type, size, sha256 }) => inline(`quoted ${id}`, { name, type, size, sha256 }),
      })
    : { html: '', text: '' };
  const body = quotation.html ? `${written}<br>${quotation.html}` : written;
  const html = page(scrollReports(mailSafe(body, { text: TEXT })), given.language);
  const whole = quotation.text ? `${text}\n\n${quotation.text}` : text;
  const freshText = htmlToText(written, { signature: false });
  return {
    html,
    text: whole,
    freshText,
    empty: freshText.replaceAll('\u00a0', ' ').trim() === '' && given.attached.length === 0 && !showsPicture(written),
    files,
    pictures,
    wireBytes: letterWireBytes({
      ...{ html, text: whole, headerLength: given.headerLength ?? 0 },
      files: files.map((file) => file.size),
    }),
  };
};
