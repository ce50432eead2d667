import { LANGUAGES, type Choices, type LanguageCode } from './contract.ts';

export type Pairs = readonly { from: string; to: string }[] | null;

const leads = (pairs: Pairs, from: string, to: string): boolean =>
  pairs === null || pairs.some((pair) => pair.from === from && pair.to === to);

/** R110: why these choices cannot be applied. Nothing to translate is a choice: it turns it off. */
export const whyNotApply = (choices: Choices, pairs: Pairs): 'same-language' | 'pair-unknown' | null => {
  const { customerLanguage, myLanguage, incoming, replies } = choices;
  if (!incoming && !replies) return null;
  if (customerLanguage === myLanguage) return 'same-language';
  if (incoming && !leads(pairs, customerLanguage, myLanguage)) return 'pair-unknown';
  return replies && !leads(pairs, myLanguage, customerLanguage) ? 'pair-unknown' : null;
};

/** Languages from which or into which one can go at all; all where whoever translates does not tell. */
export const languagesIn = (pairs: Pairs): LanguageCode[] =>
  LANGUAGES.filter((code) => pairs === null || pairs.some((pair) => pair.from === code || pair.to === code));

/** R106: offered where the contact seems to write in another language than mine, and it can be translated. */
export const worthOffering = (facts: {
  ready: boolean;
  choices: Choices | null;
  spoken: LanguageCode | null;
  mine: LanguageCode;
  pairs: Pairs;
}): boolean =>
  facts.ready &&
  facts.choices === null &&
  facts.spoken !== null &&
  facts.spoken !== facts.mine &&
  leads(facts.pairs, facts.spoken, facts.mine);

export const isLanguage = (code: string | null): code is LanguageCode =>
  code !== null && (LANGUAGES as readonly string[]).includes(code);
