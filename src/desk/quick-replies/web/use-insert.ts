import { useRef } from 'react';
import { ask } from '#ground/api/web/ask.ts';
import { notifyRefused } from '#ground/ui/parts.tsx';
import { announce } from '#ground/web/announce.tsx';
import { useRefusal, useWords } from '#ground/web/words.tsx';
import { readQuickReply, useQuickReply as countUse } from '../contract.ts';
import { filled } from '../rules.ts';
import { quickWords } from '../words.ts';

/** Reads the reply, fills it in, hands it over, and counts it: once, however often the button was pressed. */
export const useInsertReply = (interactionId: number | null, onInsert: (html: string) => void) => {
  const t = useWords(quickWords);
  const refusal = useRefusal(quickWords);
  const busy = useRef(false);
  /** True once it stands in the text. */
  return async (reply: { id: number; name: string }, values: Record<string, string>): Promise<boolean> => {
    if (busy.current) return false;
    busy.current = true;
    try {
      const { html } = await ask(readQuickReply, { id: reply.id });
      onInsert(filled(html, values));
      announce(t('inserted', { name: reply.name }));
      // It stands in the text already: a count that fails is no trouble of the agent's.
      void ask(countUse, { id: reply.id, interactionId }).catch(() => undefined);
      return true;
    } catch (error) {
      notifyRefused(refusal(error));
      return false;
    } finally {
      busy.current = false;
    }
  };
};
