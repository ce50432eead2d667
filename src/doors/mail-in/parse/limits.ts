/**
 * Every bound of the reader in one place. Each is far above what mail programs send, and low enough that the worst
 * mail within all of them is read in well under two seconds.
 */

/** Bytes of one mail. Providers stop at 25 to 50 MB; base64 adds a third. */
export const MAX_MAIL_BYTES = 128 * 1024 * 1024;

/** Bytes of header lines over all parts together. A mailing-list mail with ARC seals has about 40 KB. */
export const MAX_HEADER_BYTES = 2 * 1024 * 1024;

/** Header lines in one part: each is searched by name some thirty times. */
export const MAX_HEADER_LINES = 10_000;

/** Parts in one mail. A digest of a busy list has some hundreds. */
export const MAX_PARTS = 5_000;

/** Multiparts inside multiparts. Forwarding chains reach about ten. */
export const MAX_DEPTH = 100;

/** Addresses kept per header line. Nobody reads more, and each costs a row later. */
export const MAX_ADDRESSES = 2_000;

/** Message-IDs kept of References: the newest ones matter for threading. */
export const MAX_REFERENCES = 100;

/** Characters of body text kept in the desk; the whole is in the raw mail. */
export const MAX_TEXT_CHARS = 2_000_000;

/** Characters of HTML body kept. Newsletters reach 300 KB, Outlook tables some MB. */
export const MAX_HTML_CHARS = 8_000_000;

/** HTML elements open at once while turning HTML into text. */
export const MAX_HTML_DEPTH = 400;

/** Characters of a subject or a display name. */
export const MAX_HEADER_TEXT_CHARS = 100_000;

/** Characters looked at when telling fresh text from quoted text, bounces from mail. */
export const MAX_CLASSIFIED_CHARS = 400_000;

/** Milliseconds one mail may take in the pool before its worker is ended. */
export const PARSE_DEADLINE_MS = 10_000;
