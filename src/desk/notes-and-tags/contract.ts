import { z } from 'zod';
import { call, id, instant, nothing } from '#ground/api/contract.ts';
import { MOST_MENTIONS } from './mentions/rules.ts';

/** Characters of one note. */
export const MOST_NOTE = 20_000;
const mentionShape = z.object({ id, name: z.string().min(1).max(200) });
/** Colleagues whom the writer picked from the list, by the name that stands in the text after an @. */
const mentions = z.array(mentionShape).max(MOST_MENTIONS).default([]);
const noteText = z.string().trim().min(1).max(MOST_NOTE);

export const noteShape = z.object({
  id,
  agentId: id,
  agentName: z.string(),
  text: z.string(),
  /** Who is named in the text, as they are called now. */
  mentions: z.array(mentionShape),
  createdAt: instant,
  editedAt: instant.nullable(),
});

/** All notes of an interaction, oldest first: whoever may see it may read them (R83), contacts never. */
export const listNotes = call({
  name: 'notes.list',
  who: 'agent',
  input: z.object({ interactionId: id }),
  output: z.object({ notes: z.array(noteShape) }),
  refusals: ['not-found'],
});

/** R82, R117: only where it is mine. `onceKey` makes a repeated click the same note. */
export const addNote = call({
  name: 'notes.add',
  who: 'agent',
  input: z.object({ interactionId: id, text: noteText, mentions, onceKey: z.uuid() }),
  output: z.object({ id }),
  refusals: ['not-found', 'not-mine'],
});

/** Its author's alone, while the interaction is theirs. */
export const editNote = call({
  name: 'notes.edit',
  who: 'agent',
  input: z.object({ noteId: id, text: noteText, mentions }),
  output: nothing,
  refusals: ['not-found', 'not-mine', 'not-author'],
});

export const removeNote = call({
  name: 'notes.remove',
  who: 'agent',
  input: z.object({ noteId: id }),
  output: nothing,
  refusals: ['not-found', 'not-mine', 'not-author'],
});

const noteDraftShape = z.object({ text: z.string().max(100_000), mentions });
export type NoteDraft = z.output<typeof noteDraftShape>;

/** What I was writing here. Version 0: nothing. */
export const openNoteDraft = call({
  name: 'notes.openDraft',
  who: 'agent',
  input: z.object({ interactionId: id }),
  output: z.object({
    content: noteDraftShape,
    version: z.number().int(),
    writer: z.uuid().nullable(),
    savedAt: instant.nullable(),
  }),
  refusals: ['not-found'],
});

/** Refused with 'draft-moved' when another tab saved a newer version: nothing is overwritten. */
export const saveNoteDraft = call({
  name: 'notes.saveDraft',
  who: 'agent',
  input: z.object({
    interactionId: id,
    version: z.number().int(),
    content: noteDraftShape,
    writer: z.uuid().optional(),
    over: z.boolean().default(false),
  }),
  output: z.object({ version: z.number().int(), savedAt: instant }),
  refusals: ['not-found', 'draft-moved'],
});

export const discardNoteDraft = call({
  name: 'notes.discardDraft',
  who: 'agent',
  input: z.object({ interactionId: id }),
  output: nothing,
});

/** Journal kinds of this room. data: { noteId } */
export const NOTE_EVENTS = { changed: 'notes.changed' } as const;
