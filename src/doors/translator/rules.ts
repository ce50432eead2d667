import type { TranslationFailure } from '#spine/channels/contract.ts';

export const PROVIDERS = ['apertium', 'libretranslate', 'deepl', 'google', 'azure'] as const;
export type Provider = (typeof PROVIDERS)[number];

type Need = 'none' | 'optional' | 'required';
/** What each needs to be set up, and where it is found unless an address is given. */
export const NEEDS: Record<Provider, { title: string; address: string; key: Need; region: Need; project: Need }> = {
  apertium: { title: 'Apertium', address: '', key: 'none', region: 'none', project: 'none' },
  libretranslate: { title: 'LibreTranslate', address: '', key: 'optional', region: 'none', project: 'none' },
  deepl: { title: 'DeepL', address: 'https://api.deepl.com', key: 'required', region: 'none', project: 'none' },
  google: {
    title: 'Google Cloud Translation',
    address: 'https://translation.googleapis.com',
    key: 'required',
    region: 'optional',
    project: 'optional',
  },
  azure: {
    title: 'Azure Translator',
    address: 'https://api.cognitive.microsofttranslator.com',
    key: 'required',
    region: 'optional',
    project: 'none',
  },
};

/**
 * How much is sent at once: texts and characters of one request, and requests under way. Below what each takes (50 texts
 * and 128 KiB; 1,024 and 30,000; 1,000 and 50,000), so that an answer comes within its time. LibreTranslate's own
 * hosting takes 2,000 characters; Apertium takes what its machine can do in ten seconds.
 */
export const LIMITS: Record<Provider, { texts: number; characters: number; atOnce: number }> = {
  apertium: { texts: 200, characters: 10_000, atOnce: 2 },
  libretranslate: { texts: 20, characters: 2_000, atOnce: 1 },
  deepl: { texts: 50, characters: 20_000, atOnce: 2 },
  google: { texts: 500, characters: 10_000, atOnce: 2 },
  azure: { texts: 500, characters: 10_000, atOnce: 2 },
};

/** Of one mail: beyond it, it is too long. */
export const MOST_OF_A_MAIL = { html: 12_000_000, texts: 5_000, characters: 150_000 } as const;

/** Parts of what is to be sent, each within the limits; a text longer than them goes alone. */
export const inParcels = (
  texts: readonly string[],
  limits: { texts: number; characters: number },
): { texts: string[]; characters: number }[] => {
  const parcels: { texts: string[]; characters: number }[] = [];
  for (const text of texts) {
    const last = parcels.at(-1);
    if (last && last.texts.length < limits.texts && last.characters + text.length <= limits.characters) {
      last.texts.push(text);
      last.characters += text.length;
    } else parcels.push({ texts: [text], characters: text.length });
  }
  return parcels;
};

/** What a status says by itself, where the service says nothing more exact. */
export const failureOf = (status: number): TranslationFailure => {
  if (status === 401 || status === 403) return 'refused';
  if (status === 413 || status === 414) return 'too-long';
  if (status === 456) return 'limit-reached';
  if (status === 429 || status === 503 || status === 529) return 'slow-down';
  return status >= 500 ? 'unreachable' : 'broken';
};

/** Worth another try, and only one: nobody waits long in front of a mail. */
export const isWorthAnotherTry = (status: number): boolean => status === 429 || status >= 500;
export const MOST_WAIT_MS = 3_000;
export const USUAL_WAIT_MS = 500;

/** Why what was typed cannot be used; null: it can. */
export type AddressProblem = 'address-missing' | 'address-wrong';
export const addressProblem = (provider: Provider, address: string): AddressProblem | null => {
  if (address === '') return NEEDS[provider].address === '' ? 'address-missing' : null;
  const url = URL.canParse(address) ? new URL(address) : null;
  const fits = url && /^https?:$/.test(url.protocol) && !url.username && !url.password && !url.search && !url.hash;
  return fits ? null : 'address-wrong';
};

/** Where the service is asked: what was typed, or its usual address. */
export const reachedAt = (provider: Provider, address: string): string =>
  (address.trim() || NEEDS[provider].address).replace(/\/+$/, '');

/** In the currency of the price. */
export const costOf = (characters: number, pricePerMillion: number): number => (characters * pricePerMillion) / 1e6;

/** ISO 639-1 to what Apertium calls them (ISO 639-3); the languages that can be tried here. */
export const ISO_639_3: Readonly<Record<string, string>> = {
  ...{ fr: 'fra', en: 'eng', es: 'spa', de: 'deu', it: 'ita', pt: 'por', nl: 'nld', ca: 'cat', ro: 'ron', pl: 'pol' },
  ...{ cs: 'ces', sk: 'slk', sl: 'slv', hr: 'hrv', sr: 'srp', bg: 'bul', uk: 'ukr', ru: 'rus', be: 'bel', el: 'ell' },
  ...{ tr: 'tur', ar: 'ara', he: 'heb', fa: 'fas', hi: 'hin', ur: 'urd', zh: 'zho', ja: 'jpn', ko: 'kor', vi: 'vie' },
  ...{ th: 'tha', id: 'ind', ms: 'msa', sv: 'swe', da: 'dan', no: 'nor', fi: 'fin', et: 'est', lv: 'lav', lt: 'lit' },
  ...{ hu: 'hun', sq: 'sqi', mk: 'mkd', is: 'isl', eu: 'eus', gl: 'glg', oc: 'oci', br: 'bre', eo: 'epo', af: 'afr' },
};
