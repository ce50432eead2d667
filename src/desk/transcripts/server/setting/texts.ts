/** Letters of scripts that no word space is needed in: a line may end at each. */
const BREAKS_ANYWHERE = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}`;
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;

/** Without what no font draws and no file of this kind may hold. */
export const printable = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(UNPRINTABLE, '')
    .replaceAll(/[\u2028\u2029]/g, '\n');

const longWords = new Map<number, RegExp>();
const longWord = (most: number): RegExp => {
  let found = longWords.get(most);
  if (!found) longWords.set(most, (found = new RegExp(String.raw`[^\s\u200b${BREAKS_ANYWHERE}]{${most + 1},}`, 'gu')));
  return found;
};

/** Lets a line end inside words longer than `most` characters, every `piece`; nothing that can be seen is added. */
export const softened = (text: string, most: number, piece = most): string =>
  text.length <= most
    ? text
    : text.replaceAll(longWord(most), (word) => {
        const letters = [...word];
        const pieces: string[] = [];
        for (let at = 0; at < letters.length; at += piece) pieces.push(letters.slice(at, at + piece).join(''));
        return pieces.join('\u200b');
      });

const RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|\ud83a[\udd00-\udd5f]|\ud83b[\ude00-\udeff]/;
const LETTER = /\p{L}/u;

/** Which way the first letter reads; null where there is none. */
export const directionOf = (text: string): 'ltr' | 'rtl' | null => {
  const first = LETTER.exec(text)?.[0];
  return first === undefined ? null : RIGHT.test(first) ? 'rtl' : 'ltr';
};
