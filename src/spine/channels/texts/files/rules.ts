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

/** What a channel carries from here besides words, in megabytes; the others carry words alone. */
const CARRIED: Readonly<Partial<Record<TextChannel, { each: number; together: number }>>> = {
  // As each kind says, above.
  whatsapp: { each: Infinity, together: Infinity },
  chat: { each: 10, together: Infinity },
  // They travel within one request.
  'social-private': { each: 10, together: 10 },
  'social-public': { each: 10, together: 10 },
};
export const carriesFiles = (channel: TextChannel): boolean => channel in CARRIED;
/** One message each: more at once is a heap that nobody opens. */
export const MOST_FILES = 10;

type File = { name: string; type: string; size: number };
export type FileRefusal = {
  code: 'file-not-taken' | 'file-type' | 'file-too-large' | 'files-too-large' | 'too-many-files';
  name: string;
  most: number;
};

const whyNotOne = (channel: TextChannel, each: number, { name, type, size }: File): FileRefusal | null => {
  if (channel !== 'whatsapp') return size > each * MB ? { code: 'file-too-large', name, most: each } : null;
  const kind = kindOf(type);
  // An empty file is none, and what Meta takes as a sticker is no picture.
  if (kind === null || kind === 'sticker' || size === 0) return { code: 'file-type', name, most: 0 };
  return size > MEDIA[kind].most ? { code: 'file-too-large', name, most: MEDIA[kind].most / MB } : null;
};

/** Why that channel does not take these files; `most`: megabytes, or how many. */
export const whyNotFiles = (channel: TextChannel, files: readonly File[]): FileRefusal | null => {
  const limits = CARRIED[channel];
  if (files.length === 0) return null;
  if (!limits) return { code: 'file-not-taken', name: files[0]!.name, most: 0 };
  if (files.length > MOST_FILES) return { code: 'too-many-files', name: '', most: MOST_FILES };
  for (const file of files) {
    const why = whyNotOne(channel, limits.each, file);
    if (why) return why;
  }
  const whole = files.reduce((sum, { size }) => sum + size, 0);
  return whole > limits.together * MB ? { code: 'files-too-large', name: '', most: limits.together } : null;
};
