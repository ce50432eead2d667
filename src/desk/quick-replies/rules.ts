import type { Field, Prefill } from './contract.ts';

/** Bytes of one reply without its pictures, and replies in all. */
export const MOST_HTML = 200_000;
export const MOST_REPLIES = 2_000;
export const MOST_FIELDS = 20;
/** Bytes of one picture in it. */
export const MOST_PICTURE = 300 * 1024;

const PLACE = /\{\{\s*([a-z][a-z0-9_]{0,39})\s*\}\}/g;
/** Keys of the places in a text, each once. */
export const placesIn = (html: string): string[] => [...new Set([...html.matchAll(PLACE)].map((match) => match[1]!))];

/** What looks like a place to a reader: a capital or a space in it makes it none to `filled`. */
const LOOKS = /\{\{([^{}]{0,200})\}\}/g;
const countOf = (text: string, key: string): number =>
  [...text.matchAll(PLACE)].filter((match) => match[1] === key).length;

/**
 * A place that nothing fills; null when there is none. It would leave as it stands. One that a format begins or ends
 * in the middle of is none either.
 * @param html cleaned, so that no attribute holds a bare ">".
 * @param text what a reader sees of it.
 */
export const unknownPlace = (html: string, text: string, fields: readonly Pick<Field, 'key'>[]): string | null => {
  const known = new Set(fields.map((field) => field.key));
  const whole = html.replace(/<[^>]*>/g, '\u0000');
  for (const [, inside = ''] of text.matchAll(LOOKS)) {
    const key = inside.trim();
    if (!known.has(key) || countOf(text, key) > countOf(whole, key)) return key;
  }
  return placesIn(html).find((key) => !known.has(key)) ?? null;
};

/** What is wrong with the fields themselves: the first that holds. */
export const fieldsProblem = (
  fields: readonly Pick<Field, 'key' | 'kind' | 'choices' | 'label'>[],
): { code: 'same-key' | 'no-choices'; name: string } | null => {
  const again = fields.find((field, at) => fields.findIndex((one) => one.key === field.key) !== at);
  if (again) return { code: 'same-key', name: again.key };
  const empty = fields.find((field) => field.kind === 'choice' && field.choices.length === 0);
  return empty ? { code: 'no-choices', name: empty.label } : null;
};

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[one]!);

/** The text with its places filled in. What was typed is text, whatever it looks like. */
export const filled = (html: string, values: Readonly<Record<string, string>>): string =>
  html.replace(PLACE, (place, key: string) => {
    const value = values[key];
    return value === undefined ? place : escaped(value).replace(/\r?\n/g, '<br>');
  });

/** A text to be shown: what is not filled in yet stands by its label. */
export const readable = (
  text: string,
  fields: readonly Pick<Field, 'key' | 'label'>[],
  values: Readonly<Record<string, string>> = {},
): string =>
  text.replace(PLACE, (place, key: string) => {
    const label = fields.find((field) => field.key === key)?.label;
    return values[key]?.trim() || (label === undefined ? place : `[${label}]`);
  });

export type Context = { contactName: string; company: string; agentName: string };
const PREFILLED: Record<Prefill, (context: Context, today: string) => string> = {
  none: () => '',
  'contact-name': ({ contactName }) => contactName,
  'contact-first-name': ({ contactName }) => contactName.trim().split(/\s+/)[0] ?? '',
  'contact-company': ({ company }) => company,
  'agent-name': ({ agentName }) => agentName,
  today: (_context, today) => today,
};
/** R80: what the form begins with. `today`: ISO date. */
export const prefilled = (fields: readonly Field[], context: Context, today: string): Record<string, string> =>
  Object.fromEntries(fields.map((field) => [field.key, PREFILLED[field.prefill](context, today)]));

/** Keys of the fields that must still be filled in. */
export const missing = (fields: readonly Field[], values: Readonly<Record<string, string>>): string[] =>
  fields.filter((field) => field.required && !(values[field.key] ?? '').trim()).map((field) => field.key);

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();

/** Whether its name or its text holds every word, accents and case ignored. */
export const holding = ({ name, text }: { name: string; text: string }, query: string): boolean => {
  const all = folded(`${name}\n${text}`);
  return folded(query)
    .split(/\s+/)
    .every((word) => all.includes(word));
};

type Listed = { name: string; text: string; favourite: boolean; uses: number };
/** R77: those that hold every word typed, accents and case ignored; names before texts, favourites and the most used first. */
export const found = <One extends Listed>(replies: readonly One[], query: string): One[] => {
  const words = folded(query).split(/\s+/).filter(Boolean);
  const ranked = replies.flatMap((one) => {
    const [name, text] = [folded(one.name), folded(one.text)];
    if (!words.every((word) => name.includes(word) || text.includes(word))) return [];
    const inName = words.length > 0 && words.every((word) => name.includes(word));
    return [{ one, rank: [inName ? 0 : 1, one.favourite ? 0 : 1, -one.uses] }];
  });
  return ranked
    .toSorted(
      (a, b) =>
        a.rank.map((value, at) => value - b.rank[at]!).find((difference) => difference !== 0) ??
        a.one.name.localeCompare(b.one.name),
    )
    .map(({ one }) => one);
};

/** Whether a reply is meant for this interaction's skill and this contact's language. What is not known excludes none. */
export const suits = (
  reply: { language: string; skillIds: readonly number[] },
  context: { skillId: number | null; language: string | null },
): boolean =>
  (reply.skillIds.length === 0 || context.skillId === null || reply.skillIds.includes(context.skillId)) &&
  (reply.language === 'any' ||
    !/^(?:fr|en)\b/.test(context.language ?? '') ||
    context.language!.startsWith(reply.language));

/** Replies in the list at the caret. */
const MOST_OFFERED = 20;
/** What a slash offers: those meant for this interaction; any of them where none of those answers. */
export const offered = <One extends Listed & Parameters<typeof suits>[0]>(
  replies: readonly One[],
  context: Parameters<typeof suits>[1],
  query: string,
): One[] => {
  const meant = found(
    replies.filter((one) => suits(one, context)),
    query,
  );
  return (meant.length > 0 ? meant : found(replies, query)).slice(0, MOST_OFFERED);
};

/** What becomes of a field's label as the name that stands in the text; '' when nothing of it can. */
export const keyFor = (label: string): string =>
  folded(label)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '')
    .slice(0, 40);
