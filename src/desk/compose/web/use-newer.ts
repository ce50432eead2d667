import { useState } from 'react';
import type { z } from 'zod';
import { Refused } from '#ground/api/web/ask.ts';
import { useAsk } from '#ground/web/query.ts';
import { newerMessages } from '../contract.ts';

export type Newer = z.output<typeof newerMessages.output>['messages'][number];

const NONE: readonly Newer[] = [];

/** What came since the writer last said that they had seen it all, and whether a send was stopped by it. */
export const useNewer = (interactionId: number | null, seenMessageId: number | null) => {
  const asked = useAsk(
    newerMessages,
    { interactionId: interactionId ?? 1, seenMessageId: seenMessageId ?? 1 },
    { enabled: interactionId !== null && seenMessageId !== null },
  );
  const [stopped, setStopped] = useState(false);
  const messages = seenMessageId === null ? NONE : (asked.data?.messages ?? NONE);
  return {
    messages,
    stopped: stopped && messages.length > 0,
    /** True when that refusal is this stop, which the note then shows. */
    stoppedBy: async (error: unknown): Promise<boolean> => {
      if (!(error instanceof Refused) || error.code !== 'newer-message') return false;
      const { data } = await asked.refetch();
      setStopped(true);
      return (data?.messages.length ?? 0) > 0;
    },
    letGo: (): void => setStopped(false),
  };
};
