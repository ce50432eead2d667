import { useEffect, useRef, type RefObject } from 'react';
import type { MailEditor } from '#ground/ui/mail-editor/parts.tsx';
import { outboundKey, replyKey } from '#spine/drafts/contract.ts';
import type { Target } from './target.ts';

/** Texts on their way into a field, by the key of its draft, until its editor is there to take them. */
const waiting = new Map<string, string[]>();
const listeners = new Set<(key: string) => void>();

export const keyOf = (target: Target): string =>
  'draftId' in target ? outboundKey(target.draftId) : replyKey(target.interactionId);

/** Whoever takes texts for that key looks again. */
export const lookForInserts = (key: string): void => {
  for (const listener of listeners) listener(key);
};

/** Puts HTML where the caret of that field is, or last was; a field that is closed opens for it. */
export const insertIntoReply = (target: Target, html: string): void => {
  const key = keyOf(target);
  waiting.set(key, [...(waiting.get(key) ?? []), html]);
  lookForInserts(key);
};

/** Calls when a text waits for that field. */
export const useWaitingInsert = (key: string, onWaiting: () => void): void => {
  const latest = useRef(onWaiting);
  latest.current = onWaiting;
  useEffect(() => {
    const listener = (told: string): void => {
      if (told === key && waiting.has(key)) latest.current();
    };
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, [key]);
};

/** Puts what waits into the editor while that is on the screen. Answers with a look of the caller's own, for when it is ready. */
export const useInserts = (target: Target, editor: RefObject<MailEditor | null>): (() => void) => {
  const key = keyOf(target);
  const take = (): void => {
    if (!editor.current?.isShown()) return;
    const texts = waiting.get(key) ?? [];
    waiting.delete(key);
    for (const html of texts) editor.current.insertWritten(html);
  };
  useWaitingInsert(key, take);
  return take;
};
