import type { ReactNode } from 'react';
import { useAsk } from '#ground/web/query.ts';
import { useMe } from '#spine/people/web/parts.tsx';
import { listNotes } from '../contract.ts';
import { NoteCard } from './NoteCard.tsx';

/** The notes of an interaction as cards to be put between its messages, oldest first. */
export const useNoteCards = (interactionId: number, mine: boolean): { key: string; at: string; card: ReactNode }[] => {
  const notes = useAsk(listNotes, { interactionId });
  const myId = useMe().data?.id ?? null;
  return (notes.data?.notes ?? []).map((note) => ({
    key: `note-${note.id}`,
    at: note.createdAt,
    card: <NoteCard note={note} mine={mine} myId={myId} />,
  }));
};
