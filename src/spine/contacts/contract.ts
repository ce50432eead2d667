import { z } from 'zod';
import { id, instant } from '#ground/api/contract.ts';

/** 'chat' and 'social': what a provider calls somebody; nobody types them. */
export const ADDRESS_KINDS = ['email', 'phone', 'whatsapp', 'chat', 'social'] as const;
export const TYPED_KINDS = ['email', 'phone', 'whatsapp'] as const;
export type TypedKind = (typeof TYPED_KINDS)[number];
export type AddressKind = (typeof ADDRESS_KINDS)[number];
export const addressKind = z.enum(ADDRESS_KINDS);

export const FIELD_TYPES = ['text', 'number', 'date', 'choice', 'yes-no', 'link', 'email', 'phone'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/** What every contact has, besides the fields of the house. */
export const CORE_FIELDS = ['name', 'language', 'company', 'place'] as const;
export type CoreField = (typeof CORE_FIELDS)[number];

export const MOST_ADDRESSES = 30;
export const MOST_FIELDS = 60;
export const MOST_CHOICES = 100;
/** Characters. */
export const MOST_VALUE = 2_000;
export const MOST_CONTACT_NOTE = 20_000;

/** Why a person is not in another system as they are here. */
export const RECORD_PROBLEMS = ['refused', 'gone', 'unreachable', 'not-allowed'] as const;
export type RecordProblem = (typeof RECORD_PROBLEMS)[number];

/** Why two contacts look like one person; the first that holds. */
export const REASONS_ALIKE = ['phone', 'name-company', 'name-domain', 'name', 'near-name'] as const;
export type ReasonAlike = (typeof REASONS_ALIKE)[number];

export const fieldShape = z.object({
  id,
  name: z.string(),
  type: z.enum(FIELD_TYPES),
  choices: z.array(z.string()),
  /** On the card even while it is empty. */
  shown: z.boolean(),
  /** It can be corrected, never emptied. */
  required: z.boolean(),
  archived: z.boolean(),
});
export type Field = z.output<typeof fieldShape>;

export const contactNoteShape = z.object({
  id,
  agentId: id,
  agentName: z.string(),
  text: z.string(),
  createdAt: instant,
  editedAt: instant.nullable(),
});

/** Of a person who is forgotten: interaction by interaction, then their files. payload: { contactId } */
export const ERASURE_JOBS = { erase: 'contacts.erase', files: 'contacts.erase-files' } as const;

/** Journal kinds of this room. */
export const CONTACT_EVENTS = {
  /** What is known of one person. data: { by, what, field? }; 'name': lists show it; by 0: another system */
  changed: 'contacts.changed',
  /** data: { by, from }; the contact is the one that stays */
  merged: 'contacts.merged',
  /** data: { by, back }; the contact is the one that it was merged into */
  split: 'contacts.split',
  /** Forgotten, for good. data: { by, reason }; said again when nothing is left. */
  erased: 'contacts.erased',
  /** Many at once, from a file. data: { by } */
  imported: 'contacts.imported',
  /** What is asked of every contact. data: { by } */
  fieldsChanged: 'contacts.fields-changed',
} as const;
