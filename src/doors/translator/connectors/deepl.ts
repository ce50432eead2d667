import { z } from 'zod';
import { askBy, shortCode, type Access, type Contract, type Service } from './service.ts';

/** Languages that DeepL wants named more exactly as a target; as a source it knows the language alone. */
const TARGETS: Record<string, string> = { en: 'EN-US', pt: 'PT-BR', no: 'NB', zh: 'ZH-HANS' };
const SOURCES: Record<string, string> = { no: 'NB' };

const shape = z.object({
  translations: z.array(z.object({ text: z.string(), detected_source_language: z.string().optional() })),
});

/** Keys of the free plan have a host of their own. */
export const deeplAddress = ({ address, key }: Access): string =>
  address === 'https://api.deepl.com' && key.endsWith(':fx') ? 'https://api-free.deepl.com' : address;

/** https://developers.deepl.com/api-reference/translate */
const contract: Contract<typeof shape> = {
  request: (access, { texts, from, to }) => ({
    method: 'POST',
    url: `${deeplAddress(access)}/v2/translate`,
    headers: { 'content-type': 'application/json', authorization: `DeepL-Auth-Key ${access.key}` },
    body: JSON.stringify({
      text: texts,
      target_lang: TARGETS[to] ?? to.toUpperCase(),
      ...(from === null ? {} : { source_lang: SOURCES[from] ?? from.toUpperCase() }),
      tag_handling: 'xml',
      split_sentences: 'nonewlines',
      formality: 'prefer_more',
    }),
  }),
  shape,
  read: ({ translations }, { from }) => ({
    texts: translations.map((one) => one.text),
    from: from ?? (shortCode(translations[0]?.detected_source_language ?? '') || null),
  }),
  told: ({ status, text }) => (status === 400 && /(?:source|target)_lang/i.test(text) ? 'pair-unknown' : null),
};

export const deepl: Service = {
  translate: (line, access, asked) => askBy(contract, line, access, asked),
  pairs: async () => null,
};
