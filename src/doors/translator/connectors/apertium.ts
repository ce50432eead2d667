import { z } from 'zod';
import { ISO_639_3 } from '../rules.ts';
import { NoTranslation, type Line } from './ask.ts';
import { askBy, type Access, type Asked, type Contract, type Pair, type Service } from './service.ts';

const shape = z.object({ responseData: z.object({ translatedText: z.string() }) });
const listed = z.object({
  responseData: z.array(z.object({ sourceLanguage: z.string(), targetLanguage: z.string() })),
});

/** Marks of a word that it knows not, cannot write or cannot generate. Those of the mail were held back. */
const ARTEFACT = /(^|[\s>(«“"'])[#*@](?=\p{L})/gu;

/**
 * To it a tag is a space: « de <w/> es azul » loses its noun, and the sentence its order. A word that no language has
 * holds the place better, and comes back unchanged.
 */
const DIGITS = 'bcdfghjklm';
const asWord = (text: string): string =>
  text.replaceAll(
    /<w id="(\d+)"><\/w>/g,
    (_, id: string) => `Xqz${[...id].map((digit) => DIGITS[Number(digit)]).join('')}q`,
  );
const fromWord = (text: string): string =>
  text.replaceAll(/(?<!\p{L})Xqz([b-m]{1,6})q(?!\p{L})/giu, (_, word: string) => {
    const id = [...word.toLowerCase()].map((letter) => DIGITS.indexOf(letter)).join('');
    return `<w id="${id}"></w>`;
  });

const PARAGRAPH = /<p>([^]*?)<\/p>/g;

/** https://wiki.apertium.org/wiki/Apertium-apy; the languages of `asked` are its own codes here. */
const contract: Contract<typeof shape> = {
  request: (access, { texts, from, to }) => ({
    method: 'POST',
    url: `${access.address}/translate`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      langpair: `${from}|${to}`,
      markUnknown: 'no',
      format: 'html',
      q: texts.map((text) => `<p>${asWord(text)}</p>`).join('\n'),
    }).toString(),
  }),
  shape,
  read: ({ responseData }, { from }) => ({
    texts: [...responseData.translatedText.matchAll(PARAGRAPH)].map((match) =>
      fromWord(match[1]!.replaceAll(ARTEFACT, '$1')),
    ),
    from,
  }),
  told: ({ status, text }) => (status === 400 && /pair/i.test(text) ? 'pair-unknown' : null),
};

const askTogether = async (line: Line, access: Access, asked: Asked): Promise<string[]> => {
  try {
    return (await askBy(contract, line, access, asked)).texts;
  } catch (error) {
    // What joins the texts did not come back whole.
    if (!(error instanceof NoTranslation && error.failed === 'broken') || asked.texts.length < 2) throw error;
  }
  const texts: string[] = [];
  for (const text of asked.texts)
    texts.push((await askBy(contract, line, access, { ...asked, texts: [text] })).texts[0]!);
  return texts;
};

const KEPT_MS = 600_000;
const MOST_KEPT = 20;
const kept = new Map<string, { until: number; pairs: Pair[] }>();

/** As it names them, without the variants of a language. */
const ownPairs = async (line: Line, { address }: Access): Promise<Pair[]> => {
  const known = kept.get(address);
  if (known && known.until > Date.now()) return known.pairs;
  const answer = listed.safeParse(await line.ask({ method: 'GET', url: `${address}/listPairs` }, () => null));
  if (!answer.success) throw new NoTranslation('broken', 'this is not an Apertium server');
  const pairs = answer.data.responseData
    .map((one) => ({ from: one.sourceLanguage, to: one.targetLanguage }))
    .filter((pair) => !`${pair.from}${pair.to}`.includes('_'));
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(address, { until: Date.now() + KEPT_MS, pairs });
  return pairs;
};

/** By how many languages it goes, at most one between: null when there is no way. */
const wayFrom = (pairs: readonly Pair[], from: string, to: string): string[] | null => {
  if (pairs.some((pair) => pair.from === from && pair.to === to)) return [from, to];
  const between = pairs.find(
    (first) => first.from === from && pairs.some((second) => second.from === first.to && second.to === to),
  );
  return between ? [from, between.to, to] : null;
};

const shortOf = new Map(Object.entries(ISO_639_3).map(([short, long]) => [long, short]));
/** Some pairs of its are named by the short code. */
const namesOf = (short: string): string[] => [ISO_639_3[short] ?? short, short];

export const apertium: Service = {
  async translate(line, access, asked) {
    if (asked.from === null) throw new NoTranslation('pair-unknown', 'the language it is written in is not known');
    const pairs = await ownPairs(line, access);
    const ways = namesOf(asked.from).flatMap((from) => namesOf(asked.to).map((to) => wayFrom(pairs, from, to)));
    const way = ways.filter((one) => one !== null).toSorted((a, b) => a.length - b.length)[0];
    if (!way) throw new NoTranslation('pair-unknown', `${asked.from} → ${asked.to}`);
    let texts = asked.texts;
    for (let step = 1; step < way.length; step += 1)
      texts = await askTogether(line, access, { texts, from: way[step - 1]!, to: way[step]! });
    return { texts: [...texts], from: asked.from };
  },
  async pairs(line, access) {
    const own = await ownPairs(line, access);
    const languages = [...new Set(own.flatMap((pair) => [pair.from, pair.to]))];
    return languages.flatMap((from) =>
      languages
        .filter((to) => to !== from && wayFrom(own, from, to) !== null)
        .map((to) => ({ from: shortOf.get(from) ?? from, to: shortOf.get(to) ?? to })),
    );
  },
};
