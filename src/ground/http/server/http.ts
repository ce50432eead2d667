import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Actor } from '../../api/contract.ts';
import { refusalBody } from '../../api/server/answer.ts';
import { log } from '../../log.ts';

/** Scripts, styles and frames of our own origin only; mail is shown in frames that carry a stricter policy of their own. */
const PAGE_POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "frame-src 'self' blob: data:",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(self)',
};

export type HttpOptions = {
  /** Finds who asks from the session cookie; null for a stranger. */
  identify(request: FastifyRequest): Promise<Actor | null>;
  /** Largest body of a JSON call, bytes. */
  bodyLimit: number;
  publicUrl: string | null;
  /** Paths that other sites may ask too: they know no cookie, and judge by themselves who asks. */
  openTo?: (url: string) => boolean;
  /** Besides our own, where the page may open a connection: origins, asked often. */
  connects?: () => Promise<readonly string[]>;
};

/** A write is taken only from our own page: SameSite cookies, and the Origin that browsers send with every POST. */
const foreignOrigin = (request: FastifyRequest, publicUrl: string | null): boolean => {
  const origin = request.headers.origin;
  if (!origin) return request.headers['sec-fetch-site'] === 'cross-site';
  if (publicUrl && origin === new URL(publicUrl).origin) return false;
  const host = URL.canParse(origin) ? new URL(origin).host : null;
  return host !== request.headers.host;
};

/** A fastify that knows who asks, refuses foreign writes and says refusals in one shape. */
export const createHttp = async (options: HttpOptions): Promise<FastifyInstance> => {
  const http = Fastify({
    logger: false,
    bodyLimit: options.bodyLimit,
    forceCloseConnections: true,
    trustProxy: false,
  });
  await http.register(cookie);
  await http.register(multipart, { limits: { files: 1, fields: 8, fieldSize: 1_000 } });
  http.decorateRequest('actor', null);

  http.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS);
    // What answers a call runs nothing: its policy need not know.
    const more = request.url.startsWith('/api/') ? [] : await (options.connects?.() ?? []);
    reply.header('content-security-policy', `${PAGE_POLICY}; connect-src ${["'self'", ...more].join(' ')}`);
    const isOurs = request.method !== 'GET' && request.method !== 'HEAD' && !options.openTo?.(request.url);
    if (isOurs && foreignOrigin(request, options.publicUrl))
      return reply.code(403).send({ refusal: 'foreign-origin', values: {} });
    if (request.url.startsWith('/api/')) {
      reply.header('cache-control', 'no-store');
      request.actor = await options.identify(request);
    }
  });

  http.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    const refusal = refusalBody(error);
    if (refusal) return reply.code(refusal.status).send(refusal.body);
    if (error.statusCode === 413) return reply.code(413).send({ refusal: 'too-large', values: {} });
    if (error.statusCode && error.statusCode < 500)
      return reply.code(error.statusCode).send({ refusal: 'bad-input', values: { field: '', problem: error.message } });
    log.error('a call broke', { url: request.url, error });
    return reply.code(500).send({ refusal: 'broken', values: {} });
  });
  return http;
};
