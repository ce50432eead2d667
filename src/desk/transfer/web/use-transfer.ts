import { useRef, useState } from 'react';
import { ask } from '#ground/api/web/ask.ts';
import { notifyDone } from '#ground/ui/parts.tsx';
import { onceKey } from '#ground/web/once-key.ts';
import { refetchCalls } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import type { Target } from '#spine/routing/contract.ts';
import { listHandovers, transfer } from '../contract.ts';
import { transferWords } from '../words.ts';
import type { TextDraft } from './use-text-draft.ts';

/** Hands one interaction on: once a target, however often it is clicked; what was refused stays to be read. */
export const useTransfer = (interactionId: number, onDone: () => void) => {
  const t = useWords(transferWords);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ to: Target; error: unknown } | null>(null);
  const attempt = useRef<{ key: string; said: string }>(null);
  return {
    busy,
    refused,
    forget: (): void => setRefused(null),
    /** `draft`: where the note was written. */
    hand: async (to: Target, note: string, draft: TextDraft | null = null): Promise<void> => {
      setBusy(true);
      setRefused(null);
      // The same words to the same target, tried again, are the same handover.
      const said = JSON.stringify([to.kind, to.id, note]);
      const key = attempt.current?.said === said ? attempt.current.key : onceKey();
      attempt.current = { key, said };
      await draft?.hold();
      try {
        const { toName } = await ask(transfer, { interactionId, to, note, onceKey: key });
        refetchCalls(['inbox.list', 'inbox.browse', 'thread.open', listHandovers.name]);
        notifyDone(t(to.kind === 'agent' ? 'done' : 'done.queued', { name: toName }));
        onDone();
      } catch (error) {
        draft?.resume();
        setRefused({ to, error });
        setBusy(false);
      }
    },
  };
};
export type Transferring = ReturnType<typeof useTransfer>;
