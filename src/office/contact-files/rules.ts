import { TYPED_KINDS, type AddressKind, type CoreField, type Field } from '#spine/contacts/contract.ts';
import { readAddress, readCore, readValue } from '#spine/contacts/rules.ts';
import type { Target } from './contract.ts';

/** Letters alone, as compared: no accents, no case, no punctuation. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What columns are called in the files of other programs. */
const CALLED: Readonly<Record<string, readonly string[]>> = {
  name: ['nom', 'name', 'nom complet', 'full name', 'display name', 'nom affiche', 'contact', 'client', 'customer'],
  'given-name': ['prenom', 'first name', 'given name', 'firstname'],
  'family-name': ['nom de famille', 'last name', 'surname', 'family name', 'lastname'],
  language: ['langue', 'language', 'lang'],
  company: ['entreprise', 'company', 'societe', 'organisation', 'organization', 'compagnie'],
  place: ['lieu', 'place', 'ville', 'city', 'location'],
  email: ['courriel', 'email', 'e mail', 'mail', 'adresse courriel', 'email address', 'e mail address', 'courriels'],
  phone: ['telephone', 'phone', 'tel', 'mobile', 'cellulaire', 'phone number', 'numero de telephone', 'telephones'],
  whatsapp: ['whatsapp'],
};

/** What each column probably is, by its header; a number at the end (« Courriel 2 ») does not count. Null: left out. */
export const proposeMapping = (
  headers: readonly string[],
  fields: readonly Pick<Field, 'id' | 'name'>[],
): (Target | null)[] => {
  const taken = new Set<Target>();
  const hasGivenName = headers.some((header) => CALLED['given-name']!.includes(plain(header)));
  return headers.map((header) => {
    const whole = plain(header);
    const said = whole.replace(/ ?\d+$/, '');
    const ofHouse = fields.find((field) => plain(field.name) === whole);
    const core = Object.keys(CALLED).find((target) => CALLED[target]!.includes(said));
    // « Nom » beside « Prénom » is the family name.
    const meant = ofHouse ? `field:${ofHouse.id}` : core === 'name' && hasGivenName ? 'family-name' : core;
    if (!meant || (taken.has(meant) && !isAddressTarget(meant))) return null;
    taken.add(meant);
    return meant;
  });
};

export const isAddressTarget = (target: Target): target is AddressKind =>
  (TYPED_KINDS as readonly string[]).includes(target);

/** Why these columns cannot be carried out: without an address nobody is known again. */
export const whyNotMapping = (mapping: readonly (Target | null)[]): 'no-address-column' | 'column-twice' | null => {
  const meant = mapping.filter((target) => target !== null);
  if (!meant.some(isAddressTarget)) return 'no-address-column';
  const once = meant.filter((target) => !isAddressTarget(target));
  return new Set(once).size < once.length ? 'column-twice' : null;
};

const LANGUAGES: Readonly<Record<string, readonly string[]>> = {
  fr: ['francais', 'french'],
  en: ['anglais', 'english'],
  es: ['espagnol', 'spanish', 'espanol'],
  pt: ['portugais', 'portuguese'],
  de: ['allemand', 'german', 'deutsch'],
  it: ['italien', 'italian', 'italiano'],
};
const languageIn = (typed: string): string => {
  const said = plain(typed);
  const named = Object.keys(LANGUAGES).find((code) => LANGUAGES[code]!.includes(said));
  // fr-CA, en_US
  return named ?? (/^[a-z]{2,3} [a-z]{2}$/.test(said) ? said.split(' ')[0]! : typed.trim());
};

/** A cell as it was meant: what keeps a spreadsheet from counting with it goes. */
export const cellIn = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r])/, '').trim();

export type ReadLine = {
  core: Partial<Record<CoreField, string>>;
  addresses: { kind: AddressKind; address: string }[];
  values: Map<number, string>;
};
export type Refused = { code: string; column: number | null };

/** What one line says, in the form in which it is kept; or why it is refused, and the place of the column. Empty cells say nothing. */
export const readLine = (
  cells: readonly string[],
  mapping: readonly (Target | null)[],
  fields: ReadonlyMap<number, Field>,
): ReadLine | Refused => {
  const line: ReadLine = { core: {}, addresses: [], values: new Map() };
  const names: Partial<Record<'given-name' | 'family-name', string>> = {};
  for (const [column, target] of mapping.entries()) {
    const cell = cellIn(cells[column] ?? '');
    if (target === null || cell === '') continue;
    const bad = (code: string): Refused => ({ code, column });
    if (isAddressTarget(target)) {
      // Several stand in one cell where this house wrote the file.
      for (const one of cell.split(/[;\n]+/).filter((part) => part.trim() !== '')) {
        const read = readAddress(target, one);
        if ('bad' in read) return bad(read.bad);
        if (!line.addresses.some((known) => known.kind === target && known.address === read.value))
          line.addresses.push({ kind: target, address: read.value });
      }
    } else if (target === 'given-name' || target === 'family-name') names[target] = cell;
    else if (target.startsWith('field:')) {
      const field = fields.get(Number(target.slice('field:'.length)));
      if (!field) return bad('field-gone');
      const read = readValue({ ...field, required: false }, cell);
      if ('bad' in read) return bad(read.bad);
      line.values.set(field.id, read.value);
    } else {
      const read = readCore(target as CoreField, target === 'language' ? languageIn(cell) : cell);
      if ('bad' in read) return bad(read.bad);
      line.core[target as CoreField] = read.value;
    }
  }
  const joined = [names['given-name'], names['family-name']].filter(Boolean).join(' ');
  if (joined !== '') {
    const read = readCore('name', joined);
    if ('bad' in read) return { code: read.bad, column: mapping.indexOf('family-name') };
    line.core.name ??= read.value;
  }
  return line.addresses.length === 0 ? { code: 'no-address', column: null } : line;
};

/** The last ten digits: one number is written in many ways. */
export const digitsOf = (address: string): string => address.replaceAll(/\D/g, '').slice(-10);

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** The delimiter with which most of the first lines have as many cells as the first; several cells beat one. */
export const bestDelimiter = (cellsOf: (delimiter: string) => readonly number[]): string => {
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const counts = cellsOf(delimiter);
    const [first = 0] = counts;
    const even = counts.filter((count) => count === first).length / Math.max(1, counts.length);
    const score = first > 1 ? even * 100 + Math.min(first, 50) : 0;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
};

/** No spreadsheet counts with what a stranger wrote: what could be a formula begins with an apostrophe. A number stays one. */
export const csvCell = (value: string, delimiter: string): string => {
  const isFormula = /^[=+\-@\t\r]/.test(value) && !/^[+-]?\d+(?:[.,]\d+)?$/.test(value);
  const safe = isFormula ? `'${value}` : value;
  return /["\r\n]/.test(safe) || safe.includes(delimiter) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
export const csvLine = (cells: readonly string[], delimiter: string): string =>
  `${cells.map((cell) => csvCell(cell, delimiter)).join(delimiter)}\r\n`;

/** Excel in French splits at semicolons, in English at commas. */
export const delimiterFor = (language: 'fr' | 'en'): string => (language === 'fr' ? ';' : ',');
