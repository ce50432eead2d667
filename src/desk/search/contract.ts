import { z } from 'zod';
import { call, id, instant, nothing } from '#ground/api/contract.ts';
import { rowShape } from '#spine/interactions/contract.ts';

export const LONGEST_SEARCH = 400;
export const MOST_SAVED = 100;
export const ORDERS = ['newest', 'best'] as const;
export type Order = (typeof ORDERS)[number];

/** Where a search that found less than a page went on to; given back to go on from there. */
const cursorShape = z.string().regex(/^\d{1,15}\.\d{1,15}\.\d{1,9}$/);

/** A piece of text; `hit`: it is what was looked for. */
const pieceShape = z.object({ text: z.string(), hit: z.boolean() });
export type Piece = z.output<typeof pieceShape>;

export const hitShape = z.object({
  row: rowShape,
  /** In what it was found: the newest message or note of the interaction that holds the words. */
  kind: z.enum(['message', 'note']),
  refId: id,
  at: instant,
  /** Who wrote that; null: hidden. */
  author: z.string().nullable(),
  subject: z.array(pieceShape),
  excerpt: z.array(pieceShape),
  /** Names of files that hold the words. */
  files: z.array(z.array(pieceShape)),
});
export type Hit = z.output<typeof hitShape>;

/** What was written after a filter and cannot be understood, or leads to nobody. */
export const PROBLEMS = [
  'unknown-status',
  'unknown-skill',
  'unknown-tag',
  'unknown-agent',
  'bad-date',
  'unclosed',
] as const;
export type Problem = (typeof PROBLEMS)[number];

/** Everything this person may see, by its words and by what is known of it (see `parse` in rules for what can be asked). */
export const find = call({
  name: 'search.find',
  who: 'agent',
  input: z.object({
    text: z.string().max(LONGEST_SEARCH),
    order: z.enum(ORDERS).default('newest'),
    /** IANA name: where the reader's days begin. */
    zone: z.string().max(60).default('UTC'),
    /** The last word may be unfinished. */
    typing: z.boolean().default(false),
    after: cursorShape.nullable().default(null),
    limit: z.number().int().min(1).max(50).default(20),
  }),
  output: z.object({
    hits: z.array(hitShape),
    /** Null: there is no more. */
    next: cursorShape.nullable(),
    /** So far back everything was looked through; null: to the beginning. */
    searchedBackTo: instant.nullable(),
    problems: z.array(z.object({ problem: z.enum(PROBLEMS), value: z.string() })),
    /** Words that stand everywhere and were not looked for. */
    ignored: z.array(z.string()),
  }),
  refusals: ['nothing-to-look-for', 'only-excluded'],
});

/** Contacts whose name sounds or looks like what was typed, nearest first. */
export const people = call({
  name: 'search.people',
  who: 'agent',
  input: z.object({ text: z.string().max(LONGEST_SEARCH) }),
  output: z.object({
    people: z.array(
      z.object({
        contactId: id,
        name: z.string(),
        address: z.string(),
        /** The last interaction with them that I may see. */
        interactionId: id,
        /** Not what was typed, but near it. */
        near: z.boolean(),
      }),
    ),
  }),
});

export const savedShape = z.object({ id, name: z.string(), text: z.string(), order: z.enum(ORDERS) });
export type Saved = z.output<typeof savedShape>;

export const listSaved = call({
  name: 'search.saved',
  who: 'agent',
  input: nothing,
  output: z.object({ saved: z.array(savedShape) }),
});

/** A name that is there already gets the new search. */
export const save = call({
  name: 'search.save',
  who: 'agent',
  input: z.object({
    name: z.string().trim().min(1).max(80),
    text: z.string().trim().min(1).max(LONGEST_SEARCH),
    order: z.enum(ORDERS),
  }),
  output: z.object({ id }),
  refusals: ['too-many-saved'],
});

export const forget = call({
  name: 'search.forget',
  who: 'agent',
  input: z.object({ id }),
  output: nothing,
  refusals: ['not-found'],
});

export const SEARCH_JOBS = { backlog: 'search.backlog' } as const;
