import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';

/** Types that a browser shows without running anything of them. SVG and HTML are not among them. */
const SHOWN = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/bmp',
  'application/pdf',
  'text/plain',
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

/** Sends a stranger's file so that it cannot run in our origin, whatever it is. `open` is called only if bytes are needed. */
export const sendFile = async (
  request: FastifyRequest,
  reply: FastifyReply,
  file: FileToSend,
  open: () => Promise<Readable>,
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
  return reply.header('content-length', file.size).send(await open());
};
