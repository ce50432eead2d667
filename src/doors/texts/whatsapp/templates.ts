import { z } from 'zod';
import { storableText } from '#ground/db/server/storable-text.ts';
import type { Template } from '#spine/channels/texts/contract.ts';
import { NotTaken, type Account } from '../connectors/connector.ts';
import { idOf, read } from './graph.ts';

const PAGE = 100;
/** More than an account may have. */
const MOST_PAGES = 100;
const MOST_BYTES = 8 * 1024 * 1024;

const upper = z.string().transform((text) => text.toUpperCase());
const button = z.object({ type: upper, text: z.string().nullish(), url: z.string().nullish() });
const component = z.object({
  type: upper,
  format: upper.nullish(),
  text: z.string().nullish(),
  buttons: z.array(button).nullish(),
});
const approved = z.object({
  name: z.string().min(1),
  language: z.string().min(1),
  status: upper,
  category: upper.nullish(),
  parameter_format: upper.nullish(),
  components: z.array(component).default([]),
});
export type MetaTemplate = z.output<typeof approved>;

const page = z.object({
  data: z.array(approved),
  paging: z
    .object({ next: z.string().nullish(), cursors: z.object({ after: z.string().nullish() }).nullish() })
    .nullish(),
});

/** Where one value goes. `name`: of named values; `index`: of the button. */
type Slot = { at: 'header' | 'body'; name: string | null } | { at: 'button'; index: number };
type Shape = { body: string; slots: Slot[] };

const VALUE = /\{\{\s*(\w+)\s*\}\}/g;
/** Buttons that want nothing when they are sent, or text alone. */
const PLAIN_BUTTONS = new Set(['QUICK_REPLY', 'PHONE_NUMBER', 'URL', 'VOICE_CALL']);

/** By number where values are numbered, otherwise as they come; each once. */
const namesIn = (text: string, named: boolean): string[] => {
  const names = [...new Set([...text.matchAll(VALUE)].map(([, name]) => name!))];
  return named ? names : names.toSorted((a, b) => Number(a) - Number(b));
};

/** Null: it wants more than words (a picture, a place, a code, a catalogue), and cannot be sent from here. */
export const shapeOf = ({ components, category, parameter_format }: MetaTemplate): Shape | null => {
  if (category === 'AUTHENTICATION') return null;
  const named = parameter_format === 'NAMED';
  const slots: Slot[] = [];
  const parts: string[] = [];
  const put = (text: string, slotOf: (name: string) => Slot): string => {
    const first = slots.length;
    const names = namesIn(text, named);
    slots.push(...names.map(slotOf));
    return text.replaceAll(VALUE, (_whole, name: string) => `{{${first + names.indexOf(name) + 1}}}`);
  };
  const named_ = (name: string): string | null => (named ? name : null);
  const known = new Set(['HEADER', 'BODY', 'FOOTER', 'BUTTONS']);
  if (components.some((one) => !known.has(one.type))) return null;
  const of = (type: string): (typeof components)[number] | undefined => components.find((one) => one.type === type);
  const header = of('HEADER');
  if (header && (header.format ?? 'TEXT') !== 'TEXT') return null;
  if (header?.text) parts.push(put(header.text, (name) => ({ at: 'header', name: named_(name) })));
  const body = of('BODY')?.text;
  if (!body) return null;
  parts.push(put(body, (name) => ({ at: 'body', name: named_(name) })));
  const footer = of('FOOTER')?.text;
  if (footer) parts.push(footer);
  for (const [index, { type, text, url }] of (of('BUTTONS')?.buttons ?? []).entries()) {
    if (!PLAIN_BUTTONS.has(type)) return null;
    const where = url ? put(url, () => ({ at: 'button', index })) : '';
    parts.push(`[${[text, where].filter(Boolean).join(' : ')}]`);
  }
  return { body: storableText(parts.join('\n\n')), slots };
};

/** @throws {NotTaken} */
const listed = async (account: Account, only: Record<string, string>, signal: AbortSignal): Promise<MetaTemplate[]> => {
  const found: MetaTemplate[] = [];
  const seen = new Set<string>();
  let after: string | null = null;
  do {
    const query = new URLSearchParams({
      fields: 'name,language,status,category,parameter_format,components',
      ...{ limit: String(PAGE), ...only, ...(after ? { after } : {}) },
    });
    const { data, paging } = await read(
      account,
      `/${idOf(account, 'wabaId')}/message_templates?${query}`,
      page,
      signal,
      MOST_BYTES,
    );
    found.push(...data);
    const next: string | null = paging?.next ? (paging.cursors?.after ?? null) : null;
    after = next !== null && !seen.has(next) && seen.size < MOST_PAGES ? next : null;
    if (after !== null) seen.add(after);
  } while (after !== null);
  return found;
};

/** What can be sent from here, by name and language. @throws {NotTaken} */
export const templates = async (account: Account, signal: AbortSignal): Promise<Template[]> =>
  (await listed(account, { status: 'APPROVED' }, signal))
    .filter(({ status }) => status === 'APPROVED')
    .flatMap((one) => {
      const shape = shapeOf(one);
      return shape ? [{ name: one.name, language: one.language, body: shape.body, values: shape.slots.length }] : [];
    })
    .toSorted((a, b) => (a.name === b.name ? (a.language < b.language ? -1 : 1) : a.name < b.name ? -1 : 1));

/** Meta takes no line breaks and no four spaces in a value. */
const oneLine = (value: string): string => storableText(value).replaceAll(/\s+/g, ' ').trim();

const componentsOf = (slots: readonly Slot[], values: readonly string[]): object[] => {
  const valueAt = (at: number) => ({ type: 'text', text: oneLine(values[at]!) });
  const texts = (where: 'header' | 'body') =>
    slots.flatMap((slot, at) =>
      slot.at === where ? [{ ...valueAt(at), ...(slot.name === null ? {} : { parameter_name: slot.name }) }] : [],
    );
  const [header, body] = [texts('header'), texts('body')];
  return [
    ...(header.length > 0 ? [{ type: 'header', parameters: header }] : []),
    ...(body.length > 0 ? [{ type: 'body', parameters: body }] : []),
    ...slots.flatMap((slot, at) =>
      slot.at === 'button'
        ? [{ type: 'button', sub_type: 'url', index: String(slot.index), parameters: [valueAt(at)] }]
        : [],
    ),
  ];
};

/** As it leaves: what it wants is asked of Meta first, which alone knows where each value goes. @throws {NotTaken} */
export const templateToSend = async (
  account: Account,
  { name, language, values }: { name: string; language: string; values: readonly string[] },
  signal: AbortSignal,
): Promise<object> => {
  const found = (await listed(account, { name }, signal)).find((one) => one.name === name && one.language === language);
  if (!found) throw new NotTaken('template', `${name} (${language}) is unknown`);
  if (found.status !== 'APPROVED') throw new NotTaken('template', `${name} (${language}) is ${found.status}`);
  const shape = shapeOf(found);
  if (!shape) throw new NotTaken('template', `${name} (${language}) wants more than words`);
  if (shape.slots.length !== values.length)
    throw new NotTaken('template', `${name} (${language}) wants ${shape.slots.length} values, ${values.length} given`);
  const empty = values.findIndex((value) => oneLine(value) === '');
  if (empty >= 0) throw new NotTaken('template', `${name} (${language}) lacks its value ${empty + 1}`);
  const components = componentsOf(shape.slots, values);
  return { name, language: { code: language }, ...(components.length > 0 ? { components } : {}) };
};
