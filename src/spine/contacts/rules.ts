import { isAddress } from '#ground/mail-address/rules.ts';
import { MOST_VALUE, type AddressKind, type CoreField, type Field, type FieldType } from './contract.ts';

/** Why a value is not taken; worded as `refused.bad-…`. */
export type BadValue =
  | 'bad-number'
  | 'bad-date'
  | 'bad-choice'
  | 'bad-yes-no'
  | 'bad-link'
  | 'bad-email'
  | 'bad-phone'
  | 'bad-language'
  | 'too-long'
  | 'required';
export type Read = { value: string } | { bad: BadValue };

/** Spaces of every kind become one; what only looks empty is empty. */
const tidy = (typed: string): string => typed.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();

const YES = new Set(['yes', 'oui', 'true', 'vrai', '1', 'o', 'y', 'x']);
const NO = new Set(['no', 'non', 'false', 'faux', '0', 'n']);

const readNumber = (typed: string): Read => {
  // As written in French and in English; a comma is a decimal sign where it can be no other.
  const plain = typed.replaceAll(/[\s\u2019']/gu, '');
  const said = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain.replace(',', '.');
  if (!/^[+-]?\d{1,15}(?:\.\d{1,10})?$/.test(said)) return { bad: 'bad-number' };
  return { value: said.replace(/^\+/, '') };
};

const readDate = (typed: string): Read => {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(typed);
  if (!match) return { bad: 'bad-date' };
  const value = `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value) ? { value } : { bad: 'bad-date' };
};

const readLink = (typed: string): Read => {
  const said = /^[a-z][a-z+.-]*:/i.test(typed) ? typed : `https://${typed}`;
  if (!URL.canParse(said)) return { bad: 'bad-link' };
  const { protocol, hostname, href } = new URL(said);
  return (protocol === 'https:' || protocol === 'http:') && hostname.includes('.')
    ? { value: href }
    : { bad: 'bad-link' };
};

const readPhone = (typed: string): Read => {
  const digits = typed.replaceAll(/\D/g, '').length;
  return digits >= 5 && digits <= 20 && /^\+?[\d\s().\-/]+(?:\s?(?:x|ext\.?|poste)\s?\d{1,8})?$/iu.test(typed)
    ? { value: typed }
    : { bad: 'bad-phone' };
};

const readEmail = (typed: string): Read => {
  const value = typed.toLowerCase();
  return isAddress(value) ? { value } : { bad: 'bad-email' };
};

const BY_TYPE: Record<FieldType, (typed: string, choices: readonly string[]) => Read> = {
  text: (typed) => ({ value: typed }),
  number: readNumber,
  date: readDate,
  choice: (typed, choices) => {
    const same = choices.find((one) => one.toLowerCase() === typed.toLowerCase());
    return same === undefined ? { bad: 'bad-choice' } : { value: same };
  },
  'yes-no': (typed) => {
    const said = typed.toLowerCase();
    return YES.has(said) ? { value: 'yes' } : NO.has(said) ? { value: 'no' } : { bad: 'bad-yes-no' };
  },
  link: readLink,
  email: readEmail,
  phone: readPhone,
};

/** What was typed into a field of the house, in the form in which it is kept; empty: the field is to be empty. */
export const readValue = (field: Pick<Field, 'type' | 'choices' | 'required'>, typed: string): Read => {
  const said = tidy(typed);
  if (said.length > MOST_VALUE) return { bad: 'too-long' };
  if (said === '') return field.required ? { bad: 'required' } : { value: '' };
  return BY_TYPE[field.type](said, field.choices);
};

export const readCore = (field: CoreField, typed: string): Read => {
  const said = tidy(typed);
  if (said.length > 200) return { bad: 'too-long' };
  if (field === 'language' && said !== '' && !/^[a-z]{2,3}$/i.test(said)) return { bad: 'bad-language' };
  return { value: field === 'language' ? said.toLowerCase() : said };
};

/** An address in the form in which it is kept. WhatsApp's is a telephone number. */
export const readAddress = (kind: AddressKind, typed: string): Read => {
  const said = tidy(typed);
  if (said === '') return { bad: 'required' };
  return kind === 'email' ? readEmail(said) : readPhone(said);
};

/** What one has and the other does not, to be filled in there; both by the same names. */
export const filledFrom = <K extends string>(
  from: Readonly<Record<K, string>>,
  into: Readonly<Partial<Record<K, string>>>,
): Partial<Record<K, string>> =>
  Object.fromEntries(
    (Object.entries(from) as [K, string][]).filter(([key, value]) => value !== '' && (into[key] ?? '') === ''),
  ) as Partial<Record<K, string>>;
