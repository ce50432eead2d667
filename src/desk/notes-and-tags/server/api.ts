import { randomUUID } from 'node:crypto';
import type { Act } from '#ground/events/server/follow.ts';
import type { Mention } from '../mentions/rules.ts';
import { NOTE_EVENTS } from '../contract.ts';
import { changeNotes, insertNote, moveNotes, notesOf } from './notes-store.ts';
import { tellMentioned } from './tell-mentioned.ts';

export { eraseNotes } from './erase-store.ts';
export { moveNotes, notesOf };

/** A note that no browser wrote; its number. */
export const addNote = async (
  act: Act,
  note: { interactionId: number; authorId: number; text: string },
  named: readonly Mention[],
): Promise<number> => {
  const { id } = await insertNote(act.tx, { ...note, agentId: note.authorId, onceKey: randomUUID() });
  await tellMentioned(act, { ...note, id }, named);
  return id;
};

/** D11: what is masked in an interaction is masked in its notes as well; in how many. The caller holds it. */
export const maskNotes = async (act: Act, interactionId: number, mask: (text: string) => string): Promise<number> => {
  const changed = await changeNotes(act.tx, interactionId, mask);
  for (const noteId of changed) act.say({ kind: NOTE_EVENTS.changed, interactionId, data: { noteId } });
  return changed.length;
};
