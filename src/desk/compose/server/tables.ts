import type { Blobs } from '#ground/blobs/server/blobs.ts';
import { TABLE_TYPE } from '#ground/table/limits.ts';
import type { Upload } from '#spine/uploads/server/api.ts';

/** The HTML of the large tables among these uploads, by id. It was cleaned before it was kept under that type. */
export const tablesAmong = async (uploads: ReadonlyMap<string, Upload>, blobs: Blobs): Promise<Map<string, string>> => {
  const tables = new Map<string, string>();
  for (const { id, type, sha256 } of uploads.values())
    if (type === TABLE_TYPE && (await blobs.has(sha256)))
      tables.set(id, new TextDecoder().decode(await blobs.read(sha256)));
  return tables;
};
