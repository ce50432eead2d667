import { extname } from 'node:path';

/** Endings for types whose name the sender left out. Anything else is ".bin". */
const ENDINGS: Record<string, string> = {
  'text/plain': '.txt',
  'text/html': '.html',
  'text/calendar': '.ics',
  'text/csv': '.csv',
  'text/vcard': '.vcf',
  'text/x-vcard': '.vcf',
  'text/rtf': '.rtf',
  'text/enriched': '.txt',
  'text/rfc822-headers': '.txt',
  'message/rfc822': '.eml',
  'message/global': '.eml',
  'message/delivery-status': '.txt',
  'message/disposition-notification': '.txt',
  'message/feedback-report': '.txt',
  'application/pdf': '.pdf',
  'application/zip': '.zip',
  'application/json': '.json',
  'application/xml': '.xml',
  'application/msword': '.doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.ms-excel': '.xls',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': '.pptx',
  'application/pgp-signature': '.asc',
  'application/pgp-keys': '.asc',
  'application/pkcs7-signature': '.p7s',
  'application/x-pkcs7-signature': '.p7s',
  'application/pkcs7-mime': '.p7m',
  'application/x-pkcs7-mime': '.p7m',
  'application/ms-tnef': '.dat',
  'application/ics': '.ics',
  'image/jpeg': '.jpg',
  'image/svg+xml': '.svg',
  'image/x-icon': '.ico',
  'audio/mpeg': '.mp3',
  'audio/x-wav': '.wav',
  'video/quicktime': '.mov',
};

const MAX_NAME_BYTES = 200;

/** Windows refuses these whatever their ending. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

function endingOf(type: string): string {
  const known = ENDINGS[type];
  if (known) return known;
  const [family, subtype = ''] = type.split('/');
  return /^(image|audio|video)$/.test(family ?? '') && /^[a-z0-9]{2,5}$/.test(subtype) ? `.${subtype}` : '.bin';
}

/** Shortens to what file systems take, in whole characters, keeping the ending. */
function shorten(name: string): string {
  if (Buffer.byteLength(name) <= MAX_NAME_BYTES) return name;
  const ending = extname(name).slice(0, 20);
  let stem = '';
  let left = MAX_NAME_BYTES - Buffer.byteLength(ending);
  for (const char of name) {
    left -= Buffer.byteLength(char);
    if (left < 0) break;
    stem += char;
  }
  return stem + ending;
}

/**
 * A name that is safe to show and to save: the last part of any path, no control or direction-changing characters,
 * nothing a file system refuses, no leading dot. Null when nothing of it is left.
 */
export function safeFileName(name: string): string | null {
  const plain = name
    .toWellFormed()
    // Right-to-left overrides make "gpj.exe" look like "exe.jpg".
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufffe\uffff]+/gu, ' ')
    .replace(/^.*[\\/]/, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  if (!plain) return null;
  return shorten(RESERVED.test(plain) ? `_${plain}` : plain);
}

/** A name for a part that has none. */
export function inventedFileName(type: string, number: number): string {
  return `attachment-${number}${endingOf(type)}`;
}
