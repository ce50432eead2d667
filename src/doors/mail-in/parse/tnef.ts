import { decodeText } from './charset.ts';

/** What Outlook packs into winmail.dat ([MS-OXTNEF]). Only what a reader of the mail misses without it. */
export type Tnef = {
  text: string | null;
  html: string | null;
  files: { name: string | null; type: string; contentId: string | null; content: Uint8Array }[];
};

const SIGNATURE = 0x223e9f78;
const LEVEL_ATTACHMENT = 2;

const ATT_RENDER_DATA = 0x9002;
const ATT_PROPERTIES = 0x9003;
const ATT_ATTACHMENT = 0x9005;
const ATT_CODEPAGE = 0x9007;
const ATT_TITLE = 0x8010;
const ATT_DATA = 0x800f;
const ATT_BODY = 0x800c;

const PR_BODY = 0x1000;
const PR_HTML = 0x1013;
const PR_FILE_NAME = 0x3704;
const PR_LONG_FILE_NAME = 0x3707;
const PR_DATA = 0x3701;
const PR_MIME_TYPE = 0x370e;
const PR_CONTENT_ID = 0x3712;

/** Honest files have some dozens; a file cannot make us read more than this. */
const MAX_FILES = 500;
const MAX_PROPERTIES = 4_000;

/** Bytes of the fixed-size property types ([MS-OXCDATA] 2.11.1), padded to four. */
const FIXED: Record<number, number> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  0x0a: 4,
  0x0b: 4,
  0x14: 8,
  0x40: 8,
  0x48: 16,
};

type Properties = Map<number, Buffer | string>;

/** A cursor that answers null past the end instead of reading on. */
class Cursor {
  readonly #bytes: Buffer;
  at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get left(): number {
    return this.#bytes.length - this.at;
  }

  u16(): number {
    this.at += 2;
    return this.at <= this.#bytes.length ? this.#bytes.readUInt16LE(this.at - 2) : 0;
  }

  u32(): number {
    this.at += 4;
    return this.at <= this.#bytes.length ? this.#bytes.readUInt32LE(this.at - 4) : 0;
  }

  take(length: number): Buffer | null {
    if (length > this.left) return null;
    this.at += length;
    return this.#bytes.subarray(this.at - length, this.at);
  }
}

function readProperties(block: Buffer, codepage: string): Properties {
  const cursor = new Cursor(block);
  const out: Properties = new Map();
  const count = Math.min(cursor.u32(), MAX_PROPERTIES);
  for (let n = 0; n < count && cursor.left > 4; n += 1) {
    const rawType = cursor.u16();
    const id = cursor.u16();
    const type = rawType & 0x0fff;
    if (id >= 0x8000 && !skipName(cursor)) return out;
    const many = (rawType & 0x1000) !== 0;
    const variable = type === 0x1e || type === 0x1f || type === 0x102 || type === 0x0d;
    const values = many || variable ? cursor.u32() : 1;
    for (let v = 0; v < values; v += 1) {
      const size = variable ? cursor.u32() : (FIXED[type] ?? -1);
      const value = size < 0 ? null : cursor.take(size);
      if (!value) return out;
      if (variable) cursor.take((4 - (size % 4)) % 4);
      if (v === 0 && variable)
        out.set(id, type === 0x102 || type === 0x0d ? value : textOf(value, type === 0x1f, codepage));
    }
  }
  return out;
}

function skipName(cursor: Cursor): boolean {
  if (!cursor.take(16)) return false;
  if (cursor.u32() === 0) return cursor.take(4) !== null;
  const size = cursor.u32();
  return cursor.take(size + ((4 - (size % 4)) % 4)) !== null;
}

function textOf(bytes: Buffer, wide: boolean, codepage: string): string {
  const text = wide ? decodeText(bytes, 'utf-16le') : decodeText(bytes, codepage);
  const end = text.indexOf('\u0000');
  return end < 0 ? text : text.slice(0, end);
}

function asText(value: Buffer | string | undefined): string | null {
  return typeof value === 'string' && value ? value : null;
}

class TnefReader {
  readonly result: Tnef = { text: null, html: null, files: [] };
  #codepage = 'windows-1252';
  #file: Tnef['files'][number] | null = null;

  read(bytes: Buffer): Tnef | null {
    const cursor = new Cursor(bytes);
    if (cursor.u32() !== SIGNATURE) return null;
    cursor.u16();
    while (cursor.left >= 11 && this.result.files.length < MAX_FILES) {
      const level = (cursor.take(1) as Buffer)[0];
      const id = cursor.u32() & 0xffff;
      const data = cursor.take(cursor.u32());
      if (!data) break;
      cursor.u16();
      if (level === LEVEL_ATTACHMENT) this.#attachment(id, data);
      else this.#message(id, data);
    }
    this.result.files = this.result.files.filter((file) => file.content.length > 0);
    return this.result;
  }

  #message(id: number, data: Buffer): void {
    if (id === ATT_CODEPAGE && data.length >= 4) {
      const number = data.readUInt32LE(0);
      this.#codepage =
        number === 65001 ? 'utf-8' : number >= 1250 && number <= 1258 ? `windows-${number}` : `cp${number}`;
    } else if (id === ATT_BODY) {
      this.result.text ??= textOf(data, false, this.#codepage) || null;
    } else if (id === ATT_PROPERTIES) {
      const properties = readProperties(data, this.#codepage);
      const html = properties.get(PR_HTML);
      this.result.text ??= asText(properties.get(PR_BODY));
      this.result.html ??= Buffer.isBuffer(html) ? decodeText(html, this.#codepage) : asText(html);
    }
  }

  #attachment(id: number, data: Buffer): void {
    if (id === ATT_RENDER_DATA || !this.#file) {
      this.#file = {
        name: null,
        type: 'application/octet-stream',
        contentId: null,
        content: new Uint8Array(),
      };
      this.result.files.push(this.#file);
    }
    const file = this.#file;
    if (id === ATT_TITLE) file.name ??= textOf(data, false, this.#codepage);
    else if (id === ATT_DATA) file.content = data;
    else if (id === ATT_ATTACHMENT) {
      const properties = readProperties(data, this.#codepage);
      const content = properties.get(PR_DATA);
      file.name = asText(properties.get(PR_LONG_FILE_NAME)) ?? file.name ?? asText(properties.get(PR_FILE_NAME));
      file.type = asText(properties.get(PR_MIME_TYPE))?.toLowerCase() ?? file.type;
      file.contentId = asText(properties.get(PR_CONTENT_ID))?.replace(/^<|>$/g, '') ?? null;
      if (Buffer.isBuffer(content) && !file.content.length) file.content = content;
    }
  }
}

/** The contents of a winmail.dat; null when it is none. Damaged ones answer what could be read. One pass. */
export function readTnef(bytes: Uint8Array): Tnef | null {
  return new TnefReader().read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}
