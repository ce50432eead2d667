import { useEffect, useMemo, useRef, useState } from 'react';
import { ask, Refused } from '#ground/api/web/ask.ts';
import { notifyDone } from '#ground/ui/parts.tsx';
import { onceKey } from '#ground/web/once-key.ts';
import { refetchCalls } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { noteKey } from '#spine/drafts/contract.ts';
import { beginFrom, createDraftSaver, localCopies, type SaverState } from '#spine/drafts/web/parts.tsx';
import * as contract from '../contract.ts';
import type { Mention } from '../mentions/rules.ts';
import { notesWords } from '../words.ts';

export type Begun = { text: string; mentions: readonly Mention[]; version: number; unsaved: boolean };

/** What a field that goes away still saves: whoever reads the draft next waits for it. */
let leaving: Promise<unknown> = Promise.resolve();

/** What I was writing: the server's, or the copy of this browser where the server never got it. */
export const beginNote = async (interactionId: number, agentId: number): Promise<Begun> => {
  await leaving;
  const [opened, copy] = await Promise.all([
    ask(contract.openNoteDraft, { interactionId }),
    localCopies<contract.NoteDraft>({ agentId, key: noteKey(interactionId) }).read(),
  ]);
  const { content, ...rest } = beginFrom(opened, copy);
  return { text: content.text, mentions: content.mentions ?? [], ...rest };
};

/** One note being written: kept as it is typed, added once. */
export const useNote = (interactionId: number, agentId: number, begun: Begun, onClosed: () => void) => {
  const t = useWords(notesWords);
  const [text, setText] = useState(begun.text);
  const [state, setState] = useState<SaverState>({ kind: 'clean', savedAt: null });
  const [error, setError] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);
  const [mentions, setMentions] = useState(begun.mentions);
  const latest = useRef({ text: begun.text, mentions: begun.mentions });
  const attempt = useRef<{ key: string; text: string }>(null);
  const copies = useMemo(
    () => localCopies<contract.NoteDraft>({ agentId, key: noteKey(interactionId) }),
    [agentId, interactionId],
  );
  const [writer] = useState(onceKey);
  const [saver] = useState(() =>
    createDraftSaver<contract.NoteDraft>({
      version: begun.version,
      savedAt: null,
      writer,
      copies,
      onState: setState,
      save: (version, content, over) => ask(contract.saveNoteDraft, { interactionId, version, content, writer, over }),
    }),
  );
  const read = (): contract.NoteDraft => ({ text: latest.current.text, mentions: [...latest.current.mentions] });

  useEffect(() => {
    if (begun.unsaved) saver.changed(read);
    const lastWords = (): void => void saver.takeUnsaved();
    window.addEventListener('pagehide', lastWords);
    return () => {
      window.removeEventListener('pagehide', lastWords);
      leaving = saver.flush();
    };
    // Once a note: another is mounted anew.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);

  const show = (next: string, named: readonly Mention[]): void => {
    latest.current = { text: next, mentions: named };
    setText(next);
    setMentions(named);
  };
  /** Whoever is named in it stays so unless the writer says otherwise. */
  const write = (next: string, named: readonly Mention[] = latest.current.mentions): void => {
    show(next, named);
    saver.changed(read);
  };

  return {
    text,
    mentions,
    state,
    error,
    saving,
    write,
    /** False: it is not added; why stands in `error`. */
    save: async (): Promise<boolean> => {
      setSaving(true);
      setError(null);
      await saver.hold();
      // The same words tried again are the same note.
      const key = attempt.current?.text === text ? attempt.current.key : onceKey();
      attempt.current = { key, text };
      try {
        await ask(contract.addNote, { interactionId, text, mentions: [...mentions], onceKey: key });
        saver.forget();
        refetchCalls(
          [contract.listNotes.name],
          (input: { interactionId: number }) => input.interactionId === interactionId,
        );
        notifyDone(t('saved'));
        onClosed();
        return true;
      } catch (refused) {
        setError(refused);
        setSaving(false);
        saver.changed(read);
        return false;
      }
    },
    discard: (): void => {
      saver.forget();
      void ask(contract.discardNoteDraft, { interactionId }).catch(() => undefined);
      onClosed();
    },
    keepMine: async (): Promise<void> => {
      const { version } = await ask(contract.openNoteDraft, { interactionId });
      await saver.overwrite(version);
    },
    takeTheirs: async (): Promise<void> => {
      const { content, version } = await ask(contract.openNoteDraft, { interactionId });
      show(content.text, content.mentions);
      // Saved over the version just read: from here on both are one.
      saver.changed(read);
      await saver.overwrite(version);
    },
    isCut: error instanceof Refused && (error.code === 'unreachable' || error.code === 'broken'),
  };
};
