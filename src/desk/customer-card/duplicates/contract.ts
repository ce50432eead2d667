import { z } from 'zod';
import { call, id, instant, nothing } from '#ground/api/contract.ts';
import { addressKind, CORE_FIELDS, REASONS_ALIKE } from '#spine/contacts/contract.ts';

const briefShape = z.object({
  id,
  name: z.string(),
  company: z.string().nullable(),
  place: z.string().nullable(),
  addresses: z.array(z.object({ kind: addressKind, address: z.string() })),
});

/** Contacts that look like this one and why, and those that were merged into it and can be split off again. */
export const listDuplicates = call({
  name: 'customerCard.duplicates',
  who: 'agent',
  input: z.object({ contactId: id }),
  output: z.object({
    alike: z.array(briefShape.extend({ reason: z.enum(REASONS_ALIKE) })),
    merged: z.array(z.object({ mergeId: id, name: z.string(), byName: z.string(), at: instant })),
    /** Whether I may merge (the switch « Réunir des fiches »). */
    mayMerge: z.boolean(),
  }),
  refusals: ['not-found', 'switched-off'],
});

const SEES = ['not-found', 'switched-off', 'may-not-merge'];

/** What merging `otherId` into `contactId` would make: asked before it is confirmed. */
export const aboutMerge = call({
  name: 'customerCard.aboutMerge',
  who: 'agent',
  input: z.object({ contactId: id, otherId: id }),
  output: z.object({
    contact: briefShape,
    other: briefShape,
    /** Where both have something, or the other alone. `kept` stays on the card; `dropped` comes back when they are split. */
    fields: z.array(
      z.object({
        /** The name of a field of the house; null: see `core`. */
        name: z.string().nullable(),
        core: z.enum(CORE_FIELDS).nullable(),
        kept: z.string(),
        dropped: z.string(),
      }),
    ),
    notes: z.number().int(),
    interactions: z.number().int(),
  }),
  refusals: [...SEES, 'not-alike', 'itself'],
});

/** All of the other goes to this one, which stays; remembered, so that it can be undone. */
export const mergeContacts = call({
  name: 'customerCard.merge',
  who: 'agent',
  input: z.object({ contactId: id, otherId: id }),
  output: nothing,
  refusals: [...SEES, 'not-alike', 'itself'],
});

/** What splitting off again would give back. */
export const aboutSplit = call({
  name: 'customerCard.aboutSplit',
  who: 'agent',
  input: z.object({ mergeId: id }),
  output: z.object({
    name: z.string(),
    addresses: z.array(z.string()),
    notes: z.number().int(),
    /** That came with the other, or came in since by an address of theirs. */
    interactions: z.number().int(),
  }),
  refusals: [...SEES, 'split-already'],
});

/** Gives back what came with the other, and what came in since by their addresses. */
export const splitContacts = call({
  name: 'customerCard.split',
  who: 'agent',
  input: z.object({ mergeId: id }),
  output: z.object({ contactId: id }),
  refusals: [...SEES, 'split-already'],
});

/** They are two people: not proposed any more. */
export const tellApart = call({
  name: 'customerCard.tellApart',
  who: 'agent',
  input: z.object({ contactId: id, otherId: id }),
  output: nothing,
  refusals: SEES,
});
