import { useEffect, useRef, useState } from 'react';
import { ask, Refused } from '#ground/api/web/ask.ts';
import { onceKey } from '#ground/web/once-key.ts';
import { forwardKey } from '#spine/drafts/contract.ts';
import { beginFrom, createDraftSaver, localCopies, type DraftSaver } from '#spine/drafts/web/parts.tsx';
import * as contract from '../contract.ts';

/** The addresses of one forward while they are typed: kept like any draft, sent once. */
export const useForward = (messageId: number, agentId: number, onSent: (addresses: string[]) => void) => {
  const [text, setText] = useState('');
  const [ready, setReady] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const latest = useRef('');
  const saver = useRef<DraftSaver<contract.ForwardDraft>>(null);
  const attempt = useRef<{ key: string; text: string }>(null);
  const [writer] = useState(onceKey);
  const read = (): contract.ForwardDraft => ({ text: latest.current });

  useEffect(() => {
    let gone = false;
    const copies = localCopies<contract.ForwardDraft>({ agentId, key: forwardKey(messageId) });
    void Promise.all([ask(contract.openForward, { messageId }), copies.read()])
      .then(([opened, copy]) => {
        if (gone) return;
        const begun = beginFrom(opened, copy);
        latest.current = begun.content.text;
        setText(begun.content.text);
        saver.current = createDraftSaver<contract.ForwardDraft>({
          version: begun.version,
          savedAt: null,
          writer,
          copies,
          onState: () => undefined,
          save: (version, content, over) => ask(contract.saveForward, { messageId, version, content, writer, over }),
        });
        setReady(true);
      })
      .catch(setError);
    return () => {
      gone = true;
      void saver.current?.flush();
    };
  }, [messageId, agentId, writer]);

  return {
    text,
    ready,
    error,
    sending,
    write: (next: string): void => {
      latest.current = next;
      setText(next);
      saver.current?.changed(read);
    },
    send: async (to: string[]): Promise<void> => {
      setSending(true);
      setError(null);
      await saver.current?.hold();
      // The same addresses tried again are the same forward.
      const wanted = to.join(',');
      const key = attempt.current?.text === wanted ? attempt.current.key : onceKey();
      attempt.current = { key, text: wanted };
      try {
        await ask(contract.forward, { messageId, to, onceKey: key });
        saver.current?.forget();
        onSent(to);
      } catch (refused) {
        if (!(refused instanceof Refused) || (refused.code !== 'unreachable' && refused.code !== 'broken'))
          attempt.current = null;
        setError(refused);
        setSending(false);
      }
    },
  };
};
