import { z } from 'zod';

/** 40 MB for a whole message over the wire (D15); base64 makes a file a third larger. */
export const MAX_MESSAGE_BYTES = 40 * 1024 * 1024;

export const uploadShape = z.object({
  id: z.uuid(),
  name: z.string(),
  type: z.string(),
  size: z.number(),
  /** Set for an image shown in the text: the editor's <img src> is `uploadPath(id)`, it leaves as cid. */
  inline: z.boolean(),
});

/** POST multipart (one file; field `inline` = '1' for an image in the text) -> uploadShape; GET gives the bytes back to its owner. */
export const UPLOAD_PATH = '/api/files/upload';
export const uploadPath = (uploadId: string): string => `${UPLOAD_PATH}/${uploadId}`;

/** The largest single file that is taken: it still fits a message with a short text. */
export const MAX_FILE_BYTES = Math.floor(((MAX_MESSAGE_BYTES - 100_000) / 78) * 57);
