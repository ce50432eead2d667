import type { Blobs } from '#ground/blobs/server/blobs.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { TextFile } from '#spine/interactions/server/api.ts';
import { recorded } from './recordings-store.ts';

/** What was recorded of a call, as one file that is kept already; null: nothing was, or it is over. */
export const recordingFile = async (
  { db, blobs }: { db: Db; blobs: Blobs },
  callId: string,
): Promise<TextFile | null> => {
  const content = await recorded(db, callId);
  if (content === null) return null;
  const sha256 = await blobs.put(content);
  return { name: 'enregistrement.webm', type: 'audio/webm', size: content.byteLength, sha256 };
};
