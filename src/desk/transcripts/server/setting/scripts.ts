import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const PACKAGE = {
  latin: '@embedpdf/fonts-latin/fonts/NotoSans',
  arabic: '@embedpdf/fonts-arabic/fonts/NotoNaskhArabic',
  hebrew: '@embedpdf/fonts-hebrew/fonts/NotoSansHebrew',
  thai: '@expo-google-fonts/noto-sans-thai',
  emoji: '@expo-google-fonts/noto-color-emoji/400Regular/NotoColorEmoji_400Regular.ttf',
  japanese: '@embedpdf/fonts-jp/fonts/NotoSansJP',
  chinese: '@embedpdf/fonts-sc/fonts/NotoSansHans',
  korean: '@embedpdf/fonts-kr/fonts/NotoSansKR',
} as const;
export type Script = keyof typeof PACKAGE;

const FAMILY: Record<Script, string> = {
  latin: 'Noto Sans',
  arabic: 'Noto Naskh Arabic',
  hebrew: 'Noto Sans Hebrew',
  thai: 'Noto Sans Thai',
  emoji: 'Noto Color Emoji',
  japanese: 'Noto Sans Japanese',
  chinese: 'Noto Sans S Chinese',
  korean: 'Noto Sans Korean',
};
const FILES: Record<Script, readonly string[]> = {
  latin: ['Regular', 'Bold', 'Italic', 'BoldItalic'].map((face) => `${PACKAGE.latin}-${face}.ttf`),
  arabic: ['Regular', 'Bold'].map((face) => `${PACKAGE.arabic}-${face}.ttf`),
  hebrew: ['Regular', 'Bold'].map((face) => `${PACKAGE.hebrew}-${face}.ttf`),
  thai: ['400Regular', '700Bold'].map((face) => `${PACKAGE.thai}/${face}/NotoSansThai_${face}.ttf`),
  emoji: [PACKAGE.emoji],
  japanese: ['Regular', 'Bold'].map((face) => `${PACKAGE.japanese}-${face}.otf`),
  chinese: ['Regular', 'Bold'].map((face) => `${PACKAGE.chinese}-${face}.otf`),
  korean: ['Regular', 'Bold'].map((face) => `${PACKAGE.korean}-${face}.otf`),
};

const SIGNS: Partial<Record<Script, RegExp>> = {
  arabic: /\p{Script=Arabic}/u,
  hebrew: /\p{Script=Hebrew}/u,
  thai: /\p{Script=Thai}/u,
  emoji: /\p{Emoji_Presentation}|\ufe0f|\u20e3/u,
  korean: /\p{Script=Hangul}/u,
};
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const HAN = /\p{Script=Han}|[\uff00-\uffef\u3000-\u303f]/u;
/** Arrows, check marks, boxes: the font for Japanese has them, the one for Latin has not. */
const SYMBOLS = /[\u2100-\u214f\u2160-\u2bff]/;

/**
 * The scripts of a text, in the order in which fonts are to be asked. Chinese and Japanese share their characters and
 * draw them differently: kana tell which it is.
 */
export const scriptsIn = (text: string): Script[] => {
  const found = (Object.keys(SIGNS) as Script[]).filter((script) => SIGNS[script]!.test(text));
  const kana = KANA.test(text);
  const han = HAN.test(text);
  const korean = found.includes('korean');
  const eastern: Script[] = [
    ...(kana ? (['japanese'] as const) : []),
    ...(korean ? (['korean'] as const) : []),
    ...(han ? (['chinese'] as const) : []),
    ...(!kana && SYMBOLS.test(text) ? (['japanese'] as const) : []),
  ];
  return ['latin', ...found.filter((script) => script !== 'korean'), ...eastern];
};

export const familiesOf = (scripts: readonly Script[]): string[] => scripts.map((script) => FAMILY[script]);

const { resolve } = createRequire(import.meta.url);
/** Not by the package's own exports: not all of them let a file of theirs be named. */
const pathOf = (file: string): string => {
  const found = (resolve.paths(file) ?? []).map((folder) => path.join(folder, file)).find((one) => existsSync(one));
  if (found === undefined) throw new Error(`the font ${file} is not installed`);
  return found;
};

/** Files of the fonts for these scripts. */
export const fontFilesOf = (scripts: Iterable<Script>): string[] =>
  [...new Set(scripts)].flatMap((script) => FILES[script]).map(pathOf);
