import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ask } from '#ground/api/web/ask.ts';
import { askKey, queryClient, refetchCalls, useAsk } from '#ground/web/query.ts';
import { replyKey } from '#spine/drafts/contract.ts';
import { localCopies, type DraftSaver } from '#spine/drafts/web/parts.tsx';
import { discardDraft, openReply, type DraftContent } from '../contract.ts';
import { onTakenBack } from './taken-back.ts';
import type { Opened, Sent, Session } from './use-composer.ts';

/** A session of writing; a new number mounts a new composer. */
type Numbered = Session & { number: number; autoFocus: boolean };

const hasDraft = (opened: Opened): boolean => opened.version > 0;

/** Opening, sending, taking back and settling two versions: all of the reply box that is not the writing itself. */
export const useReply = (interactionId: number, agentId: number) => {
  const asked = useAsk(openReply, { interactionId });
  const [session, setSession] = useState<Numbered | null>(null);
  const [sent, setSent] = useState<Sent | null>(null);
  const [minimised, setMinimised] = useState(false);
  const count = useRef(0);
  const copies = useMemo(() => localCopies<DraftContent>(agentId, replyKey(interactionId)), [agentId, interactionId]);

  /** The newest from the server; what is known already when it does not answer. */
  const fresh = useCallback(async (): Promise<Opened | undefined> => {
    const queryKey = askKey(openReply, { interactionId });
    try {
      return await queryClient.fetchQuery({ queryKey, queryFn: () => ask(openReply, { interactionId }), staleTime: 0 });
    } catch {
      return queryClient.getQueryData<Opened>(queryKey);
    }
  }, [interactionId]);

  const start = useCallback(
    async (opened: Opened, autoFocus: boolean): Promise<void> => {
      const copy = await copies.read();
      count.current += 1;
      setSent(null);
      setMinimised(false);
      setSession({
        interactionId,
        opened,
        // A copy over an older version is saved over that one: the server then says that the draft moved.
        content: copy?.content ?? opened.content,
        unsaved: copy !== null,
        copies,
        number: count.current,
        autoFocus,
        ...(copy && copy.version !== opened.version ? { opened: { ...opened, version: copy.version } } : {}),
      });
    },
    [copies, interactionId],
  );
  const open = useCallback(
    async (autoFocus = true): Promise<void> => {
      const opened = await fresh();
      if (opened) await start(opened, autoFocus);
    },
    [fresh, start],
  );

  // A draft left behind is shown again, without taking the focus.
  const seenFirst = useRef(false);
  useEffect(() => {
    if (!asked.data || seenFirst.current) return;
    seenFirst.current = true;
    const opened = asked.data;
    void copies.read().then((copy) => {
      if (copy !== null || hasDraft(opened)) void start(opened, false);
    });
  }, [asked.data, copies, start]);
  useEffect(
    () =>
      onTakenBack((takenBack) => {
        if (takenBack === interactionId) void open();
      }),
    [interactionId, open],
  );

  const close = (): void => {
    setSession(null);
    setMinimised(false);
    refetchCalls([openReply.name], (input: { interactionId: number }) => input.interactionId === interactionId);
  };
  return {
    asked,
    session,
    sent,
    minimised,
    open,
    minimise: () => setMinimised(true),
    restore: () => setMinimised(false),
    onSent: (answer: Sent) => {
      close();
      setSent(answer);
      refetchCalls(['thread.open'], (input: { interactionId: number }) => input.interactionId === interactionId);
    },
    onSentSeen: () => setSent(null),
    discard: async (): Promise<void> => {
      setSession(null);
      await ask(discardDraft, { interactionId }).catch(() => undefined);
      close();
    },
    keepMine: async (saver: DraftSaver<DraftContent>): Promise<void> => {
      const opened = await fresh();
      if (opened) await saver.overwrite(opened.version);
    },
    takeTheirs: async (saver: DraftSaver<DraftContent>): Promise<void> => {
      saver.forget();
      await open();
    },
  };
};
