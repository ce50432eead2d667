import { z } from 'zod';
import { CHANNELS } from '#spine/channels/texts/contract.ts';
import { call, id, instant, nothing } from '#ground/api/contract.ts';
import {
  addressKind,
  contactNoteShape,
  CORE_FIELDS,
  fieldShape,
  MOST_CONTACT_NOTE,
  MOST_VALUE,
  RECORD_PROBLEMS,
} from '#spine/contacts/contract.ts';
import { statusShape } from '#spine/interactions/contract.ts';

const pastShape = z.object({
  id,
  channel: z.enum(CHANNELS),
  subject: z.string(),
  status: statusShape,
  /** What it came to; null: nothing was chosen. */
  disposition: z.string().nullable(),
  skillName: z.string().nullable(),
  agentName: z.string().nullable(),
  createdAt: instant,
  lastMessageAt: instant,
  /** When it was Resolved or Closed. */
  endedAt: instant.nullable(),
});

/** R112, R113: what is known of the person, beside every open interaction, where an administrator allows it. */
export const openCard = call({
  name: 'customerCard.open',
  who: 'agent',
  input: z.object({ contactId: id }),
  output: z.object({
    contact: z.object({
      id,
      name: z.string(),
      language: z.string().nullable(),
      company: z.string().nullable(),
      place: z.string().nullable(),
      since: instant,
      addresses: z.array(z.object({ kind: addressKind, address: z.string(), preferred: z.boolean() })),
    }),
    /** The fields of the house that are shown, or have something in them. */
    fields: z.array(fieldShape.extend({ value: z.string() })),
    notes: z.array(contactNoteShape),
    /** Where the person is in other systems. */
    records: z.array(
      z.object({
        system: z.string(),
        recordId: z.string(),
        url: z.string().nullable(),
        /** How they are called there. */
        label: z.string().nullable(),
        syncedAt: instant.nullable(),
        problem: z.enum(RECORD_PROBLEMS).nullable(),
      }),
    ),
    /** What is under way, newest first; `openTotal` counts those that are not named here. */
    open: z.array(pastShape),
    openTotal: z.number().int(),
    /** Whether I may change it (the switch « Modifier la fiche du client »). */
    mayEdit: z.boolean(),
    /** Somebody who was forgotten; of their interactions so many are done. */
    erased: z
      .object({ at: instant, done: z.number().int(), total: z.number().int(), finished: z.boolean() })
      .nullable(),
  }),
  refusals: ['not-found', 'switched-off'],
});

/** A page of what is over, on all channels, newest first. `before`: the last one seen. */
export const listPast = call({
  name: 'customerCard.past',
  who: 'agent',
  input: z.object({ contactId: id, before: id.nullable().default(null) }),
  output: z.object({ rows: z.array(pastShape), total: z.number().int(), next: id.nullable() }),
  refusals: ['not-found', 'switched-off'],
});

const typed = z.string().max(MOST_VALUE * 2);
const SEES = ['not-found', 'switched-off', 'may-not-edit'];
const BAD = [
  ...['bad-number', 'bad-date', 'bad-choice', 'bad-yes-no', 'bad-link', 'bad-email', 'bad-phone', 'bad-language'],
  ...['too-long', 'required'],
];

/**
 * One field, by its name or by the number of a field of the house. `was`: what stood there when its writer began; where it
 * is something else by now the answer is 'changed' with `theirs`, and nothing is overwritten.
 */
export const setField = call({
  name: 'customerCard.setField',
  who: 'agent',
  input: z.object({ contactId: id, field: z.union([z.enum(CORE_FIELDS), id]), was: typed, value: typed }),
  output: z.object({ value: z.string() }),
  refusals: [...SEES, ...BAD, 'changed', 'field-gone'],
});

const place = z.object({ contactId: id, kind: addressKind, address: typed });

export const addAddress = call({
  name: 'customerCard.addAddress',
  who: 'agent',
  input: place,
  output: nothing,
  refusals: [...SEES, 'bad-email', 'bad-phone', 'too-long', 'required', 'address-taken', 'addresses-full'],
});

export const correctAddress = call({
  name: 'customerCard.correctAddress',
  who: 'agent',
  input: place.extend({ was: typed }),
  output: nothing,
  refusals: [...SEES, 'bad-email', 'bad-phone', 'too-long', 'required', 'address-taken', 'address-gone'],
});

export const removeAddress = call({
  name: 'customerCard.removeAddress',
  who: 'agent',
  input: place,
  output: nothing,
  refusals: SEES,
});

/** Where they would rather be reached: one at most. */
export const preferAddress = call({
  name: 'customerCard.preferAddress',
  who: 'agent',
  input: place.extend({ preferred: z.boolean() }),
  output: nothing,
  refusals: [...SEES, 'address-gone'],
});

const noteText = z.string().trim().min(1).max(MOST_CONTACT_NOTE);

/** About the person, whoever's their interactions are. `onceKey` makes a repeated click the same note. */
export const addContactNote = call({
  name: 'customerCard.addNote',
  who: 'agent',
  input: z.object({ contactId: id, text: noteText, onceKey: z.uuid() }),
  output: z.object({ id }),
  refusals: SEES,
});

/** Its author's alone. `was`: as for fields. */
export const editContactNote = call({
  name: 'customerCard.editNote',
  who: 'agent',
  input: z.object({ noteId: id, was: z.string(), text: noteText }),
  output: nothing,
  refusals: [...SEES, 'not-author', 'changed'],
});

export const removeContactNote = call({
  name: 'customerCard.removeNote',
  who: 'agent',
  input: z.object({ noteId: id }),
  output: nothing,
  refusals: [...SEES, 'not-author'],
});
