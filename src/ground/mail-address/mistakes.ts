import { isAddress } from './rules.ts';

/** What is wrong with a text meant as an address. */
export const ADDRESS_PROBLEMS = ['no-at', 'two-at', 'no-name', 'no-domain', 'no-ending', 'sign', 'too-long'] as const;
export type AddressProblem = (typeof ADDRESS_PROBLEMS)[number];

const PROBLEMS: readonly [AddressProblem, (text: string) => boolean][] = [
  ['no-at', (text) => !text.includes('@')],
  ['two-at', (text) => text.indexOf('@') !== text.lastIndexOf('@')],
  ['no-name', (text) => text.startsWith('@')],
  ['no-domain', (text) => text.endsWith('@')],
  ['no-ending', (text) => !/@.*[^.]\.[^.]/.test(text)],
  ['too-long', (text) => text.length > 254 || text.indexOf('@') > 64],
  ['sign', () => true],
];
/** Why mail cannot be sent to this text; null when it can. */
export const addressProblem = (text: string): AddressProblem | null =>
  isAddress(text) ? null : PROBLEMS.find(([, holds]) => holds(text))![0];

/** Domains that are mistyped often, and what was meant. None of the left ones is a mail provider. */
const DOMAINS: Readonly<Record<string, string>> = {
  'gmial.com': 'gmail.com',
  'gmal.com': 'gmail.com',
  'gmai.com': 'gmail.com',
  'gmil.com': 'gmail.com',
  'gamil.com': 'gmail.com',
  'gnail.com': 'gmail.com',
  'gmaill.com': 'gmail.com',
  'gmail.co': 'gmail.com',
  'gmail.cm': 'gmail.com',
  'gmail.om': 'gmail.com',
  'gmail.ca': 'gmail.com',
  'hotmial.com': 'hotmail.com',
  'hotmal.com': 'hotmail.com',
  'hotmai.com': 'hotmail.com',
  'hotmil.com': 'hotmail.com',
  'homail.com': 'hotmail.com',
  'hotmaill.com': 'hotmail.com',
  'hotmail.co': 'hotmail.com',
  'hotmail.cm': 'hotmail.com',
  'outlok.com': 'outlook.com',
  'outloo.com': 'outlook.com',
  'outllook.com': 'outlook.com',
  'outlook.co': 'outlook.com',
  'yaho.com': 'yahoo.com',
  'yahooo.com': 'yahoo.com',
  'yhoo.com': 'yahoo.com',
  'yahoo.co': 'yahoo.com',
  'yaho.ca': 'yahoo.ca',
  'yahooo.ca': 'yahoo.ca',
  'iclod.com': 'icloud.com',
  'icoud.com': 'icloud.com',
  'icloud.co': 'icloud.com',
  'videtron.ca': 'videotron.ca',
  'vidéotron.ca': 'videotron.ca',
  'videotron.com': 'videotron.ca',
  'sympatco.ca': 'sympatico.ca',
  'simpatico.ca': 'sympatico.ca',
  'sympatico.com': 'sympatico.ca',
};
/** Endings that no register gives out. */
const ENDINGS: Readonly<Record<string, string>> = {
  con: 'com',
  cmo: 'com',
  ocm: 'com',
  comm: 'com',
  coom: 'com',
  vom: 'com',
  xom: 'com',
  cpm: 'com',
  nte: 'net',
  ner: 'net',
  ogr: 'org',
  orgg: 'org',
};
/** Providers written without their ending. */
const WITHOUT_ENDING: Readonly<Record<string, string>> = {
  gmail: 'gmail.com',
  hotmail: 'hotmail.com',
  outlook: 'outlook.com',
  live: 'live.com',
  yahoo: 'yahoo.com',
  icloud: 'icloud.com',
  videotron: 'videotron.ca',
  vidéotron: 'videotron.ca',
  sympatico: 'sympatico.ca',
};

const meantDomain = (written: string): string => {
  const domain = written.toLowerCase();
  const known = DOMAINS[domain] ?? WITHOUT_ENDING[domain];
  if (known) return known;
  const dot = domain.lastIndexOf('.');
  const ending = ENDINGS[domain.slice(dot + 1)];
  if (dot < 1 || !ending) return written;
  const mended = `${domain.slice(0, dot)}.${ending}`;
  return DOMAINS[mended] ?? mended;
};

const WRITTEN_OUT = /\s*(?:\(|\[|\{)?\s*(?:\bat\b|arobase|\bà\b)\s*(?:\)|\]|\})?\s*/i;

/** The address that was most likely meant, when it is another than what is written; null when there is no better guess. */
export const likelyAddress = (text: string): string | null => {
  const plain = text.includes('@') ? text : text.replace(WRITTEN_OUT, '@');
  const joined = plain
    .replace(/\s+/g, '')
    .replace(/^[<("'«]+|[>)"'».,;:]+$/g, '')
    .replace(/@{2,}/g, '@')
    .replace(/\.{2,}/g, '.')
    .replace(/@\./, '@');
  const at = joined.lastIndexOf('@');
  if (at < 1) return null;
  const meant = `${joined.slice(0, at)}@${meantDomain(joined.slice(at + 1).replaceAll(',', '.'))}`;
  return meant !== text && isAddress(meant) ? meant : null;
};
