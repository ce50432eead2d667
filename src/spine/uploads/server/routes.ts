import type { MultipartFile } from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import type { Blobs } from '#ground/blobs/server/blobs.ts';
import type { Db } from '#ground/db/server/database.ts';
import { declaredType, receiveFile, safeName } from '#ground/http/server/receive-file.ts';
import { sendFile } from '#ground/http/server/safe-file.ts';
import { refuse } from '#ground/refusal.ts';
import { TABLE_TYPE } from '#ground/table/limits.ts';
import { isDangerous } from '#spine/interactions/rules.ts';
import { MAX_FILE_BYTES, UPLOAD_PATH } from '../contract.ts';
import { cleanTable } from './clean-table.ts';
import { insertUpload, uploadsOf, type Upload } from './uploads-store.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const keepFile = async (part: MultipartFile, blobs: Blobs): Promise<Omit<Upload, 'id'>> => {
  const name = safeName(part.filename);
  if (isDangerous(name)) {
    part.file.resume();
    throw refuse('dangerous-file', { name });
  }
  if (declaredType(part) === TABLE_TYPE) {
    const bytes = await cleanTable(await part.toBuffer());
    return { name, type: TABLE_TYPE, size: bytes.length, sha256: await blobs.put(bytes) };
  }
  return receiveFile(part, blobs);
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
