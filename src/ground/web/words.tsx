import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { Refused } from '#ground/api/web/ask.ts';
import { LOCALE, say, type Language, type Values, type Words } from '#ground/words.ts';
import { commonWords } from './common-words.ts';
import { formatsOf, type Formats } from './formats.ts';

const LanguageContext = createContext<Language>('fr');

/** Everything below speaks this language. */
export const WordsProvider = ({ language, children }: { language: Language; children: ReactNode }) => (
  <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>
);

export const useLanguage = (): Language => useContext(LanguageContext);

/** BCP 47 tag of the language in use: fr-CA or en-CA. */
export const useLocale = (): string => LOCALE[useLanguage()];

export type Say<W extends Words> = (key: keyof W & string, values?: Values) => string;

/** `t(key, values?)` for a room's words, in the language in use. */
export const useWords = <W extends Words>(words: W): Say<W> => {
  const language = useLanguage();
  return useMemo(() => (key, values) => say(words[key]!, language, values), [words, language]);
};

/** The code of a refusal; 'broken' for anything that is not one. */
export const refusalCode = (error: unknown): string => (error instanceof Refused ? error.code : 'broken');

/** Words an error: `refused.<code>` of the room, then the common words, then 'broken'. */
export const useRefusal = (words: Words = {}): ((error: unknown) => string) => {
  const language = useLanguage();
  return useMemo(
    () => (error) => {
      const key = `refused.${refusalCode(error)}`;
      const common: Words = commonWords;
      const sentence = words[key] ?? common[key] ?? commonWords['refused.broken'];
      return say(sentence, language, error instanceof Refused ? error.values : {});
    },
    [words, language],
  );
};

/** Dates, sizes and numbers in the manner of the language in use. */
export const useFormat = (): Formats => {
  const language = useLanguage();
  return useMemo(() => formatsOf(language), [language]);
};
