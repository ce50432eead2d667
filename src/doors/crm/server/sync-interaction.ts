import { contactById as contactHere } from '#spine/contacts/server/api.ts';
import type { Report } from '#spine/reports/contract.ts';
import { isToldOf, reportOf } from '#spine/reports/server/api.ts';
import type { Change } from '../contract.ts';
import { NoHubSpot } from '../hubspot/ask.ts';
import { linkTicket, makeNote, notesOfTicket, removeNote, updateNote, upsertTicket } from '../hubspot/hubspot.ts';
import type { To } from './access.ts';
import { contactFor } from './contact-for.ts';
import { beginNote, forgetNote, keepNote, sentNotes } from './notes-store.ts';
import { bearsMark, digestOf, noteBody, ticketProperties, UNIQUE } from './ticket.ts';
import { goOn, type Claimed, type Memory } from './work-store.ts';

/** A try lasts no longer than that between two moments at which it says so. */
export const LEASE_SECONDS = 60;
/** Another process holds it now. */
export class Overtaken extends Error {}

/** What an exchange came to; null: there is nothing to keep in step any more. */
export type Done = { memory: Memory; changed: Change[] } | null;

const stillMine = async (to: To, one: Claimed): Promise<void> => {
  if (!(await to.act(({ tx }) => goOn(tx, one, LEASE_SECONDS)))) throw new Overtaken();
};

/** Notes become what they are here: made, rewritten, or taken away. */
const syncNotes = async (
  to: To,
  one: Claimed,
  report: Report,
  links: { ticketId: string; contactId: string | null },
) => {
  const { line, house, db, act } = to;
  const sent = new Map((await sentNotes(db, one.subjectId)).map((note) => [note.noteId, note]));
  const uncertain = [...sent.values()].filter((note) => note.hubId === null);
  // Asked for, and nobody heard what came of it: made or not, it is there once.
  const there = uncertain.length > 0 ? await notesOfTicket(line, links.ticketId) : [];
  const found = (noteId: number): string | null => there.find(({ body }) => bearsMark(body, house, noteId))?.id ?? null;
  let moved = false;
  for (const note of report.notes) {
    const body = noteBody(note, house);
    const digest = digestOf(body);
    const known = sent.get(note.id);
    sent.delete(note.id);
    if (known?.digest === digest) continue;
    await stillMine(to, one);
    let hubId = known?.hubId ?? found(note.id);
    if (hubId !== null) await updateNote(line, hubId, body);
    else {
      await act(({ tx }) => beginNote(tx, one.subjectId, note.id));
      hubId = await makeNote(line, { body, at: note.at }, links);
    }
    const kept = hubId;
    await act(async ({ tx }) => {
      await beginNote(tx, one.subjectId, note.id);
      await keepNote(tx, note.id, kept, digest);
    });
    moved = true;
  }
  for (const { noteId, hubId } of sent.values()) {
    const gone = hubId ?? found(noteId);
    if (gone !== null) await removeNote(line, gone);
    await act(({ tx }) => forgetNote(tx, noteId));
    moved = true;
  }
  return moved;
};

/**
 * A ticket is made of the interaction, or becomes what the interaction is now; with its notes, and linked to the contact.
 * Whenever it is broken off, the next one goes on without making anything twice.
 */
export const syncInteraction = async (to: To, one: Claimed): Promise<Done> => {
  const report = await reportOf(to.db, one.subjectId);
  if (!report || !isToldOf(report)) return null;
  const email = report.contact.addresses.find((each) => each.kind === 'email')?.address ?? null;
  const contact = await contactHere(to.db, report.contact.id);
  if (email === null && one.hubId === null) {
    if (!contact || contact.erasedAt !== null) return null;
    throw new NoHubSpot('no-email', '');
  }
  const contactId = email === null ? null : await contactFor(to, report);
  const unique = { property: UNIQUE, value: `${to.house}-${one.subjectId}` };
  one.hubId = await upsertTicket(to.line, unique, ticketProperties(report, to.settings, to.publicUrl));
  await stillMine(to, one);
  if (contactId !== null && one.memory.linkedTo !== contactId) await linkTicket(to.line, one.hubId, contactId);
  const notes = await syncNotes(to, one, report, { ticketId: one.hubId, contactId });
  return {
    memory: { contactId: report.contact.id, ...(contactId === null ? {} : { linkedTo: contactId }) },
    changed: ['ticket', ...(notes ? ['notes'] : [])].map((what) => ({ what, way: 'out' as const, not: null })),
  };
};
