import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';

/** Types that a browser shows without running anything of them. SVG and HTML are not among them. */
const SHOWN = new Set([
  ...['image/png', 'image/jpeg', 'image/jpg', 'image/gif', 'image/webp', 'image/bmp', 'image/avif'],
  ...['audio/ogg', 'audio/mpeg', 'audio/mp3', 'audio/mp4', 'audio/x-m4a', 'audio/aac', 'audio/webm', 'audio/wav'],
  ...['audio/x-wav', 'audio/wave', 'audio/flac', 'video/mp4', 'video/webm'],
  ...['application/pdf', 'text/plain'],
]);

/** Nothing of the file may run or load. Chromium's PDF viewer shows a PDF all the same. */
const POLICY = "sandbox; default-src 'none'";

/** RFC 6266: plain ASCII for old programs, and the whole name in UTF-8. */
export const contentDisposition = (kind: 'inline' | 'attachment', name: string): string => {
  // oxlint-disable-next-line no-control-regex
  const safe =
    name
      .toWellFormed()
      .replace(/[\u0000-\u001f\u007f"\\/]/g, '_')
      .slice(0, 200) || 'file';
  const ascii = safe
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^\x20-\x7e]/g, '_');
  const encoded = encodeURIComponent(safe).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
};

export type FileToSend = {
  name: string;
  /** As its sender declared it: not to be believed. */
  type: string;
  size: number;
  /** Key of its bytes, which never change: the browser keeps them and asks only whether it still may. */
  sha256: string;
  /** True where it must never open in the browser. */
  download: boolean;
  /** Left out: kept by the browser, and asked about each time. */
  cacheControl?: string;
};

/** Of a file, in bytes; both ends within it. */
export type Piece = { start: number; end: number };

/**
 * The one piece that a player asks for (RFC 9110, `bytes=from-to`). Null: the whole, also where several are asked for;
 * 'none': there is no such piece.
 */
const pieceOf = (asked: string | undefined, size: number): Piece | 'none' | null => {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(asked ?? '') ?? [];
  if (from === '' && to === '') return null;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start > end || start >= size ? 'none' : { start, end };
};

/** Sends a stranger's file so that it cannot run in our origin, whatever it is. `open` is called only if bytes are needed. */
export const sendFile = async (
  request: FastifyRequest,
  reply: FastifyReply,
  file: FileToSend,
  open: (piece?: Piece) => Promise<Readable>,
): Promise<FastifyReply> => {
  const declared = file.type.split(';')[0]!.trim().toLowerCase();
  const shown = SHOWN.has(declared) && !file.download;
  const type = shown ? declared : 'application/octet-stream';
  const tag = `"${file.sha256}"`;
  reply.headers({
    'content-type': type === 'text/plain' ? 'text/plain; charset=utf-8' : type,
    'content-disposition': contentDisposition(shown ? 'inline' : 'attachment', file.name),
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': file.cacheControl ?? 'private, no-cache',
    etag: tag,
  });
  if (request.headers['if-none-match'] === tag) return reply.code(304).send();
  reply.header('accept-ranges', 'bytes');
  const changed = request.headers['if-range'] !== undefined && request.headers['if-range'] !== tag;
  const piece = changed ? null : pieceOf(request.headers.range, file.size);
  if (piece === null) return reply.header('content-length', file.size).send(await open());
  if (piece === 'none') return reply.code(416).header('content-range', `bytes */${file.size}`).send();
  const { start, end } = piece;
  reply.code(206).headers({ 'content-range': `bytes ${start}-${end}/${file.size}`, 'content-length': end - start + 1 });
  return reply.send(await open(piece));
};
