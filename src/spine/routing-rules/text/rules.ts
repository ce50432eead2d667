/** How rules read text: words, and `*` for any part of one. Nothing an administrator writes becomes a regular expression. */

/** Whatever a mail holds, this much of it is read: the first words say what it is about. */
const MOST_TEXT = 10_000;
const LONGEST = 200;

const LIGATURES: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ı: 'i' };

/** Without case and accents, as in a search. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[œæßøłđı]/g, (sign) => LIGATURES[sign]!);

export type Words = { list: readonly string[]; set: ReadonlySet<string> };

/** `pattern`: `*` belongs to a word. */
export const wordsOf = (text: string, pattern = false): Words => {
  const list = fold(text.slice(0, MOST_TEXT)).match(pattern ? /[\p{L}\p{N}*]+/gu : /[\p{L}\p{N}]+/gu) ?? [];
  const cut = list.map((word) => word.slice(0, LONGEST));
  return { list: cut, set: new Set(cut) };
};

/** Whether the whole text is the pattern, `*` standing for anything: two fingers and one step back, never a tree. */
export const globMatches = (pattern: string, text: string): boolean => {
  let at = 0;
  let on = 0;
  let star = -1;
  let from = 0;
  while (on < text.length) {
    if (at < pattern.length && pattern[at] === '*') {
      star = at++;
      from = on;
    } else if (at < pattern.length && pattern[at] === text[on]) {
      at++;
      on++;
    } else if (star >= 0) {
      at = star + 1;
      on = ++from;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
};

const patterns = new Map<string, readonly string[]>();
const patternOf = (written: string): readonly string[] => {
  const known = patterns.get(written);
  if (known) return known;
  if (patterns.size > 5_000) patterns.clear();
  const made = wordsOf(written, true).list.map((word) => word.replace(/\*+/g, '*'));
  patterns.set(written, made);
  return made;
};

const isWord = (pattern: string, word: string): boolean =>
  pattern.includes('*') ? globMatches(pattern, word) : pattern === word;

/** Whether these words stand in the text, one after the other. */
export const holdsPhrase = ({ list, set }: Words, written: string): boolean => {
  const pattern = patternOf(written);
  const first = pattern[0];
  if (first === undefined) return false;
  if (pattern.length === 1) {
    if (!first.includes('*')) return set.has(first);
    for (const word of set) if (globMatches(first, word)) return true;
    return false;
  }
  // Most texts lack one of the words: told without walking.
  if (pattern.some((each) => !each.includes('*') && !set.has(each))) return false;
  for (let start = 0; start + pattern.length <= list.length; start++)
    if (pattern.every((each, step) => isWord(each, list[start + step]!))) return true;
  return false;
};

/** An address, or a domain with or without its @; a domain stands for those below it too. */
export const senderMatches = (written: string, sender: string): boolean => {
  const pattern = fold(written.trim()).replace(/\*+/g, '*');
  const address = fold(sender);
  const at = pattern.lastIndexOf('@');
  if (at > 0) return globMatches(pattern, address);
  const domain = address.slice(address.lastIndexOf('@') + 1);
  const wanted = pattern.slice(at + 1);
  return globMatches(wanted, domain) || globMatches(`*.${wanted}`, domain);
};
