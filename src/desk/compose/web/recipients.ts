import { isAddress } from '#ground/mail-address/rules.ts';
import type { Recipients } from '../recipients/rules.ts';

export type Recipient = { name: string; address: string };
export const FIELD_NAMES = ['to', 'cc', 'bcc'] as const;
export type FieldName = (typeof FIELD_NAMES)[number];
export type Lists = Record<FieldName, Recipient[]>;

export const sameAddress = (a: Recipient, b: Recipient): boolean => a.address.toLowerCase() === b.address.toLowerCase();
const among = (list: readonly Recipient[], one: Recipient): boolean => list.some((each) => sameAddress(each, one));

const SEPARATOR = /[,;|•،、，；]/;
/** Cuts a list at separators and line ends that are neither in quotation marks nor in angle brackets. */
const parts = (text: string): string[] => {
  const found: string[] = [];
  let part = '';
  let quoted = false;
  let angled = false;
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === '<') angled = true;
    else if (!quoted && sign === '>') angled = false;
    const ends = /[\n\r\t]/.test(sign) || (SEPARATOR.test(sign) && !quoted && !angled);
    if (ends) {
      found.push(part);
      part = '';
      quoted = false;
      angled = false;
    } else part += sign;
  }
  return [...found, part].map((each) => each.trim()).filter(Boolean);
};

/** `lise@gmail,com`: a comma for the point before the ending is no separator. */
const mended = (found: readonly string[]): string[] =>
  found.reduce<string[]>((list, part) => {
    const before = list.at(-1);
    if (before && /@[^.\s]+$/.test(before) && /^(?:com|ca|net|org|fr|qc\.ca)>?$/i.test(part))
      return [...list.slice(0, -1), `${before}.${part}`];
    return [...list, part];
  }, []);

const recipientOf = (part: string): Recipient => {
  const angled = /^(.*?)\s*<\s*([^<>]*?)\s*>?$/s.exec(part);
  if (!angled) return { name: '', address: part.replace(/^mailto:/i, '') };
  const name = (angled[1] ?? '')
    .trim()
    .replace(/^["'](.*)["']$/s, '$1')
    .replace(/\\(["\\])/g, '$1')
    .trim();
  return { name, address: (angled[2] ?? '').replace(/^mailto:/i, '') };
};

/** Addresses with no separator but spaces, slashes or a word, and names without angle brackets: `Lise Roy lise@a.ca`. */
const apart = (part: string): Recipient[] => {
  if (part.includes('<')) {
    // Several in angle brackets one after another.
    const several = part.match(/[^<>]*<[^<>]*>/g);
    return several && several.length > 1 ? several.map((one) => recipientOf(one.trim())) : [recipientOf(part)];
  }
  const words = part
    .split(/\s+|\/(?=[^/]*@)/)
    .map((word) => word.replace(/^[("'[]+|[)"'\].]+$/g, ''))
    .filter(Boolean);
  if (words.length < 2 || !words.some(isAddress)) return [recipientOf(part)];
  const found: Recipient[] = [];
  let name: string[] = [];
  for (const word of words) {
    if (isAddress(word)) {
      found.push({ name: name.join(' '), address: word });
      name = [];
    } else if (!/^(?:et|and|&|ou|or|-|–|\+)$/i.test(word)) name.push(word);
  }
  return name.length > 0 ? [...found, { name: '', address: name.join(' ') }] : found;
};

/** Two cells of a spreadsheet, a name and its address. */
const fromCells = (text: string): string => text.replace(/(^|\n)([^\t\n@"]+)\t\s*([^\s@<]+@[^\s\t]+)/g, '$1"$2" <$3>');

/**
 * The recipients in a typed or pasted text: `Lise Roy <lise@exemple.ca>; paul@exemple.ca`, whatever stands between
 * them. What is no address comes out too, as one, for the field to show what is wrong.
 */
export const parseRecipients = (text: string): Recipient[] => mended(parts(fromCells(text))).flatMap(apart);

/** As mail programs write a list: read back by `parseRecipients` and by any of them. */
export const formatRecipients = (list: readonly Recipient[]): string =>
  list
    .map(({ name, address }) => {
      if (!name) return address;
      return `${/[",;<>@()[\]:\\|]/.test(name) ? `"${name.replace(/["\\]/g, '\\$&')}"` : name} <${address}>`;
    })
    .join(', ');

/** Adds without repeating, at the end or at a place: addresses differ by more than their case. */
export const addRecipients = (
  list: readonly Recipient[],
  more: readonly Recipient[],
  place = list.length,
): Recipient[] => {
  const added = more.filter((one, at) => !among(list, one) && !among(more.slice(0, at), one));
  return [...list.slice(0, place), ...added, ...list.slice(place)];
};

/**
 * Puts people into one of the fields. Nobody is to get a mail twice: who stands in another field moves.
 * @returns the fields; who came from another field; who was there already.
 */
export const putIn = (
  lists: Lists,
  field: FieldName,
  more: readonly Recipient[],
  place?: number,
): { lists: Lists; moved: Recipient[]; doubled: Recipient[] } => {
  const others = FIELD_NAMES.filter((name) => name !== field).flatMap((name) => lists[name]);
  const moved = more.filter((one) => among(others, one));
  const doubled = more.filter((one, at) => among(lists[field], one) || among(more.slice(0, at), one));
  // Who moves keeps the name that they were known by.
  const named = more.map((one) => (one.name ? one : (others.find((other) => sameAddress(other, one)) ?? one)));
  const next = { ...lists, [field]: addRecipients(lists[field], named, place) };
  for (const name of FIELD_NAMES) if (name !== field) next[name] = lists[name].filter((one) => !among(more, one));
  return { lists: next, moved, doubled };
};

/** To the customer alone, or to all as the mail was sent; who was added by hand stays where they are. */
export const addressed = (lists: Lists, usual: Recipients, to: 'one' | 'all'): Lists => {
  const ordinary = [...usual.to, ...usual.cc];
  const extra = (list: readonly Recipient[]): Recipient[] => list.filter((one) => !among(ordinary, one));
  return {
    to: [...usual.to, ...extra(lists.to)],
    cc: [...(to === 'all' ? usual.cc : []), ...extra(lists.cc)],
    bcc: extra(lists.bcc),
  };
};

/** Which of the two it is now; null: neither. */
export const addressedTo = (lists: Lists, usual: Recipients): 'one' | 'all' | null => {
  const everybody = FIELD_NAMES.flatMap((name) => lists[name]);
  if (!usual.to.every((one) => among(everybody, one))) return null;
  const copied = usual.cc.filter((one) => among(everybody, one)).length;
  return copied === usual.cc.length ? 'all' : copied === 0 ? 'one' : null;
};
