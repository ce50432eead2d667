import { useState } from 'react';
import { ask } from '#ground/api/web/ask.ts';
import { refetchCalls } from '#ground/web/query.ts';
import { outcome, type SettableStatus } from '#spine/dispositions/contract.ts';
import { saveOutcome } from '../contract.ts';

/** What became of a note that was written in the window. */
export type NoteFate = 'none' | 'saved' | 'failed';
export type Trouble = { kind: 'note' } | { kind: 'outcome'; error: unknown; noteKept: boolean };

/**
 * R124: all in one go. The note first, for it is never lost; then the status and the disposition in one act, or neither.
 * @param change null: neither is changed.
 */
export const useSaving = (interactionId: number, saveNote: () => Promise<NoteFate>, onSaved: () => void) => {
  const [saving, setSaving] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const save = async (change: { status: SettableStatus | null; dispositionId: number | null } | null) => {
    setSaving(true);
    setTrouble(null);
    const note = await saveNote();
    try {
      if (note === 'failed') return setTrouble({ kind: 'note' });
      if (change) await ask(saveOutcome, { interactionId, ...change });
      refetchCalls([outcome.name, 'thread.open', 'inbox.list', 'inbox.browse', 'customerCard.open']);
      onSaved();
    } catch (error) {
      setTrouble({ kind: 'outcome', error, noteKept: note === 'saved' });
    } finally {
      setSaving(false);
    }
  };
  return { saving, trouble, save, forgive: () => setTrouble(null) };
};
