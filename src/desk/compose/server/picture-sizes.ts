import type { Blobs } from '#ground/blobs/server/blobs.ts';
import { imageSize, type ImageSize } from '#ground/html/image-size.ts';
import type { Upload } from '#spine/uploads/server/api.ts';

/** Larger pictures keep to what their place in the text says. */
const MOST_BYTES = 10 * 1024 * 1024;

/** The sizes in pixels of the pictures among these uploads, by id: Outlook draws one of no stated size by its DPI. */
export const picturesAmong = async (
  uploads: ReadonlyMap<string, Upload>,
  shown: readonly string[],
  blobs: Blobs,
): Promise<Map<string, ImageSize>> => {
  const sizes = new Map<string, ImageSize>();
  for (const id of shown) {
    const upload = uploads.get(id);
    if (!upload?.type.startsWith('image/') || upload.size > MOST_BYTES || !(await blobs.has(upload.sha256))) continue;
    const size = imageSize(await blobs.read(upload.sha256));
    if (size) sizes.set(id, size);
  }
  return sizes;
};
