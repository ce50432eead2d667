import type { Role } from '#ground/api/contract.ts';

/** More messages than any conversation: what goes beyond is no file that a person reads. */
export const MOST_MESSAGES = 2_000;

/** Of the empty there is nothing to keep (R51). */
export const whyNotDownload = (facts: { messageCount: number }): 'no-message' | 'too-many' | null =>
  facts.messageCount === 0 ? 'no-message' : facts.messageCount > MOST_MESSAGES ? 'too-many' : null;

/** R60, R83: notes and tags are colleagues' words; whoever answers for the floor may take them along. */
export const mayHaveInside = (role: Role): boolean => role !== 'agent';

const LONGEST = { subject: 60, contact: 40 };
/** What no file system takes in a name, and what could turn the name around or hide its ending. */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f"*/:<>?\\|\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

const safe = (text: string, most: number): string =>
  [...text.toWellFormed().normalize('NFC').replace(UNSAFE, ' ').replace(/\s+/g, ' ').trim()]
    .slice(0, most)
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '');

/** R56: a name that says what it is: « Transcription - Commande 4411 - Lise Roy - 2026-11-03 ». `day`: ISO. */
export const fileNameFor = (about: { word: string; subject: string; contact: string; day: string }): string =>
  [about.word, safe(about.subject, LONGEST.subject), safe(about.contact, LONGEST.contact), about.day]
    .filter((part) => part !== '')
    .join(' - ');
