import { setupI18n, type I18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';

export type Language = 'fr' | 'en';
export const LANGUAGES: readonly Language[] = ['fr', 'en'];
export const LOCALE: Record<Language, string> = { fr: 'fr-CA', en: 'en-CA' };

/** One sentence in every language, in ICU message format. A missing language is a type error. */
export type Sentence = Readonly<Record<Language, string>>;
export type Words = Readonly<Record<string, Sentence>>;
export type Values = Record<string, string | number | Date>;

export const defineWords = <W extends Words>(words: W): W => words;

const speakers = new Map<Language, I18n>();

const speaker = (language: Language): I18n => {
  let i18n = speakers.get(language);
  if (!i18n) {
    i18n = setupI18n({ locale: LOCALE[language], messages: { [LOCALE[language]]: {} } });
    speakers.set(language, i18n);
  }
  return i18n;
};

/** The sentence in that language with its values filled in (plurals, numbers and dates in the language's manner). */
export const say = (sentence: Sentence, language: Language, values: Values = {}): string => {
  const text = sentence[language];
  if (!text.includes('{') && !text.includes("'")) return text;
  const i18n = speaker(language);
  const locale = LOCALE[language];
  if (!(text in i18n.messages)) i18n.load(locale, { [text]: compileMessage(text) });
  return i18n._(text, values);
};
