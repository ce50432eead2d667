import type { FastifyInstance } from 'fastify';
import type { Blobs } from '#ground/blobs/server/blobs.ts';
import type { Db } from '#ground/db/server/database.ts';
import { imageTypeOf } from '#ground/http/server/fetch-image.ts';
import { sendFile } from '#ground/http/server/safe-file.ts';
import { refuse } from '#ground/refusal.ts';
import { TABLE_TYPE } from '#ground/table/limits.ts';
import { isDangerous } from '#spine/interactions/rules.ts';
import { UPLOAD_PATH } from '../contract.ts';
import { MAX_FILE_BYTES } from '../rules.ts';
import { cleanTable } from './clean-table.ts';
import { insertUpload, uploadsOf } from './uploads-store.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const TYPE = /^[a-z]+\/[\w.+-]{1,100}$/i;

/** The last part of a path, without what a file system or a header could trip over. */
const safeName = (name: string | undefined): string =>
  (name ?? '')
    .toWellFormed()
    .split(/[\\/]/)
    .at(-1)!
    .replace(/[\p{Cc}\p{Cf}"<>|:*?]/gu, '_')
    .trim()
    .slice(-200) || 'fichier';

export const uploadRoutes = (http: FastifyInstance, { db, blobs }: { db: Db; blobs: Blobs }): void => {
  http.post(UPLOAD_PATH, async (request, reply) => {
    const actor = request.actor;
    if (!actor) return reply.code(401).send({ refusal: 'signed-out', values: {} });
    if (!request.isMultipart())
      return reply.code(400).send({ refusal: 'bad-input', values: { field: 'file', problem: 'multipart' } });
    let file: { name: string; type: string; bytes: Buffer } | null = null;
    let inline = false;
    for await (const part of request.parts({ limits: { fileSize: MAX_FILE_BYTES, files: 1 } })) {
      if (part.type === 'field') inline ||= part.fieldname === 'inline' && part.value === '1';
      // Throws once the limit is passed, answered as 'too-large'; no more than the limit is ever held.
      else file = { name: safeName(part.filename), type: part.mimetype, bytes: await part.toBuffer() };
    }
    if (!file) return reply.code(400).send({ refusal: 'bad-input', values: { field: 'file', problem: 'missing' } });
    if (isDangerous(file.name)) throw refuse('dangerous-file', { name: file.name });
    // A picture's type is what its bytes say: programs name pasted ones anyhow.
    const type =
      imageTypeOf(file.bytes) ?? (TYPE.test(file.type) ? file.type.toLowerCase() : 'application/octet-stream');
    const bytes = type === TABLE_TYPE ? await cleanTable(file.bytes) : file.bytes;
    const sha256 = await blobs.put(bytes);
    const kept = { name: file.name, type, size: bytes.length, sha256 };
    return reply.send({ id: await insertUpload(db, actor.id, kept), name: kept.name, type, size: kept.size, inline });
  });

  http.get(`${UPLOAD_PATH}/:id`, async (request, reply) => {
    const actor = request.actor;
    if (!actor) return reply.code(401).send({ refusal: 'signed-out', values: {} });
    const { id } = request.params as { id: string };
    const upload = UUID.test(id) ? (await uploadsOf(db, actor.id, [id])).get(id.toLowerCase()) : undefined;
    if (!upload || !(await blobs.has(upload.sha256))) return reply.code(404).send({ refusal: 'not-found', values: {} });
    return sendFile(request, reply, { ...upload, download: false }, () => blobs.stream(upload.sha256));
  });
};
