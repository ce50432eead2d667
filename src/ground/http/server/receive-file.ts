import type { MultipartFile } from '@fastify/multipart';
import type { Blobs } from '#ground/blobs/server/blobs.ts';
import { imageTypeOf } from './fetch-image.ts';

const TYPE = /^[a-z]+\/[\w.+-]{1,100}$/i;

/** The last part of a path, without what a file system or a header could trip over. */
export const safeName = (name: string | undefined): string =>
  (name ?? '')
    .toWellFormed()
    .split(/[\\/]/)
    .at(-1)!
    .replace(/[\p{Cc}\p{Cf}"<>|:*?]/gu, '_')
    .trim()
    .slice(-200) || 'fichier';

/** As its sender says, where that is a type at all. */
export const declaredType = ({ mimetype }: MultipartFile): string =>
  TYPE.test(mimetype) ? mimetype.toLowerCase() : 'application/octet-stream';

/** The bytes as they come; throws when there are more than was allowed. No more than a piece is ever held. */
async function* within({ file }: MultipartFile): AsyncGenerator<Buffer> {
  for await (const piece of file) yield piece as Buffer;
  if (file.truncated) throw Object.assign(new Error('file too large'), { statusCode: 413 });
}

/** To the store, under the type that its first bytes show: programs name pasted pictures anyhow. @throws 413 */
export const receiveFile = async (
  part: MultipartFile,
  blobs: Blobs,
): Promise<{ name: string; type: string; size: number; sha256: string }> => {
  const { head, size, sha256 } = await blobs.putStream(within(part));
  return { name: safeName(part.filename), type: imageTypeOf(head) ?? declaredType(part), size, sha256 };
};
