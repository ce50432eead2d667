import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { SetDocument, SetEntry, SetPicture } from '../setting/document.ts';
import { blocksFromText } from '../setting/from-text.ts';
import { fontFilesOf } from '../setting/scripts.ts';
import { readPicture } from './pictures.ts';
import type { FromPress, ToPress } from './protocol.ts';
import { readEntries } from './read-entries.ts';

/**
 * A process of its own that sets one document and ends: whatever a mail may do to a reader of HTML or of pictures, or
 * to a typesetter, is done here, where time and memory have their limits and no secret of the house is at hand.
 */
const TEMPLATE = path.join(import.meta.dirname, '../setting/transcript.typ');
/** What the template may read is under this name, in memory only: nobody makes such a folder. */
const WORKSPACE = path.join(os.tmpdir(), 'relais-press-in-memory');
/** Pictures read at a time. */
const AT_ONCE = 2;
const MOST_PLAIN = 400_000;

const say = (message: FromPress): void => void process.send?.(message);

const wanted = new Map<string, (bytes: Uint8Array | null) => void>();
const bytesFromHouse = (key: string): Promise<Uint8Array | null> =>
  new Promise((resolve) => {
    wanted.set(key, resolve);
    say({ kind: 'want', key });
  });

type Pictures = Record<string, SetPicture>;

const readPictures = async (
  compiler: NodeCompiler,
  keys: readonly string[],
  own: ReadonlyMap<string, Buffer>,
): Promise<Pictures> => {
  const found: Pictures = {};
  let at = 0;
  let done = 0;
  const reader = async (): Promise<void> => {
    for (let mine = at++; mine < keys.length; mine = at++) {
      const key = keys[mine]!;
      const read = await readPicture(own.get(key) ?? (await bytesFromHouse(key)));
      if (read) {
        const place = `/${mine}.svg`;
        compiler.mapShadow(path.join(WORKSPACE, place), read.svg);
        found[key] = { path: place, w: read.width, h: read.height };
      }
      say({ kind: 'pictures', done: ++done, of: keys.length });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, reader));
  return found;
};

type Set = { pdf: Buffer; plain: number };

/**
 * One message must not cost the others: where the whole cannot be set, each is tried by itself, and what fails is set
 * as its bare text.
 */
const setAll = (document: SetDocument, texts: readonly string[], set: (one: SetDocument) => Buffer): Set => {
  try {
    return { pdf: set(document), plain: 0 };
  } catch {
    let plain = 0;
    const messages = document.messages.map((entry, index): SetEntry => {
      try {
        set({ ...document, messages: [entry] });
        return entry;
      } catch {
        plain += 1;
        return { ...entry, body: blocksFromText(texts[index]!.slice(0, MOST_PLAIN)) };
      }
    });
    return { pdf: set({ ...document, messages }), plain };
  }
};

const press = async (job: Extract<ToPress, { kind: 'job' }>): Promise<void> => {
  const { document, scripts, pictures: keys, own } = readEntries(job.document);
  const compiler = NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontPaths: fontFilesOf(scripts) }] });
  const template = readFileSync(TEMPLATE, 'utf8');
  const pictures = await readPictures(compiler, keys, own);
  say({ kind: 'setting' });
  const made = setAll(
    document,
    job.document.entries.map((entry) => entry.text),
    (one) =>
      compiler.pdf(
        { mainFileContent: template, inputs: { data: JSON.stringify({ ...one, pictures }) } },
        { pdfStandard: 'ua-1' },
      ),
  );
  say({ kind: 'done', ...made, peakBytes: process.resourceUsage().maxRSS * 1024 });
};

/** The compiler's errors are objects of its own. */
const wordsOfError = (error: unknown): string => {
  const { shortDiagnostics } = error as { shortDiagnostics?: unknown };
  return shortDiagnostics ? JSON.stringify(shortDiagnostics).slice(0, 2_000) : String(error);
};

process.on('message', (message: ToPress) => {
  if (message.kind === 'picture') {
    wanted.get(message.key)?.(message.bytes);
    wanted.delete(message.key);
  } else press(message).catch((error: unknown) => say({ kind: 'failed', why: wordsOfError(error) }));
});
// Nobody is left to set it for.
process.on('disconnect', () => process.exit(0));
say({ kind: 'ready' });
