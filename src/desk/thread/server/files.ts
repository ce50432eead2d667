import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#ground/api/contract.ts';
import { now } from '#ground/clock.ts';
import { fetchImage, NoImage } from '#ground/http/server/fetch-image.ts';
import { sendFile } from '#ground/http/server/safe-file.ts';
import { say } from '#ground/words.ts';
import { isDangerous } from '#spine/interactions/rules.ts';
import { attachmentById, visibleRow } from '#spine/interactions/server/api.ts';
import { threadWords } from '../words.ts';
import { rawOfMessage, visibleMessage, type ThreadOptions } from './visible-message.ts';

/** How long a browser may keep a fetched picture: another look at the mail does not tell its sender again. */
const KEEP_PICTURE = 'private, max-age=86400';

type Asked = FastifyRequest<{ Params: { id: string }; Querystring: { download?: string; url?: string } }>;

const numberIn = (text: string): number => (/^\d{1,15}$/.test(text) ? Number(text) : 0);

/** These open in a tab of their own, so a "no" is a sentence for a person and not JSON. */
const sayNo = (
  reply: FastifyReply,
  actor: Actor,
  status: number,
  key: 'file.gone' | 'file.none' | 'file.no-picture',
): FastifyReply => reply.code(status).type('text/plain; charset=utf-8').send(say(threadWords[key], actor.language));

export const fileRoutes = (http: FastifyInstance, options: ThreadOptions): void => {
  const { db, blobs, allowPrivateHosts } = options;
  /** For the signed-in only; whatever may not be seen does not exist. */
  const serve = (
    path: string,
    send: (request: Asked, reply: FastifyReply, actor: Actor) => Promise<FastifyReply>,
  ): void => {
    http.get(path, async (request, reply) => {
      if (!request.actor) return reply.code(401).send({ refusal: 'signed-out', values: {} });
      return send(request as Asked, reply, request.actor);
    });
  };

  serve('/api/files/attachment/:id', async (request, reply, actor) => {
    const file = await attachmentById(db, numberIn(request.params.id));
    if (!file || !(await visibleRow(db, actor, file.interactionId))) return sayNo(reply, actor, 404, 'file.none');
    if (!(await blobs.has(file.sha256))) return sayNo(reply, actor, 404, 'file.gone');
    const download = request.query.download !== undefined || isDangerous(file.name);
    return sendFile(request, reply, { ...file, download }, (piece) => blobs.stream(file.sha256, piece));
  });

  serve('/api/files/raw/:id', async (request, reply, actor) => {
    const message = await visibleMessage(db, actor, numberIn(request.params.id)).catch(() => null);
    if (!message) return sayNo(reply, actor, 404, 'file.none');
    const raw = await rawOfMessage(message, options);
    if (!raw) return sayNo(reply, actor, 404, 'file.gone');
    const sha256 = createHash('sha256').update(raw).digest('hex');
    const name = `${message.subject.slice(0, 80).trim() || 'message'}.eml`;
    const file = { name, type: 'message/rfc822', size: raw.length, sha256, download: true };
    return sendFile(request, reply, file, async () => Readable.from([raw]));
  });

  serve('/api/files/remote-image/:id', async (request, reply, actor) => {
    const message = await visibleMessage(db, actor, numberIn(request.params.id)).catch(() => null);
    if (!message) return sayNo(reply, actor, 404, 'file.none');
    try {
      const { bytes, type } = await fetchImage(request.query.url ?? '', {
        allowPrivateHosts: allowPrivateHosts ?? false,
      });
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const file = {
        name: `image-${now().getTime()}`,
        type,
        size: bytes.length,
        sha256,
        download: false,
        cacheControl: KEEP_PICTURE,
      };
      return await sendFile(request, reply, file, async () => Readable.from([bytes]));
    } catch (error) {
      if (error instanceof NoImage) return sayNo(reply, actor, 404, 'file.no-picture');
      throw error;
    }
  });
};
