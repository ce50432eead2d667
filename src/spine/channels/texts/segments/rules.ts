/*
 * How a text message is cut: 3GPP TS 23.038 (alphabets) and 23.040 (parts). Pure, and quick enough to count as one types.
 */

/** By code, 0 to 127. The code 0x1B is no character: it leads to the extension. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u{1b}ÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const ESCAPE = 0x1b;
const EXTENSION: readonly (readonly [code: number, char: string])[] = [
  [0x0a, '\f'],
  [0x14, '^'],
  [0x28, '{'],
  [0x29, '}'],
  [0x2f, '\\'],
  [0x3c, '['],
  [0x3d, '~'],
  [0x3e, ']'],
  [0x40, '|'],
  [0x65, '€'],
];

/** What a character is in the default alphabet: one code, or two. */
const codesOf = new Map<string, readonly number[]>([
  ...[...BASIC].map((char, code) => [char, [code]] as const).filter(([char]) => char !== '\u{1b}'),
  ...EXTENSION.map(([code, char]) => [char, [ESCAPE, code]] as const),
]);
const extensionOf = new Map(EXTENSION);

/** One octet a code, as it goes over a wire that does not pack; null: not all of it is in the default alphabet. */
export const gsmCodes = (text: string): Uint8Array | null => {
  const codes: number[] = [];
  for (const char of text) {
    const own = codesOf.get(char);
    if (!own) return null;
    codes.push(...own);
  }
  return Uint8Array.from(codes);
};

/** The reverse. A code of the extension that nobody defined is read in the basic table, as 23.038 wants it. */
export const textOfGsmCodes = (codes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at]! & 0x7f;
    if (code !== ESCAPE) {
      text += BASIC[code];
      continue;
    }
    at += 1;
    if (at < codes.length) text += extensionOf.get(codes[at]! & 0x7f) ?? BASIC[codes[at]! & 0x7f];
  }
  return text;
};

export type Segments = {
  encoding: 'gsm7' | 'ucs2';
  /** How long it is: septets, or UTF-16 units. */
  units: number;
  /** Its parts, in order; none for nothing. */
  segments: string[];
  /** Units that the last part has room for still. */
  left: number;
};

/** Alone, and as one of several: each then begins with six octets that tell which it is. */
const ROOM = { gsm7: { alone: 160, part: 153 }, ucs2: { alone: 70, part: 67 } } as const;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const isWithinPair = (text: string, at: number): boolean => /[\uDC00-\uDFFF]/.test(text[at] ?? '');

/** Where a part that begins at `from` ends: before a character that it cannot hold whole. */
const endOfUcs2 = (parts: Intl.Segments, text: string, from: number): number => {
  const most = from + ROOM.ucs2.part;
  if (most >= text.length) return text.length;
  const begins = parts.containing(most)!.index;
  if (begins > from) return begins;
  // One character longer than a part: a base under a heap of accents.
  return isWithinPair(text, most) ? most - 1 : most;
};

const inUcs2 = (text: string): string[] => {
  const parts = graphemes.segment(text);
  const segments: string[] = [];
  for (let from = 0; from < text.length;) {
    const end = endOfUcs2(parts, text, from);
    segments.push(text.slice(from, end));
    from = end;
  }
  return segments;
};

const inGsm7 = (text: string): string[] => {
  const segments: string[] = [];
  let [segment, units] = ['', 0];
  for (const char of text) {
    const own = codesOf.get(char)!.length;
    if (units + own > ROOM.gsm7.part) {
      segments.push(segment);
      [segment, units] = ['', 0];
    }
    segment += char;
    units += own;
  }
  return [...segments, segment];
};

/** In septets; null: not all of it is in the default alphabet. */
const gsmUnits = (text: string): number | null => {
  let units = 0;
  for (const char of text) {
    const own = codesOf.get(char)?.length;
    if (own === undefined) return null;
    units += own;
  }
  return units;
};

/** Into how many messages a text goes, and where it is cut. No character is ever cut in two. `only`: without septets. */
export const segmentsOf = (text: string, only?: 'ucs2'): Segments => {
  const septets = only ? null : gsmUnits(text);
  const encoding = septets === null ? 'ucs2' : 'gsm7';
  const units = septets ?? text.length;
  const { alone, part } = ROOM[encoding];
  if (units <= alone) return { encoding, units, segments: text === '' ? [] : [text], left: alone - units };
  const segments = septets === null ? inUcs2(text) : inGsm7(text);
  const last = segments.at(-1)!;
  return { encoding, units, segments, left: part - (septets === null ? last.length : gsmUnits(last)!) };
};

/** What Canadian and American carriers oblige everybody to obey, and how it is said in French. */
const STOP = new Set(
  `STOP STOPALL STOPSMS STOPTOUT UNSUBSCRIBE CANCEL END QUIT REVOKE OPTOUT
   ARRET ARRETE ARRETER ARRETEZ DESABONNER DESABONNEMENT DESABONNEZMOI MEDESABONNER SEDESABONNER DESINSCRIRE
   DESINSCRIPTION DESINSCRIVEZMOI MEDESINSCRIRE SEDESINSCRIRE`.split(/\s+/),
);
/** « Oui » and « yes » are not among them: they answer too many other questions. */
const START = new Set(
  `START UNSTOP SUBSCRIBE RESUBSCRIBE OPTIN DEBUT COMMENCER ABONNER REABONNER REABONNEMENT MABONNER MEREABONNER
   REPRENDRE`.split(/\s+/),
);
const LONGEST_WORD_AND_ITS_DRESS = 60;

/** Whether a whole message asks for no more of them, or for them again. Case, accents and punctuation do not count. */
export const optOutOf = (text: string): 'stop' | 'start' | null => {
  if (text.length > LONGEST_WORD_AND_ITS_DRESS) return null;
  const bare = text
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
  return STOP.has(bare) ? 'stop' : START.has(bare) ? 'start' : null;
};
