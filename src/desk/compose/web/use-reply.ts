import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ask } from '#ground/api/web/ask.ts';
import { askKey, queryClient, refetchCalls, useAsk } from '#ground/web/query.ts';
import { announce } from '#ground/web/announce.tsx';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { replyKey } from '#spine/drafts/contract.ts';
import {
  beginFrom,
  localCopies,
  tellOtherTabs,
  useDraftNews,
  type DraftSaver,
  type LocalCopy,
} from '#spine/drafts/web/parts.tsx';
import { discardDraft, openReply, type DraftContent } from '../contract.ts';
import { sendingWords } from '../sending-words.ts';
import { stillLeaving, takesOn } from './following.ts';
import { forgetSent, sentInto } from './just-sent.ts';
import { onTakenBack } from './taken-back.ts';
import type { Opened, Sent, Session } from './use-composer.ts';

/** A session of writing; a new number mounts a new composer. */
type Numbered = Session & { number: number; autoFocus: boolean };

const hasDraft = (opened: Opened): boolean => opened.version > 0;

/** Opening, sending, taking back and settling two versions: all of the reply box that is not the writing itself. */
export const useReply = (interactionId: number, agentId: number) => {
  const t = useWords(sendingWords);
  const format = useFormat();
  const asked = useAsk(openReply, { interactionId });
  const [session, setSession] = useState<Numbered | null>(null);
  const [sent, setSent] = useState<Sent | null>(() => sentInto(interactionId));
  const [minimised, setMinimised] = useState(false);
  const count = useRef(0);
  /** Of the newest session: its pen, which its composer fills once it is shown, and the version that it began over. */
  const writing = useRef<{ pen: Session['pen']; begunOver: number } | null>(null);
  const key = replyKey(interactionId);
  const copies = useMemo(() => localCopies<DraftContent>({ agentId, key }), [agentId, key]);

  /** The newest from the server; what is known already when it does not answer. */
  const fresh = useCallback(async (): Promise<Opened | undefined> => {
    const queryKey = askKey(openReply, { interactionId });
    try {
      return await queryClient.fetchQuery({ queryKey, queryFn: () => ask(openReply, { interactionId }), staleTime: 0 });
    } catch {
      return queryClient.getQueryData<Opened>(queryKey);
    }
  }, [interactionId]);

  /** What was thrown away and is not yet gone from the server: whoever opens the field anew waits for it. */
  const ending = useRef<Promise<unknown>>(Promise.resolve());
  const seenFirst = useRef(false);
  const [firstShown] = useState(() => Promise.withResolvers<void>());

  const start = useCallback(
    (opened: Opened, autoFocus: boolean, copy: LocalCopy<DraftContent> | null): void => {
      count.current += 1;
      seenFirst.current = true;
      firstShown.resolve();
      setSent(null);
      setMinimised(false);
      const begun = beginFrom(opened, copy);
      const pen = { current: null };
      writing.current = { pen, begunOver: begun.version };
      setSession({
        target: { interactionId },
        opened,
        ...begun,
        copies,
        number: count.current,
        autoFocus,
        pen,
        onSaved: () => tellOtherTabs(agentId, key),
      });
    },
    [copies, interactionId, agentId, key, firstShown],
  );
  const open = useCallback(
    async (autoFocus = true): Promise<void> => {
      await ending.current;
      const opened = await fresh();
      if (opened) start(opened, autoFocus, await copies.read());
    },
    [fresh, start, copies],
  );

  // A draft left behind is shown again, without taking the focus.
  useEffect(() => {
    // Known from before and being asked again: what came back since would be missed.
    if (!asked.data || (asked.isStale && asked.isFetching) || seenFirst.current) return;
    seenFirst.current = true;
    const opened = asked.data;
    const before = count.current;
    const show = async (): Promise<void> => {
      // What was being written where this one's other half was, and is being saved, is here.
      const left = stillLeaving();
      await left;
      const [now, copy] = [left ? ((await fresh()) ?? opened) : opened, await copies.read()];
      // Opened by hand meanwhile: what is being written there is not begun again under the hand.
      if (count.current !== before) return;
      if (copy !== null || hasDraft(now)) start(now, takesOn(interactionId), copy);
    };
    void show().finally(firstShown.resolve);
  }, [asked.data, asked.isStale, asked.isFetching, copies, start, fresh, interactionId, firstShown]);
  useEffect(
    () =>
      onTakenBack((takenBack) => {
        if (takenBack.interactionId === interactionId && takenBack.draftId === null) void open();
      }),
    [interactionId, open],
  );

  const close = (): void => {
    writing.current = null;
    setSession(null);
    setMinimised(false);
  };
  const versionHere = (): number => writing.current?.pen.current?.version() ?? writing.current?.begunOver ?? 0;
  // Whoever has nothing unsaved sees what was written elsewhere; whoever has is asked at the next save.
  const catchUp = async (): Promise<void> => {
    // What was left behind comes first, with what this browser alone has of it.
    await firstShown.promise;
    const [before, session] = [versionHere(), count.current];
    // The server's word alone: what is known already may be older than what was saved since.
    const opened = await ask(openReply, { interactionId }).catch(() => null);
    if (!opened) return;
    // Begun anew meanwhile: what was told here may be newer than that.
    if (count.current !== session) return catchUp();
    const here = versionHere();
    if (writing.current?.pen.current?.isDirty()) return;
    // Saved here meanwhile: their numbers only grow, and what is gone has none.
    if (hasDraft(opened) ? opened.version < here : here !== before) return;
    queryClient.setQueryData(askKey(openReply, { interactionId }), opened);
    if (opened.version > here) start(opened, takesOn(interactionId), null);
    else if (!hasDraft(opened) && here > 0) close();
  };
  useDraftNews(agentId, key, () => void catchUp());

  const refetchReply = (): void =>
    refetchCalls([openReply.name], (input: { interactionId: number }) => input.interactionId === interactionId);
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
      refetchReply();
      tellOtherTabs(agentId, key);
      // One that leaves later shows in the thread, with all that may be done about it.
      if (answer.planned) announce(t('later.heard', { when: format.ahead(answer.sendAt) }));
      else setSent(answer);
      if (answer.thenStatus) refetchCalls(['inbox.list', 'dispositions.outcome']);
      refetchCalls(['thread.open'], (input: { interactionId: number }) => input.interactionId === interactionId);
    },
    onSentSeen: () => {
      forgetSent();
      setSent(null);
    },
    discard: async (): Promise<void> => {
      close();
      ending.current = ask(discardDraft, { interactionId }).catch(() => undefined);
      await ending.current;
      tellOtherTabs(agentId, key);
      refetchReply();
    },
    keepMine: async (saver: DraftSaver<DraftContent>): Promise<void> => {
      const opened = await fresh();
      if (opened) await saver.overwrite(opened.version);
    },
    /** What is being written, on the server. */
    saveNow: async (): Promise<void> => {
      await writing.current?.pen.current?.flush();
    },
    /** The draft on the server is another now, by the agent's own word. */
    takeServers: async (): Promise<void> => {
      writing.current?.pen.current?.forget();
      await open();
      tellOtherTabs(agentId, key);
    },
    takeTheirs: async (saver: DraftSaver<DraftContent>): Promise<void> => {
      saver.forget();
      await open();
    },
  };
};
