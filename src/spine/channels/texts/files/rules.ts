import type { TextChannel } from '../contract.ts';

const KB = 1024;
const MB = 1024 * KB;

export const MEDIA_KINDS = ['image', 'video', 'audio', 'document', 'sticker'] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

/**
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media, "Supported media
 * types". Of audio/ogg only Opus.
 */
export const MEDIA: Readonly<Record<MediaKind, { most: number; types: readonly string[]; caption: boolean }>> = {
  image: { most: 5 * MB, types: ['image/jpeg', 'image/png'], caption: true },
  video: { most: 16 * MB, types: ['video/mp4', 'video/3gpp'], caption: true },
  audio: {
    most: 16 * MB,
    types: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'],
    caption: false,
  },
  document: {
    most: 100 * MB,
    types: [
      'text/plain',
      'application/pdf',
      'application/msword',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.ms-excel',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/vnd.ms-powerpoint',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
    caption: true,
  },
  sticker: { most: 500 * KB, types: ['image/webp'], caption: false },
};
/** Without its parameters. */
export const plainType = (type: string): string => type.split(';')[0]!.trim().toLowerCase();

/** Null: WhatsApp takes no such file. */
export const kindOf = (type: string): MediaKind | null =>
  MEDIA_KINDS.find((kind) => MEDIA[kind].types.includes(plainType(type))) ?? null;

/** Channels that carry files from here; the others carry words alone. */
export const CARRIES_FILES: readonly TextChannel[] = ['whatsapp'];
/** One message each: more at once is a heap that nobody opens. */
export const MOST_FILES = 10;

export type FileRefusal = { code: 'file-not-taken' | 'file-too-large' | 'too-many-files'; name: string; most: number };
/** Why that channel does not take these files; `most`: megabytes of one, or how many. */
export const whyNotFiles = (
  channel: TextChannel,
  files: readonly { name: string; type: string; size: number }[],
): FileRefusal | null => {
  if (files.length > MOST_FILES) return { code: 'too-many-files', name: '', most: MOST_FILES };
  for (const { name, type, size } of files) {
    const kind = CARRIES_FILES.includes(channel) ? kindOf(type) : null;
    // An empty file is none, and what Meta takes as a sticker is no picture.
    if (kind === null || kind === 'sticker' || size === 0) return { code: 'file-not-taken', name, most: 0 };
    if (size > MEDIA[kind].most) return { code: 'file-too-large', name, most: MEDIA[kind].most / MB };
  }
  return null;
};
