import { z } from 'zod';
import { askBy, shortCode, type Contract, type Service } from './service.ts';

const CODES: Record<string, string> = { no: 'nb', zh: 'zh-Hans', sr: 'sr-Cyrl' };

const shape = z.array(
  z.object({
    detectedLanguage: z.object({ language: z.string() }).optional(),
    translations: z.array(z.object({ text: z.string() })).min(1),
  }),
);
const refused = z.object({ error: z.object({ code: z.number() }) });

const PAIR_UNKNOWN = new Set([400019, 400023, 400035, 400036, 400075]);
const TOO_LONG = new Set([400050, 400072, 400077]);
/** Of the free plan. */
const USED_UP = 403001;

/** https://learn.microsoft.com/azure/ai-services/translator/text-translation/reference/v3/translate; later versions have another body. */
const contract: Contract<typeof shape> = {
  request: (access, { texts, from, to }) => {
    const query = new URLSearchParams({ 'api-version': '3.0', to: CODES[to] ?? to, textType: 'html' });
    if (from !== null) query.set('from', CODES[from] ?? from);
    return {
      method: 'POST',
      url: `${access.address}/translate?${query}`,
      headers: {
        'content-type': 'application/json; charset=UTF-8',
        'ocp-apim-subscription-key': access.key,
        ...(access.region === '' ? {} : { 'ocp-apim-subscription-region': access.region }),
      },
      body: JSON.stringify(texts.map((text) => ({ Text: text }))),
    };
  },
  shape,
  read: (answer, { from }) => ({
    texts: answer.map((one) => one.translations[0]!.text),
    from: from ?? (shortCode(answer[0]?.detectedLanguage?.language ?? '') || null),
  }),
  told: ({ json }) => {
    const code = refused.safeParse(json).data?.error.code ?? 0;
    if (PAIR_UNKNOWN.has(code)) return 'pair-unknown';
    if (TOO_LONG.has(code)) return 'too-long';
    return code === USED_UP ? 'limit-reached' : null;
  },
};

export const azure: Service = {
  translate: (line, access, asked) => askBy(contract, line, access, asked),
  pairs: async () => null,
};
