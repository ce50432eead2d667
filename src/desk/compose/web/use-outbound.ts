import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ask } from '#ground/api/web/ask.ts';
import { refetchCalls } from '#ground/web/query.ts';
import { refusalCode } from '#ground/web/words.tsx';
import { outboundKey } from '#spine/drafts/contract.ts';
import {
  beginFrom,
  localCopies,
  tellOtherTabs,
  useDraftNews,
  type DraftSaver,
  type LocalCopy,
} from '#spine/drafts/web/parts.tsx';
import type { DraftContent } from '../contract.ts';
import { discardOutbound, listOutbound, openOutbound } from '../outbound/contract.ts';
import { leaveSent } from './just-sent.ts';
import { isSending, stay } from './target.ts';
import type { Opened, Sent, Session } from './use-composer.ts';

type Begun = Opened & { name: string; address: string; skillName: string };

/** Opening, sending and settling two versions of a mail that answers nothing: all but the writing itself. */
export const useOutbound = (draftId: string, agentId: number, onSent: (interactionId: number) => void) => {
  const [begun, setBegun] = useState<{ opened: Begun; session: Session; number: number } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const count = useRef(0);
  const pen = useRef<DraftSaver<DraftContent>>(null);
  const key = outboundKey(draftId);
  const copies = useMemo(() => localCopies<DraftContent>({ agentId, key }), [agentId, key]);

  const start = useCallback(
    (opened: Begun, copy: LocalCopy<DraftContent> | null): void => {
      count.current += 1;
      const session: Session = {
        target: { draftId },
        opened,
        ...beginFrom(opened, copy),
        copies,
        pen,
        onSaved: () => tellOtherTabs(agentId, key),
      };
      setBegun({ opened, session, number: count.current });
    },
    [draftId, copies, agentId, key],
  );
  const open = useCallback(async (): Promise<void> => {
    setError(null);
    try {
      const [opened, copy] = await Promise.all([ask(openOutbound, { draftId }), copies.read()]);
      start(opened, copy);
    } catch (refused) {
      setError(refused);
    }
  }, [draftId, copies, start]);
  useEffect(() => {
    stay(draftId);
    void open();
  }, [draftId, open]);

  // Whoever has nothing unsaved sees what was written elsewhere; whoever has is asked at the next save.
  const catchUp = async (): Promise<void> => {
    const before = pen.current?.version() ?? 0;
    try {
      const opened = await ask(openOutbound, { draftId });
      const here = pen.current;
      if (here && !here.isDirty() && here.version() === before && opened.version > before) start(opened, null);
    } catch (refused) {
      // Sent or thrown away in another tab: what is written here meanwhile stays in sight.
      if (refusalCode(refused) !== 'not-found' || isSending(draftId) || pen.current?.isDirty()) return;
      setBegun(null);
      setError(refused);
    }
  };
  useDraftNews(agentId, key, () => void catchUp());
  const end = (): void => {
    tellOtherTabs(agentId, key);
    refetchCalls([listOutbound.name, 'inbox.list']);
  };
  return {
    begun,
    error,
    open,
    onSent: (sent: Sent) => {
      if (!sent.planned) leaveSent(sent);
      end();
      onSent(sent.interactionId);
    },
    discard: async (): Promise<void> => {
      await ask(discardOutbound, { draftId }).catch(() => undefined);
      end();
    },
    keepMine: async (saver: DraftSaver<DraftContent>): Promise<void> => {
      const opened = await ask(openOutbound, { draftId }).catch(() => null);
      if (opened) await saver.overwrite(opened.version);
    },
    /** The draft on the server is another now, by the agent's own word. */
    takeServers: async (): Promise<void> => {
      pen.current?.forget();
      await open();
      tellOtherTabs(agentId, key);
    },
    takeTheirs: async (saver: DraftSaver<DraftContent>): Promise<void> => {
      saver.forget();
      await open();
    },
  };
};
