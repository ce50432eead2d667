import { MAX_MESSAGE_BYTES } from '#spine/uploads/contract.ts';
import { wireBytes } from '../rules.ts';

/** How French and English say that a file goes along. Mere names of things ("le document") are left out: they ask too often. */
const SPEAKS_OF_FILE: readonly RegExp[] = [
  /\bci[-\s]?(?:joint|jointe|joints|jointes|inclus|incluse|annex[ée]e?s?)\b/,
  /\bpi[eè]ces?[-\s]jointes?\b/,
  /\ben (?:annexe|pi[eè]ces? jointes?|p\.?\s?j\.?)(?![\p{L}])/u,
  /(?<![\p{L}])p\.\s?j\.(?![\p{L}])/u,
  /\b(?:vous trouverez|trouverez|veuillez trouver|voici|je (?:vous )?(?:l[ea]s? )?|nous (?:vous )?(?:l[ea]s? )?)(?:[^.!?\n]{0,60})\b(?:joint|jointe|joints|jointes|joins|joignons|annexe)\b/,
  /\bfichiers? joints?\b/,
  /\bdocuments? joints?\b/,
  /\battach(?:ed|ment|ments|ing)\b/,
  /\b(?:please find|you(?:’|'| wi)ll find|see|i have|i've|i’ve) enclosed\b/,
  /\b(?:is|are) enclosed(?! (?:by|in|within|with)\b)/,
  /\benclosed (?:is|are|you|please|herewith)\b/,
  /\benclosures?\b/,
];
/** The words that made it look so, but do not: nothing is sent along, or it is the other's file. */
const NOT_OURS: readonly RegExp[] = [
  /\b(?:sans|aucune?|pas de|pas d['’]) ?(?:pi[eè]ces? jointes?|fichiers? joints?|documents? joints?)\b/g,
  /\b(?:votre|vos|your) (?:pi[eè]ces? jointes?|fichiers? joints?|documents? joints?|attachments?)\b/g,
  /\b(?:no|without(?: an?| any)?) attachments?\b/g,
  /\b(?:ligne|pr[ée]sence|s['’]est|se|conseill[ée]s? de) joint\b/g,
];

/** Whether a text, without its signature and what it quotes, says that a file goes along (fr, en). */
export const speaksOfFile = (text: string): boolean => {
  const plain = NOT_OURS.reduce((left, one) => left.replace(one, ' '), text.normalize('NFC').toLowerCase());
  return SPEAKS_OF_FILE.some((one) => one.test(plain));
};

/**
 * Whether one more file fits, before it is carried to the server.
 * @param sizes of the files that are there, bytes. @returns `left`: bytes that a file may still have.
 */
export const roomFor = (sizes: readonly number[], textBytes: number, size: number): { fits: boolean; left: number } => {
  const free = MAX_MESSAGE_BYTES - wireBytes([...sizes, 0], textBytes);
  return {
    fits: wireBytes([...sizes, size], textBytes) <= MAX_MESSAGE_BYTES,
    left: Math.max(0, Math.floor(free / 78) * 57),
  };
};
