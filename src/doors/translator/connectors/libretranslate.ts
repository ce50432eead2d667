import { z } from 'zod';
import { askBy, shortCode, type Access, type Contract, type Pair, type Service } from './service.ts';
import type { Line } from './ask.ts';

const detected = z.object({ language: z.string() });
const shape = z.object({
  translatedText: z.array(z.string()),
  detectedLanguage: z.union([detected, z.array(detected)]).optional(),
});
const languages = z.array(z.object({ code: z.string(), targets: z.array(z.string()).default([]) }));

/** It is asked for a code as it names it itself, and its names differ from release to release. */
const OTHER_NAMES: Record<string, string> = { no: 'nb', zh: 'zh-Hans' };

/** https://docs.libretranslate.com/api/operations/translate; a failure is told in words alone, in English. */
const contract: Contract<typeof shape> = {
  request: (access, { texts, from, to }) => ({
    method: 'POST',
    url: `${access.address}/translate`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      q: texts,
      source: from ?? 'auto',
      target: to,
      format: 'html',
      ...(access.key === '' ? {} : { api_key: access.key }),
    }),
  }),
  shape,
  read: ({ translatedText, detectedLanguage }, { from }) => {
    const found = Array.isArray(detectedLanguage) ? detectedLanguage[0] : detectedLanguage;
    return { texts: translatedText, from: from ?? (found ? shortCode(found.language) : null) };
  },
  told: ({ status, text }) => {
    if (status !== 400) return null;
    if (/api key/i.test(text)) return 'refused';
    if (/exceeds text limit/i.test(text)) return 'too-long';
    return /is not supported|not available as a target/i.test(text) ? 'pair-unknown' : null;
  },
};

const known = async (line: Line, { address }: Access) =>
  languages.safeParse(await line.ask({ method: 'GET', url: `${address}/languages` }, () => null)).data ?? [];

const named = (codes: readonly string[], language: string): string =>
  [language, OTHER_NAMES[language] ?? language].find((name) => codes.includes(name)) ?? language;

export const libretranslate: Service = {
  async translate(line, access, asked) {
    if (![asked.from, asked.to].some((one) => one !== null && one in OTHER_NAMES))
      return askBy(contract, line, access, asked);
    const codes = (await known(line, access)).map((one) => one.code);
    const from = asked.from === null ? null : named(codes, asked.from);
    const answer = await askBy(contract, line, access, { ...asked, from, to: named(codes, asked.to) });
    return { ...answer, from: asked.from ?? answer.from };
  },
  async pairs(line, access) {
    const all = await known(line, access);
    return all.flatMap(({ code, targets }): Pair[] =>
      targets.map((to) => ({ from: shortCode(code), to: shortCode(to) })).filter((pair) => pair.from !== pair.to),
    );
  },
};
