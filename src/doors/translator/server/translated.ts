import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { later, now } from '#ground/clock.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Seal } from '#ground/secrets/server/seal.ts';
import { everySource, prepareHtml } from '../html/translate-html.ts';
import {
  forgetSegments,
  forgetTranslatedBefore,
  keepTranslated,
  translatedRows,
  type TranslatedRow,
  type Way,
} from './translated-store.ts';

const DAYS = 30;

/**
 * What was translated lately, so that it is neither paid for nor waited for twice. A row is found by a hash of the text
 * under the house's key, and is sealed under a key made of that text: when the text is gone from the house, hidden or
 * removed, nobody can read what it became, the house itself included.
 */
const hash = (...parts: string[]): Buffer => createHash('sha256').update(parts.join('\n')).digest();

const segmentOf = (seal: Seal, text: string): Buffer => hash('find', seal.sign(`translated ${text}`), text);
const keyOf = (seal: Seal, text: string): Buffer => hash('open', seal.sign(`translated ${text}`), text);

const sealUnder = (key: Buffer, plain: string): Buffer => {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
};
const openUnder = (key: Buffer, sealed: Buffer): string => {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
};

export type Known = { text: string; found: string | null };

/** Those of the texts that are known, by text. */
export const knownOf = async (db: Db, seal: Seal, way: Way, texts: readonly string[]): Promise<Map<string, Known>> => {
  const byName = new Map(texts.map((text) => [segmentOf(seal, text).toString('hex'), text]));
  const segments = [...byName.keys()].map((name) => Buffer.from(name, 'hex'));
  const known = new Map<string, Known>();
  for (const { segment, found, sealed } of await translatedRows(db, way, segments)) {
    const text = byName.get(segment.toString('hex'))!;
    known.set(text, { text: openUnder(keyOf(seal, text), sealed), found });
  }
  return known;
};

export const keepKnown = (
  db: Db,
  seal: Seal,
  way: Way,
  texts: readonly string[],
  answers: { texts: readonly string[]; found: string | null },
): Promise<void> =>
  keepTranslated(
    db,
    way,
    texts.map((text, index): TranslatedRow => ({
      segment: segmentOf(seal, text),
      sealed: sealUnder(keyOf(seal, text), answers.texts[index]!),
      found: answers.found,
    })),
    now(),
  );

/** Everything that was translated of this HTML, into whatever language; how many rows it was. */
export const forgetTranslated = (
  tx: Db,
  seal: Seal,
  html: string,
  neverTranslate: readonly string[],
): Promise<number> =>
  forgetSegments(
    tx,
    everySource(prepareHtml(html, neverTranslate)).map((text) => segmentOf(seal, text)),
  );

/** What is older than a month. */
export const forgetOldTranslated = (tx: Db): Promise<void> =>
  forgetTranslatedBefore(tx, later(now(), -DAYS * 86_400_000));
