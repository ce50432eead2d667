import { useEffect, useRef, useState } from 'react';
import { Refused } from '#ground/api/web/ask.ts';
import { announce } from '#ground/web/announce.tsx';
import { useWords } from '#ground/web/words.tsx';
import { customerCardWords } from '../words.ts';

type Editing = { typed: string; was: string; busy: boolean; error: unknown; theirs: string | null };

/**
 * One value edited where it stands. `save` refuses with 'changed' when somebody else was faster: their value is shown and
 * both stay until the writer says which.
 */
export const useInPlace = (props: {
  label: string;
  value: string;
  save: (change: { was: string; value: string }) => Promise<unknown>;
}) => {
  const { label, value, save } = props;
  const t = useWords(customerCardWords);
  const [editing, setEditing] = useState<Editing | null>(null);
  /** What I just saved, until the page has it from the server. */
  const [just, setJust] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const running = useRef(false);
  useEffect(() => setJust(null), [value]);

  const shown = just ?? value;
  // The stream may bring it before I save, the server's refusal after.
  const theirs = editing && (editing.theirs ?? (value === editing.was ? null : value));
  const leave = (focus: boolean): void => {
    setEditing(null);
    if (focus) requestAnimationFrame(() => button.current?.focus());
  };
  const send = async (was: string, focus: boolean): Promise<void> => {
    if (!editing || running.current) return;
    const { typed } = editing;
    if (typed === was) return leave(focus);
    running.current = true;
    setEditing({ ...editing, busy: true, error: null });
    try {
      await save({ was, value: typed });
      setJust(typed);
      announce(t('saved', { label }));
      leave(focus);
    } catch (error) {
      const isChanged = error instanceof Refused && error.code === 'changed';
      const found = isChanged ? String(error.values['theirs'] ?? '') : null;
      if (found !== null) announce(t('changed.heard', { label }));
      setEditing({ typed, was, busy: false, error: isChanged ? null : error, theirs: found });
    } finally {
      running.current = false;
    }
  };

  return {
    shown,
    editing,
    theirs,
    button,
    begin: () => setEditing({ typed: shown, was: shown, busy: false, error: null, theirs: null }),
    type: (typed: string) => setEditing((before) => before && { ...before, typed, error: null }),
    /** Enter, or the focus going elsewhere. */
    commit: (focus: boolean): void => {
      if (editing && theirs === null) void send(editing.was, focus);
    },
    cancel: () => leave(true),
    keepTheirs: () => leave(true),
    putMine: () => void (theirs !== null && send(theirs, true)),
  };
};
export type InPlaceState = ReturnType<typeof useInPlace>;
