import type { MultipartFile } from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import type { Blobs } from '#ground/blobs/server/blobs.ts';
import type { Db } from '#ground/db/server/database.ts';
import { imageTypeOf } from '#ground/http/server/fetch-image.ts';
import { sendFile } from '#ground/http/server/safe-file.ts';
import { refuse } from '#ground/refusal.ts';
import { TABLE_TYPE } from '#ground/table/limits.ts';
import { isDangerous } from '#spine/interactions/rules.ts';
import { MAX_FILE_BYTES, UPLOAD_PATH } from '../contract.ts';
import { cleanTable } from './clean-table.ts';
import { insertUpload, uploadsOf, type Upload } from './uploads-store.ts';

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

/** The bytes as they come; throws when there are more than any message may have. No more than a piece is ever held. */
async function* within({ file }: MultipartFile): AsyncGenerator<Buffer> {
  for await (const piece of file) yield piece as Buffer;
  if (file.truncated) throw Object.assign(new Error('file too large'), { statusCode: 413 });
}

/** To the store, under the type that its first bytes show: programs name pasted pictures anyhow. */
const keepFile = async (part: MultipartFile, blobs: Blobs): Promise<Omit<Upload, 'id'>> => {
  const name = safeName(part.filename);
  if (isDangerous(name)) {
    part.file.resume();
    throw refuse('dangerous-file', { name });
  }
  const declared = TYPE.test(part.mimetype) ? part.mimetype.toLowerCase() : 'application/octet-stream';
  if (declared === TABLE_TYPE) {
    const bytes = await cleanTable(await part.toBuffer());
    return { name, type: declared, size: bytes.length, sha256: await blobs.put(bytes) };
  }
  const { head, size, sha256 } = await blobs.putStream(within(part));
  return { name, type: imageTypeOf(head) ?? declared, size, sha256 };
};

export const uploadRoutes = (http: FastifyInstance, { db, blobs }: { db: Db; blobs: Blobs }): void => {
  http.post(UPLOAD_PATH, async (request, reply) => {
    const actor = request.actor;
    if (!actor) return reply.code(401).send({ refusal: 'signed-out', values: {} });
    if (!request.isMultipart())
      return reply.code(400).send({ refusal: 'bad-input', values: { field: 'file', problem: 'multipart' } });
    let kept: Omit<Upload, 'id'> | null = null;
    let inline = false;
    for await (const part of request.parts({ limits: { fileSize: MAX_FILE_BYTES, files: 1 } })) {
      if (part.type === 'field') inline ||= part.fieldname === 'inline' && part.value === '1';
      else kept = await keepFile(part, blobs);
    }
    if (!kept) return reply.code(400).send({ refusal: 'bad-input', values: { field: 'file', problem: 'missing' } });
    const { name, type, size } = kept;
    return reply.send({ id: await insertUpload(db, actor.id, kept), name, type, size, inline });
  });

  http.get(`${UPLOAD_PATH}/:id`, async (request, reply) => {
    const actor = request.actor;
    if (!actor) return reply.code(401).send({ refusal: 'signed-out', values: {} });
    const { id } = request.params as { id: string };
    const upload = UUID.test(id) ? (await uploadsOf(db, actor.id, [id])).get(id.toLowerCase()) : undefined;
    if (!upload || !(await blobs.has(upload.sha256))) return reply.code(404).send({ refusal: 'not-found', values: {} });
    return sendFile(request, reply, { ...upload, download: false }, (piece) => blobs.stream(upload.sha256, piece));
  });
};
