import type { z } from 'zod';
import type { Actor } from '#ground/api/contract.ts';
import type { Blobs } from '#ground/blobs/server/blobs.ts';
import { now } from '#ground/clock.ts';
import type { Db } from '#ground/db/server/database.ts';
import { log } from '#ground/log.ts';
import { Refusal, refuse } from '#ground/refusal.ts';
import { agentById } from '#spine/people/server/api.ts';
import { listTags } from '#spine/tags/server/api.ts';
import type { downloadShape, Told } from '../contract.ts';
import { mayHaveInside } from '../rules.ts';
import { asText } from './as-text.ts';
import { momentsIn } from './moments.ts';
import { NotSet, press, type PressLimits, type Progress } from './press/press.ts';
import { readTranscript } from './read-transcript.ts';
import { toSource, type Note, type Telling } from './to-source.ts';

export type TranscriptDeps = {
  db: Db;
  blobs: Blobs;
  /** What colleagues wrote about an interaction, oldest first. */
  notesOf(interactionId: number): Promise<readonly Note[]>;
  limits?: PressLimits;
};
export type Download = z.output<typeof downloadShape>;
type File = { bytes: Uint8Array; type: string; plain: number };

/** Everything of it in words, or a refusal. */
const readSource = async ({ db, notesOf }: TranscriptDeps, actor: Actor, asked: Download) => {
  const moments = momentsIn(actor.language, asked.timeZone);
  if (!moments) throw refuse('bad-zone');
  if (asked.inside && !mayHaveInside(actor.role)) throw refuse('inside-not-yours');
  const transcript = await readTranscript(db, actor, asked.interactionId);
  const me = await agentById(db, actor.id);
  let inside: Telling['inside'] = null;
  if (asked.inside) {
    const [notes, tags] = await Promise.all([notesOf(asked.interactionId), listTags(db)]);
    const names = new Map(tags.map((tag) => [tag.id, tag.name]));
    inside = { notes, tags: transcript.interaction.tagIds.flatMap((id) => names.get(id) ?? []) };
  }
  return toSource(transcript, {
    ...{ language: actor.language, moments, inside },
    made: { at: now(), by: me?.name ?? '' },
  });
};

const make = async (
  deps: TranscriptDeps,
  actor: Actor,
  asked: Download,
  given: { signal: AbortSignal; onProgress(progress: Progress): void },
): Promise<File> => {
  const document = await readSource(deps, actor, asked);
  if (asked.format === 'text')
    return { bytes: Buffer.from(asText(document)), type: 'text/plain; charset=utf-8', plain: 0 };
  const pictureOf = (sha256: string): Promise<Uint8Array> => deps.blobs.read(sha256);
  const { pdf, plain } = await press({
    document,
    pictureOf,
    ...given,
    ...(deps.limits ? { limits: deps.limits } : {}),
  });
  return { bytes: pdf, type: 'application/pdf', plain };
};

const line = (told: Told): Buffer => Buffer.from(`${JSON.stringify(told)}\n`);
const PIECE = 256 * 1024;

const refusalOf = (error: unknown): string => {
  if (error instanceof Refusal) return error.code;
  if (error instanceof NotSet && error.why !== 'failed') return error.why;
  log.error('a transcript could not be made', { error });
  return 'failed';
};

/** What the browser hears, piece by piece (see the contract). Ends what is under way when nobody listens any more. */
export async function* tellDownload(deps: TranscriptDeps, actor: Actor, asked: Download): AsyncGenerator<Buffer> {
  const stop = new AbortController();
  const said: Told[] = [{ step: 'reading' }];
  let wake: () => void = () => undefined;
  const made = make(deps, actor, asked, {
    signal: stop.signal,
    onProgress: (progress) => {
      // Of several that nobody took yet the last one counts.
      if (said.at(-1) && 'step' in said.at(-1)! && progress.step === 'pictures') said.pop();
      said.push(progress);
      wake();
    },
  }).then(
    (file) => ({ file }),
    (error: unknown) => ({ refusal: refusalOf(error) }),
  );
  try {
    for (;;) {
      for (let next = said.shift(); next; next = said.shift()) yield line(next);
      const news = new Promise<null>((resolve) => (wake = () => resolve(null)));
      const end = await Promise.race([made, news]);
      if (!end) continue;
      if ('refusal' in end) yield line({ refusal: end.refusal });
      else {
        const { bytes, type, plain } = end.file;
        yield line({ step: 'file', type, size: bytes.byteLength, plain });
        for (let at = 0; at < bytes.byteLength; at += PIECE) yield Buffer.from(bytes.subarray(at, at + PIECE));
      }
      return;
    }
  } finally {
    stop.abort();
  }
}
