import { useEffect, useMemo, useRef, useState } from 'react';
import { ask } from '#ground/api/web/ask.ts';
import { onceKey } from '#ground/web/once-key.ts';
import { consultationKey, handoverKey, questionKey } from '#spine/drafts/contract.ts';
import {
  beginFrom,
  createDraftSaver,
  localCopies,
  tellOtherTabs,
  useDraftNews,
  type DraftSaver,
  type SaverState,
} from '#spine/drafts/web/parts.tsx';
import { openText, saveText, type TextContent, type TextPlace } from '../texts/contract.ts';

const keyOf = (place: TextPlace): string => {
  if (place.of === 'consultation') return consultationKey(place.consultationId);
  return place.of === 'handover' ? handoverKey(place.interactionId) : questionKey(place.interactionId);
};

/** What a field that goes away still saves: whoever reads the draft next waits for it. */
let leaving: Promise<unknown> = Promise.resolve();

/** What is being written to a colleague: kept on the server as it is typed, until it is said. */
export const useTextDraft = (agentId: number, place: TextPlace) => {
  const key = keyOf(place);
  const [text, setText] = useState('');
  const [ready, setReady] = useState(false);
  const [state, setState] = useState<SaverState>({ kind: 'clean', savedAt: null });
  const [writer] = useState(onceKey);
  const latest = useRef('');
  const saver = useRef<DraftSaver<TextContent>>(null);
  /** It changed elsewhere while it was being opened here. */
  const missed = useRef(false);
  const at = useRef(place);
  at.current = place;
  const copies = useMemo(() => localCopies<TextContent>({ agentId, key }), [agentId, key]);
  const read = (): TextContent => ({ text: latest.current });

  const show = (next: string): void => {
    latest.current = next;
    setText(next);
  };
  const begin = (version: number): DraftSaver<TextContent> => {
    saver.current = createDraftSaver<TextContent>({
      ...{ version, savedAt: null, writer, copies, onState: setState },
      onSaved: () => tellOtherTabs(agentId, key),
      save: (over, content, chosen) =>
        ask(saveText, { place: at.current, version: over, content, writer, over: chosen }),
    });
    return saver.current;
  };

  /** Whoever has nothing unsaved sees what was written elsewhere; whoever has is asked at the next save. */
  const catchUp = async (): Promise<void> => {
    const before = saver.current;
    if (!before) {
      missed.current = true;
      return;
    }
    const opened = await ask(openText, { place: at.current }).catch(() => null);
    if (!opened || saver.current !== before || before.isDirty()) return;
    if (opened.version === before.version() || opened.writer === writer) return;
    show(opened.content.text);
    begin(opened.version);
  };

  useEffect(() => {
    let gone = false;
    const start = async (): Promise<void> => {
      await leaving;
      // Cut off, one writes on from what this browser has; the server is asked at the next save.
      const nothing = { content: { text: '' }, version: 0, writer: null };
      const [opened, copy] = await Promise.all([
        ask(openText, { place: at.current }).catch(() => nothing),
        copies.read(),
      ]);
      if (gone) return;
      const begun = beginFrom(opened, copy);
      show(begun.content.text);
      const mine = begin(begun.version);
      if (begun.unsaved) mine.changed(read);
      setReady(true);
      if (missed.current) void catchUp();
      missed.current = false;
    };
    void start();
    const lastWords = (): void => void saver.current?.takeUnsaved();
    window.addEventListener('pagehide', lastWords);
    return () => {
      gone = true;
      window.removeEventListener('pagehide', lastWords);
      if (saver.current) leaving = saver.current.flush();
      saver.current = null;
      setReady(false);
    };
    // A text of its own for each place.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [agentId, key]);

  useDraftNews(agentId, key, () => void catchUp());

  return {
    text,
    /** What was there before is there: from now on it can be written. */
    ready,
    state,
    write: (next: string): void => {
      if (!saver.current) return;
      show(next);
      saver.current.changed(read);
    },
    /** Before it is said: nothing is saved behind its back. */
    hold: async (): Promise<void> => saver.current?.hold(),
    /** It was not said after all. */
    resume: (): void => saver.current?.changed(read),
    /** It was said: the server has let it go. */
    forget: (): void => {
      saver.current?.forget();
      show('');
      begin(0);
      tellOtherTabs(agentId, key);
    },
    keepMine: async (): Promise<void> => {
      const { version } = await ask(openText, { place: at.current });
      await saver.current?.overwrite(version);
    },
    takeTheirs: async (): Promise<void> => {
      const { content, version } = await ask(openText, { place: at.current });
      saver.current?.forget();
      show(content.text);
      begin(version);
      setState({ kind: 'clean', savedAt: null });
    },
  };
};
export type TextDraft = ReturnType<typeof useTextDraft>;
