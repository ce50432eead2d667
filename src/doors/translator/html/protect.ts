/** What a translator would only spoil: held back here, and put back where it was. */

const URL = /(?:https?:\/\/|www\.)[^\s<>"'«»\u00a0]{1,2000}/u;
const MAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/u;
const SITE =
  /(?<![\p{L}\p{N}@._-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\.(?:com|net|org|info|biz|io|eu|ca|fr|es|uk|us|de|it|pt|be|ch|test)(?![\p{L}\p{N}.-]*[\p{L}\p{N}])/u;
const FIELD = /\{\{?[^{}\n]{1,80}\}?\}/u;
const CURRENCY = String.raw`(?:[$€£¥₹]|(?:CAD|USD|EUR|GBP|CHF|MXN|BRL|JPY)(?![\p{L}\p{N}]))`;
/** Groups of three may be parted by a space: « 1 234,50 ». */
const NUMBER = String.raw`\d{1,15}(?:[.,'’\u00a0\u202f ]\d{3}(?!\d)){0,6}(?:[.,]\d{1,6}(?!\d))?`;
const NAMED = String.raw`(?:[\s\u00a0]?(?:CAD|USD|CA|US)(?![\p{L}\p{N}]))?`;
const AMOUNT = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?:CA|US|C|A)?${CURRENCY}[\s\u00a0\u202f]?${NUMBER}|${NUMBER}[\s\u00a0\u202f]?(?:${CURRENCY}|%))${NAMED}`,
  'u',
);
const DATE = /(?<![\p{L}\p{N}])(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?![\p{L}\p{N}])/u;
const HOUR = /(?<![\p{L}\p{N}])\d{1,2}(?:[:hH]\d{2}(?::\d{2})?)(?![\p{L}\p{N}])/u;
const TELEPHONE = /(?<![\p{L}\p{N}])\+?\(?\d(?:[\d\u00a0 ().-]{6,20})\d(?![\p{L}\p{N}])/u;
const HASH = /(?<![\p{L}\p{N}])[#@][\p{L}\p{N}][\p{L}\p{N}_-]{0,60}/u;
/** A reference of some kind, if `isReference` says so. */
const CODE = /(?<![\p{L}\p{N}])[\p{L}\p{N}]{1,40}(?:[-_/.][\p{L}\p{N}]{1,40}){0,8}(?![\p{L}\p{N}])/u;

const isReference = (text: string): boolean => {
  const digits = text.match(/\p{N}/gu)?.length ?? 0;
  if (digits === 0) return false;
  return digits >= 5 || (/\p{Lu}/u.test(text) && text.length >= 3) || (digits >= 2 && /[-_/]/.test(text));
};

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);

/** Words never to translate, as written; the longest first, so that « Relais Plus » is not taken for « Relais ». */
const ofGlossary = (words: readonly string[]): string =>
  words
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .toSorted((a, b) => b.length - a.length)
    .map((word) =>
      word
        .split(/\s+/)
        .map(escaped)
        .join(String.raw`[\s\u00a0]+`),
    )
    .map((word) => String.raw`(?<![\p{L}\p{N}])${word}(?![\p{L}\p{N}])`)
    .join('|');

export type Cut = { text: string; kept: boolean };
/** A text in pieces: those that are kept as they are, and those between them. */
export type Protect = (text: string) => Cut[];

/** A sentence ends after an address, not in it. */
const withoutEnd = (found: string): string => found.replace(/[.,;:!?)\]}…]+$/u, '');

export const protecting = (glossary: readonly string[]): Protect => {
  const own = ofGlossary(glossary);
  const all = new RegExp(
    [
      own && `(?<glossary>${own})`,
      `(?<url>${URL.source})`,
      ...[MAIL, SITE, FIELD, AMOUNT, DATE, HOUR, HASH, TELEPHONE].map((one) => `(?:${one.source})`),
      `(?<code>${CODE.source})`,
    ]
      .filter(Boolean)
      .join('|'),
    'gu',
  );
  return (text) => {
    const cuts: Cut[] = [];
    let at = 0;
    for (const match of text.matchAll(all)) {
      const { url, code } = match.groups ?? {};
      if (code !== undefined && !isReference(code)) continue;
      const found = url === undefined ? match[0] : withoutEnd(match[0]);
      if (match.index > at) cuts.push({ text: text.slice(at, match.index), kept: false });
      cuts.push({ text: found, kept: true });
      at = match.index + found.length;
    }
    if (at < text.length) cuts.push({ text: text.slice(at), kept: false });
    return cuts;
  };
};
