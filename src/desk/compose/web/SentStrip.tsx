import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { now } from '#ground/clock.ts';
import { notifyRefused } from '#ground/ui/parts.tsx';
import { IconCircleCheck, IconSend } from '#ground/ui/icons.ts';
import { announce } from '#ground/web/announce.tsx';
import { useTell } from '#ground/web/query.ts';
import { useNow } from '#ground/web/time.ts';
import { useRefusal, useWords } from '#ground/web/words.tsx';
import { useStatusName } from '#spine/interactions/web/parts.tsx';
import { undoSend } from '../contract.ts';
import { composeWords } from '../words.ts';
import { tellTakenBack } from './taken-back.ts';
import type { Sent } from './use-composer.ts';

/** "Message envoyé" stays long enough to be read. */
const SHOWN_AFTER_MS = 3_000;

/** "Envoi dans 5 s · Annuler": the box after a send, until the message has left. */
export const SentStrip = ({ sent, onSeen }: { sent: Sent; onSeen: () => void }) => {
  const t = useWords(composeWords);
  const refusal = useRefusal(composeWords);
  const nameOf = useStatusName();
  // Ticks; the ticker's own time may be a second old, and would promise six seconds for five.
  useNow(1_000);
  const left = new Date(sent.sendAt).getTime() - now().getTime();
  const undo = useTell(undoSend, {
    invalidates: ['thread.open', 'inbox.list', 'dispositions.outcome'],
    onDone: (back) => {
      announce(t('undone.heard'));
      tellTakenBack(back);
    },
  });
  useEffect(() => announce(t('sent.heard')), [t]);
  useEffect(() => {
    if (left < -SHOWN_AFTER_MS) onSeen();
  }, [left, onSeen]);
  const held = left > 0;
  const seconds = Math.ceil(left / 1000);
  const status = sent.thenStatus && nameOf(sent.thenStatus);
  return (
    <div className="reply-sent">
      {held ? <IconSend size={16} /> : <IconCircleCheck size={16} />}
      <span>
        {status
          ? t(held ? 'sent.leaving.then' : 'sent.left.then', { seconds, status })
          : t(held ? 'sent.leaving' : 'sent.left', { seconds })}
      </span>
      {held && (
        <Button
          size="compact-sm"
          variant="default"
          loading={undo.isPending}
          onClick={() =>
            undo.mutate({ messageId: sent.messageId }, { onError: (error) => notifyRefused(refusal(error)) })
          }
        >
          {t('undo')}
        </Button>
      )}
    </div>
  );
};
