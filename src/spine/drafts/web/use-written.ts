import { useEffect, useMemo, useRef, useState } from 'react';
import { onceKey } from '#ground/web/once-key.ts';
import { createDraftSaver, type DraftSaver, type SaverState } from './draft-saver.ts';
import { beginFrom, localCopies } from './local-copy.ts';
import { tellOtherTabs } from './other-tabs.ts';
import { useDraftNews } from './use-draft-news.ts';

export type WrittenPlace<Content> = {
  agentId: number;
  /** The draft's key: a text of its own for each. */
  key: string;
  /** Nothing written. */
  blank: Content;
  open(): Promise<{ content: Content; version: number; writer: string | null }>;
  save(save: {
    version: number;
    content: Content;
    writer: string;
    over: boolean;
  }): Promise<{ version: number; savedAt: string }>;
};

/** What a field that goes away still saves: whoever reads the draft next waits for it. */
let leaving: Promise<unknown> = Promise.resolve();

/** What is being written in a plain field: kept on the server as it is typed, until it is said. */
export const useWritten = <Content>(place: WrittenPlace<Content>) => {
  const { agentId, key } = place;
  const [content, setContent] = useState(place.blank);
  const [ready, setReady] = useState(false);
  const [state, setState] = useState<SaverState>({ kind: 'clean', savedAt: null });
  const [writer] = useState(onceKey);
  const latest = useRef(place.blank);
  const saver = useRef<DraftSaver<Content>>(null);
  /** It changed elsewhere while it was being opened here. */
  const missed = useRef(false);
  const at = useRef(place);
  at.current = place;
  const copies = useMemo(() => localCopies<Content>({ agentId, key }), [agentId, key]);
  const read = (): Content => latest.current;

  const show = (next: Content): void => {
    latest.current = next;
    setContent(next);
  };
  const begin = (version: number): DraftSaver<Content> => {
    saver.current = createDraftSaver<Content>({
      ...{ version, savedAt: null, writer, copies, onState: setState },
      onSaved: () => tellOtherTabs(agentId, key),
      save: (over, saved, chosen) => at.current.save({ version: over, content: saved, writer, over: chosen }),
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
    const opened = await at.current.open().catch(() => null);
    if (!opened || saver.current !== before || before.isDirty()) return;
    if (opened.version === before.version() || opened.writer === writer) return;
    show(opened.content);
    begin(opened.version);
  };

  useEffect(() => {
    let gone = false;
    const start = async (): Promise<void> => {
      await leaving;
      // Cut off, one writes on from what this browser has; the server is asked at the next save.
      const nothing = { content: at.current.blank, version: 0, writer: null };
      const [opened, copy] = await Promise.all([at.current.open().catch(() => nothing), copies.read()]);
      if (gone) return;
      const begun = beginFrom(opened, copy);
      show(begun.content);
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
    content,
    /** What was there before is there: from now on it can be written. */
    ready,
    state,
    write: (next: Content): void => {
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
      show(at.current.blank);
      begin(0);
      tellOtherTabs(agentId, key);
    },
    keepMine: async (): Promise<void> => {
      const { version } = await at.current.open();
      await saver.current?.overwrite(version);
    },
    takeTheirs: async (): Promise<void> => {
      const { content: theirs, version } = await at.current.open();
      saver.current?.forget();
      show(theirs);
      begin(version);
      setState({ kind: 'clean', savedAt: null });
    },
  };
};
export type Written<Content> = ReturnType<typeof useWritten<Content>>;
