import { STATUSES, type Status } from '#spine/interactions/contract.ts';
import type { Problem } from './contract.ts';

/** Where a word is looked for: anywhere, or among people, in the subject, in names of files. */
export type Where = 'any' | 'people' | 'subject' | 'files';
/** `near`: the last word of what is being typed, which may go on. */
export type Term = { said: string; where: Where; not: boolean; near: boolean };

/** A name that is looked up on the server; the first that fits. */
export type Named = { said: string; not: boolean };

export type Asked = {
  terms: Term[];
  statuses: { status: Status; not: boolean }[];
  skills: Named[];
  tags: Named[];
  agents: Named[];
  /** Days (YYYY-MM-DD) of the reader's zone: from the beginning of one to the beginning of the other. */
  after: string | null;
  before: string | null;
  withFile: boolean | null;
  problems: { problem: Problem; value: string }[];
};

type Key = Where | 'status' | 'skill' | 'tag' | 'agent' | 'after' | 'before' | 'on' | 'with';
/** What may stand before a colon, folded, in both languages. */
export const KEYS: Record<string, Key> = {
  de: 'people',
  a: 'people',
  from: 'people',
  to: 'people',
  personne: 'people',
  person: 'people',
  objet: 'subject',
  sujet: 'subject',
  subject: 'subject',
  fichier: 'files',
  file: 'files',
  piece: 'files',
  attachment: 'files',
  etat: 'status',
  status: 'status',
  competence: 'skill',
  skill: 'skill',
  balise: 'tag',
  tag: 'tag',
  agent: 'agent',
  apres: 'after',
  after: 'after',
  avant: 'before',
  before: 'before',
  le: 'on',
  on: 'on',
  avec: 'with',
  has: 'with',
};
const STATUS_NAMES: Record<string, Status> = {
  ...Object.fromEntries(STATUSES.map((status) => [status, status])),
  nouveau: 'new',
  nouvelle: 'new',
  ouvert: 'open',
  ouverte: 'open',
  'en attente': 'pending',
  attente: 'pending',
  escalade: 'escalated',
  escaladee: 'escalated',
  resolu: 'resolved',
  resolue: 'resolved',
  ferme: 'closed',
  fermee: 'closed',
};
const FILES = new Set(['fichier', 'piece', 'piece jointe', 'file', 'attachment']);

export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .trim();

const isoDay = (date: Date): string => date.toISOString().slice(0, 10);
const dayAfter = (day: string): string => isoDay(new Date(Date.parse(`${day}T00:00Z`) + 86_400_000));

/** A day as it is typed: 2026-11-03, 3/11/2026 (day first) or 2026/11/3. Null: no such day. */
export const dayOf = (said: string): string | null => {
  const parts = said.split(/[-/.]/).map(Number);
  if (parts.length !== 3 || !parts.every(Number.isInteger)) return null;
  const [year, month, day] = (parts[0]! > 31 ? parts : parts.toReversed()) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year > 1900 && year < 3000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? isoDay(date)
    : null;
};

/** `-`, a key and a colon, a phrase in quotes (of either language) or a word. */
const PIECE = /(?<not>-)?(?:(?<key>[\p{L}]+):)?(?:["“«](?<phrase>[^"”»]*)(?<end>["”»])?|(?<word>[^\s"“”«»]+))/gu;

/** What somebody typed. A key nobody knows is a word like any other (`re:`, `http:`). `typing`: they may go on. */
export const parse = (text: string, typing: boolean): Asked => {
  const asked: Asked = {
    terms: [],
    statuses: [],
    skills: [],
    tags: [],
    agents: [],
    after: null,
    before: null,
    withFile: null,
    problems: [],
  };
  for (const found of text.matchAll(PIECE)) {
    const { not, key: written, phrase, word, end } = found.groups!;
    const key = written === undefined ? 'any' : KEYS[fold(written)];
    const said = (phrase ?? word ?? '').trim();
    const excluded = not !== undefined;
    if (said === '' || said === '-') continue;
    if (phrase !== undefined && end === undefined && !typing)
      asked.problems.push({ problem: 'unclosed', value: phrase });
    if (key === undefined || key === 'any' || key === 'people' || key === 'subject' || key === 'files') {
      const whole = key === undefined ? `${written} ${said}` : said;
      const last = found.index + found[0].length === text.length;
      const near = typing && last && !excluded && word !== undefined && whole.length >= 3;
      asked.terms.push({ said: whole, where: key ?? 'any', not: excluded, near });
    } else take(asked, key, said, excluded);
  }
  return asked;
};

const take = (asked: Asked, key: Exclude<Key, Where>, said: string, not: boolean): void => {
  if (key === 'status') {
    const status = STATUS_NAMES[fold(said)];
    if (status) asked.statuses.push({ status, not });
    else asked.problems.push({ problem: 'unknown-status', value: said });
  } else if (key === 'skill') asked.skills.push({ said, not });
  else if (key === 'tag') asked.tags.push({ said, not });
  else if (key === 'agent') asked.agents.push({ said, not });
  else if (key === 'with') {
    if (FILES.has(fold(said))) asked.withFile = !not;
    else asked.terms.push({ said, where: 'any', not, near: false });
  } else {
    const day = dayOf(said);
    if (!day) return void asked.problems.push({ problem: 'bad-date', value: said });
    if (key !== 'before') asked.after = day;
    if (key === 'before') asked.before = day;
    if (key === 'on') asked.before = dayAfter(day);
  }
};

/** The place of what was found last, its number, and of the best how many were shown. */
export type Cursor = { place: number; id: number; skip: number };
export const writeCursor = ({ place, id, skip }: Cursor): string => `${place}.${id}.${skip}`;
export const readCursor = (written: string): Cursor => {
  const [place, id, skip] = written.split('.').map(Number) as [number, number, number];
  return { place, id, skip };
};

/** Whether anything is asked for at all; only what must not be there finds nothing in particular. */
export const whyNotLook = (asked: Asked): 'nothing-to-look-for' | 'only-excluded' | null => {
  const filters =
    asked.statuses.length +
    asked.skills.length +
    asked.tags.length +
    asked.agents.length +
    [asked.after, asked.before, asked.withFile].filter((one) => one !== null).length;
  if (asked.terms.some((term) => !term.not) || filters > 0) return null;
  return asked.terms.length > 0 ? 'only-excluded' : 'nothing-to-look-for';
};

/** Text around what was found: a beginning of the text where nothing was. Marks are offsets into `text`. */
export const excerptOf = (
  text: string,
  marks: readonly [number, number][],
  most: number,
): { text: string; hit: boolean }[] => {
  const first = marks[0]?.[0] ?? 0;
  let from = first < most / 2 ? 0 : first - Math.floor(most / 3);
  // At the beginning of a word.
  while (from > 0 && from < first && !/\s/.test(text[from - 1]!)) from += 1;
  const to = Math.min(text.length, from + most);
  const pieces: { text: string; hit: boolean }[] = [];
  let at = from;
  const push = (end: number, hit: boolean): void => {
    if (end > at) pieces.push({ text: text.slice(at, end).replaceAll(/\s+/g, ' '), hit });
    at = Math.max(at, end);
  };
  for (const [start, end] of marks) {
    if (start < at) continue;
    if (start >= to) break;
    push(start, false);
    push(Math.min(end, to), true);
  }
  push(to, false);
  if (from > 0) pieces.unshift({ text: '… ', hit: false });
  if (to < text.length) pieces.push({ text: '…', hit: false });
  return pieces;
};
