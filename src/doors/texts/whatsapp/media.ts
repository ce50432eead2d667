import { z } from 'zod';
import { NotTaken, type Account, type TextToSend } from '../connectors/connector.ts';
import { addressOf } from '../sms/ask.ts';
import { publicOnly } from '#ground/http/server/ask-outside.ts';
import { storableText } from '#ground/db/server/storable-text.ts';
import { kindOf, MEDIA, plainType as plain, type MediaKind } from '#spine/channels/texts/files/rules.ts';
import { askGraph, idOf, notTaken, read } from './graph.ts';

const STILL_STICKER_MOST = 100 * 1024;
/** Whatever its kind. */
const MOST = 100 * 1024 * 1024;

const latin = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.subarray(from, to)).toString('latin1');
/** https://developers.google.com/speed/webp/docs/riff_container: an extended header with its flag of animation. */
const moves = (bytes: Uint8Array): boolean => latin(bytes, 12, 16) === 'VP8X' && ((bytes[20] ?? 0) & 2) !== 0;

/** What its bytes tell beyond its type and size; null: it can be sent. */
export const whyNotFile = (type: string, bytes: Uint8Array): string | null => {
  const kind = kindOf(type);
  if (kind === null) return `${plain(type)} is not taken by WhatsApp`;
  if (bytes.byteLength === 0) return 'an empty file is not taken by WhatsApp';
  const still = kind === 'sticker' && !moves(bytes);
  const most = still ? STILL_STICKER_MOST : MEDIA[kind].most;
  if (bytes.byteLength > most) return `${kind}: ${bytes.byteLength} bytes, ${most} at most`;
  if (plain(type) === 'audio/ogg' && !latin(bytes, 0, 128).includes('OpusHead'))
    return 'of audio/ogg only Opus is taken';
  return null;
};

/** A file that Meta keeps for a month, to be named in a text. */
export type Uploaded = { kind: MediaKind; id: string; name: string };
type Attached = TextToSend['media'][number];

const uploadOne = async (
  account: Account,
  file: Attached,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<Uploaded> => {
  const name = storableText(file.name) || 'fichier';
  const form = new FormData();
  form.set('messaging_product', 'whatsapp');
  form.set('type', plain(file.type));
  form.set('file', new File([new Uint8Array(bytes)], name, { type: plain(file.type) }), name);
  const body = new Response(form);
  const answer = await askGraph(
    account,
    {
      method: 'POST',
      path: `/${idOf(account, 'phoneNumberId')}/media`,
      headers: { 'content-type': body.headers.get('content-type')! },
      body: new Uint8Array(await body.arrayBuffer()),
    },
    // What is uploaded and not named reaches nobody: it may be done twice. How long it may take is said by who asks.
    { signal, handsOver: false, patienceMs: 10 * 60_000 },
  );
  if (answer.status !== 200) throw notTaken(account, answer, false);
  const { data } = z.object({ id: z.string().min(1) }).safeParse(answer.json);
  if (!data) throw new NotTaken('broken', 'the answer to an upload is not what Meta documents');
  return { kind: kindOf(file.type)!, id: data.id, name };
};

/** All of them, after all of them were looked at: none leaves where one cannot. @throws {NotTaken} */
export const upload = async (
  account: Account,
  files: readonly Attached[],
  signal: AbortSignal,
): Promise<Uploaded[]> => {
  // Not read where its type or size alone refuse it.
  for (const { type, size } of files) {
    const kind = kindOf(type);
    if (kind === null || size > MEDIA[kind].most)
      throw new NotTaken(
        'unsupported',
        kind === null
          ? `${plain(type)} is not taken by WhatsApp`
          : `${kind}: ${size} bytes, ${MEDIA[kind].most} at most`,
      );
  }
  const contents: Uint8Array[] = [];
  for (const file of files) {
    const bytes = await file.read().catch(() => {
      throw new NotTaken('broken', 'a file cannot be read');
    });
    const why = whyNotFile(file.type, bytes);
    if (why !== null) throw new NotTaken('unsupported', why);
    contents.push(bytes);
  }
  const uploaded: Uploaded[] = [];
  for (const [at, file] of files.entries()) uploaded.push(await uploadOne(account, file, contents[at]!, signal));
  return uploaded;
};

const kept = z.object({
  url: z.url(),
  mime_type: z.string().min(1),
  file_size: z.coerce.number().nullish(),
});

/** Where it lies is told anew each time: that address holds for five minutes. @throws {NotTaken} */
export const fetchMedia = async (
  account: Account,
  ref: string,
  signal: AbortSignal,
): Promise<{ type: string; content: Uint8Array }> => {
  if (!/^\w{1,64}$/.test(ref)) throw new NotTaken('broken', 'this is no file of WhatsApp');
  const { url, mime_type, file_size } = await read(account, `/${ref}`, kept, signal);
  if ((file_size ?? 0) > MOST) throw new NotTaken('unsupported', `${file_size} bytes, ${MOST} at most`);
  const ours = account.settings['address'];
  if (ours && new URL(url).origin !== new URL(addressOf(account, ours)).origin)
    throw new NotTaken('broken', 'the file lies elsewhere');
  const asking = { signal, handsOver: false, patienceMs: 10 * 60_000, mostBytes: MOST };
  const answer = await askGraph(account, { method: 'GET', url }, ours ? asking : { ...asking, allows: publicOnly });
  if (answer.status !== 200) throw notTaken(account, answer, false);
  return { type: plain(mime_type), content: answer.bytes };
};
