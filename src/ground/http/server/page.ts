import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};
const SHRINKS = /\.(html|js|css|svg|json)$/;

type Page = { body: Buffer; small: Buffer | null; type: string; forever: boolean };

/** The built web page, held in memory and served with its compressed form; every other path gets the shell.
 * `shared`: what pages of other sites may load. */
export const servePage = async (
  http: FastifyInstance,
  folder: string,
  shared: readonly string[] = [],
): Promise<void> => {
  const pages = new Map<string, Page>();
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of names) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue;
    const file = path.join(entry.parentPath, entry.name);
    const url = `/${path.relative(folder, file).split(path.sep).join('/')}`;
    const body = await readFile(file);
    pages.set(url, {
      body,
      // Quality 5: a second of start-up for all files, within 8 % of the size of quality 11 that takes five.
      small: SHRINKS.test(url) ? brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }) : null,
      type: TYPES[path.extname(url)] ?? 'application/octet-stream',
      forever: url.startsWith('/assets/'),
    });
  }
  http.get('/*', async (request, reply) => {
    const url = request.url.split('?')[0]!;
    if (url.startsWith('/api/') || url.startsWith('/assets/'))
      if (!pages.has(url)) return reply.code(404).send({ refusal: 'not-found', values: {} });
    const page = pages.get(url) ?? pages.get('/index.html');
    if (!page) return reply.code(503).send('The page is not built yet.');
    reply.header('content-type', page.type);
    reply.header('vary', 'accept-encoding');
    reply.header('cache-control', page.forever ? 'public, max-age=31536000, immutable' : 'no-cache');
    if (shared.includes(url))
      reply.headers({
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        // Their pages are not held up by the house, and have it while the house is away.
        'cache-control': 'public, max-age=600, stale-while-revalidate=86400, stale-if-error=86400',
      });
    if (page.small && /\bbr\b/.test(String(request.headers['accept-encoding'] ?? ''))) {
      reply.header('content-encoding', 'br');
      return reply.send(page.small);
    }
    return reply.send(page.body);
  });
};
