import { z } from 'zod';
import { saveTranslator, type readTranslator } from '../contract.ts';
import { NEEDS, reachedAt, type Provider } from '../rules.ts';

export type Saved = z.output<typeof readTranslator.output>;

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

/** Words are typed as lines; a key is typed, kept, or taken away. */
export const translatorFormShape = saveTranslator.input.extend({
  neverTranslate: z
    .string()
    .refine((text) => saveTranslator.input.shape.neverTranslate.safeParse(linesOf(text)).success),
  key: z.string().max(20_000),
  removeKey: z.boolean(),
});
export type TranslatorDraft = z.input<typeof translatorFormShape>;

export const draftOf = ({ keys: _keys, usage: _usage, ...saved }: Saved): TranslatorDraft => ({
  ...saved,
  neverTranslate: saved.neverTranslate.join('\n'),
  key: '',
  removeKey: false,
});

/** Whether a key is stored for what is chosen now. */
export const hasKey = (saved: Saved, { provider, address }: TranslatorDraft): boolean =>
  saved.keys.some((one) => one.provider === provider && one.address === reachedAt(provider, address));

/** What is sent: an empty key means "keep what is stored", so it is left out. */
export const inputOf = ({ removeKey, key, ...draft }: TranslatorDraft): z.input<typeof saveTranslator.input> => ({
  ...draft,
  neverTranslate: linesOf(draft.neverTranslate),
  key: removeKey ? '' : key.trim() || undefined,
});

/** Another service is reached elsewhere, and knows nothing of the region and project of this one. */
export const withProvider = (draft: TranslatorDraft, saved: Saved, provider: Provider): TranslatorDraft => {
  const back = saved.provider === provider;
  return {
    ...draft,
    provider,
    address: back ? saved.address : '',
    region: back && NEEDS[provider].region !== 'none' ? saved.region : '',
    project: back && NEEDS[provider].project !== 'none' ? saved.project : '',
    key: '',
    removeKey: false,
  };
};
