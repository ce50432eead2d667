import { randomUUID } from 'node:crypto';
import type { Act } from '#ground/events/server/follow.ts';
import type { Mention } from '../mentions/rules.ts';
import { insertNote, moveNotes } from './notes-store.ts';
import { tellMentioned } from './tell-mentioned.ts';

export { moveNotes };

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
