import type { FieldType } from '#spine/contacts/contract.ts';
import type { Direction, Problem, Property } from './contract.ts';

/** Seconds after the first, second … try of one thing. */
const WAITS = [5, 30, 120, 600, 1_800, 7_200, 18_000, 36_000, 36_000] as const;
export const MOST_TRIES = WAITS.length + 1;
/** Seconds that the whole line rests, where nothing else could get through either. */
const RESTS: Partial<Record<Problem, number>> = { 'token-refused': 300, scopes: 300, rate: 10 };
/** Of a day's limit: it is asked again within the hour. */
const DAILY_REST = 900;
const LONGEST_REST = 24 * 3_600;
/** Milliseconds of failing alone after which administrators are told; what only a person can mend is told at once. */
export const TOLD_AFTER = 15 * 60_000;
export const needsAPerson = (problem: Problem): boolean => problem === 'token-refused' || problem === 'scopes';

export type Verdict =
  | { outcome: 'rest'; seconds: number }
  | { outcome: 'again'; seconds: number }
  | { outcome: 'failed' };

/** What comes of a failure. `tries`: with this one; `retryAfterMs`, `policy`: what HubSpot said; `jitter`: 0 to 1. */
export const judge = (
  problem: Problem,
  about: { tries: number; retryAfterMs: number | null; policy: string | null; jitter: number },
): Verdict => {
  const rest = problem === 'rate' && about.policy === 'DAILY' ? DAILY_REST : RESTS[problem];
  if (rest !== undefined) {
    const asked = Math.min((about.retryAfterMs ?? 0) / 1_000, LONGEST_REST);
    return { outcome: 'rest', seconds: asked > 0 && problem === 'rate' ? asked : rest };
  }
  const wait = WAITS[about.tries - 1];
  // What it refuses, it refuses again.
  if (
    wait === undefined ||
    problem === 'no-email' ||
    ((problem === 'refused' || problem === 'gone') && about.tries >= 3)
  )
    return { outcome: 'failed' };
  return { outcome: 'again', seconds: wait * (0.9 + about.jitter * 0.2) };
};

/** What kind of value a field holds; of the two that every contact has and no type says. */
export type HereType = FieldType | 'name' | 'language';
/** The first and last names there are the one name here. */
export const FULL_NAME = 'firstname+lastname';

export type Misfit = 'type' | 'read-only' | 'several';

const ACCEPTS: Record<HereType, (property: Property) => boolean> = {
  name: () => false,
  language: ({ type }) => type === 'enumeration' || type === 'string',
  text: ({ type }) => type === 'string' || type === 'phone_number',
  number: ({ type }) => type === 'number',
  date: ({ type }) => type === 'date',
  choice: ({ type, fieldType }) => (type === 'enumeration' && fieldType !== 'booleancheckbox') || type === 'string',
  'yes-no': ({ type, fieldType }) => type === 'bool' || fieldType === 'booleancheckbox',
  link: ({ type }) => type === 'string',
  email: ({ type }) => type === 'string',
  phone: ({ type }) => type === 'string' || type === 'phone_number',
};

/** Why a property cannot be paired with a field that way; null: it can. */
export const misfit = (here: HereType, property: Property, direction: Direction): Misfit | null => {
  if (property.fieldType === 'checkbox') return 'several';
  if (!ACCEPTS[here](property)) return 'type';
  // An email address is what finds a person: it is never written.
  return direction !== 'in' && (property.readOnly || property.name === 'email') ? 'read-only' : null;
};

type Field = { type: HereType; choices: readonly string[] };
const optionOf = (property: Property, said: string) => {
  const wanted = said.toLowerCase();
  return property.options.find((one) => one.value.toLowerCase() === wanted || one.label.toLowerCase() === wanted);
};

/** A value here as HubSpot takes it; null: it has no place there. */
export const toHub = (field: Field, value: string, property: Property): string | null => {
  if (value === '') return '';
  if (field.type === 'yes-no') return value === 'yes' ? 'true' : 'false';
  if (property.type !== 'enumeration') return value;
  if (field.type === 'language') {
    const exact = optionOf(property, value);
    return (exact ?? property.options.find((one) => one.value.toLowerCase().startsWith(`${value}-`)))?.value ?? null;
  }
  return optionOf(property, value)?.value ?? null;
};

const dayOf = (said: string): string | null => {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(said)?.[0];
  if (day) return day;
  return /^-?\d{5,}$/.test(said) ? new Date(Number(said)).toISOString().slice(0, 10) : null;
};

/** A value there as it is kept here; null: it has no place here. */
export const fromHub = (field: Field, said: string, property: Property): string | null => {
  const value = said.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
  if (value === '') return '';
  if (field.type === 'yes-no') return value === 'true' ? 'yes' : value === 'false' ? 'no' : null;
  if (field.type === 'date') return dayOf(value);
  if (field.type === 'number')
    return value.length < 16 && Number.isFinite(Number(value)) ? String(Number(value)) : value;
  if (field.type === 'language') return /^[a-z]{2,3}(?=$|[-_])/i.exec(value)?.[0].toLowerCase() ?? null;
  if (field.type !== 'choice') return value;
  const words = [value, property.options.find((one) => one.value === value)?.label ?? value];
  return field.choices.find((one) => words.some((word) => word.toLowerCase() === one.toLowerCase())) ?? null;
};

/** The first word, and all others. */
export const splitName = (name: string): { firstname: string; lastname: string } => {
  const [firstname = '', ...rest] = name.trim().split(/\s+/u);
  return { firstname, lastname: rest.join(' ') };
};

/**
 * Which side of a field gives way. `agreed`: what both had when they were last made the same; undefined: never. Where both
 * changed since, the later wins; a moment that nobody knows is the earlier. What did not change does not move: what was
 * written into one side is no change of that side.
 */
export const whichWay = (
  direction: Direction,
  now: { here: string; there: string; agreed: string | undefined; hereAt: number | null; thereAt: number | null },
): 'in' | 'out' | null => {
  const { here, there, agreed } = now;
  if (here === there) return null;
  // Never made the same: what is empty is filled, and empties nothing.
  const hereMoved = agreed === undefined ? here !== '' : here !== agreed;
  const thereMoved = agreed === undefined ? there !== '' : there !== agreed;
  if (direction === 'in') return thereMoved ? 'in' : null;
  if (direction === 'out') return hereMoved ? 'out' : null;
  if (hereMoved && thereMoved) return (now.hereAt ?? 0) > (now.thereAt ?? 0) ? 'out' : 'in';
  return hereMoved ? 'out' : thereMoved ? 'in' : null;
};

/** What in the journal changes what a ticket says, once there is one; kinds as they are named where they are said. */
const TOUCHES: ReadonlySet<string> = new Set([
  'interactions.status-changed',
  'interactions.redacted',
  'interactions.split',
  'interactions.gathered',
  'interactions.assigned',
  'notes.changed',
  'tags.tagged',
  'dispositions.chosen',
]);
export const touchesTicket = (kind: string): boolean => TOUCHES.has(kind);
