import type { Choice } from './InPlace.tsx';

/** ISO 639-1, those spoken most where the desk is used. */
const CODES =
  'fr en es pt it de nl pl ro el ru uk bg cs sk hu sr hr sl sq sv no da fi et lv lt tr ar fa he ur hi bn pa gu ta te ml ne si my km lo th vi zh ja ko id ms tl sw am ti so ha yo ht iu cr'.split(
    ' ',
  );

/** Names a language code in the language of the page; the code itself where it is no language. */
export const languageName = (code: string, locale: string): string => {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
};

/** In the order of the alphabet. */
export const languageChoices = (locale: string): Choice[] =>
  CODES.map((value) => ({ value, label: languageName(value, locale) })).toSorted((a, b) =>
    a.label.localeCompare(b.label, locale),
  );
