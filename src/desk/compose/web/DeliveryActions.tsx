import './compose.css';
import { Button } from '@mantine/core';
import { notifyRefused } from '#ground/ui/parts.tsx';
import { announce } from '#ground/web/announce.tsx';
import { useTell } from '#ground/web/query.ts';
import { useRefusal, useWords } from '#ground/web/words.tsx';
import type { Message } from '#spine/interactions/contract.ts';
import { markSent, resend, undoSend } from '../contract.ts';
import { composeWords } from '../words.ts';
import { tellTakenBack } from './taken-back.ts';

const THREAD = ['thread.open'];

/** What may be done about a message of ours that has not simply left; mounted beside its delivery state in the thread. */
export const DeliveryActions = ({ message }: { message: Pick<Message, 'id' | 'delivery'> }) => {
  const t = useWords(composeWords);
  const refusal = useRefusal(composeWords);
  const undo = useTell(undoSend, {
    invalidates: THREAD,
    onDone: ({ interactionId }) => {
      announce(t('undone.heard'));
      tellTakenBack(interactionId);
    },
  });
  const again = useTell(resend, { invalidates: THREAD });
  const mark = useTell(markSent, { invalidates: THREAD });
  const input = { messageId: message.id };
  const options = { onError: (error: Error) => notifyRefused(refusal(error)) };
  const { delivery } = message;
  return (
    <span className="delivery-actions">
      {delivery === 'held' && (
        <Button
          size="compact-xs"
          variant="default"
          loading={undo.isPending}
          onClick={() => undo.mutate(input, options)}
        >
          {t('undo')}
        </Button>
      )}
      {(delivery === 'failed' || delivery === 'uncertain') && (
        <Button
          size="compact-xs"
          variant="default"
          loading={again.isPending}
          onClick={() => again.mutate(input, options)}
        >
          {t('resend')}
        </Button>
      )}
      {delivery === 'uncertain' && (
        <Button
          size="compact-xs"
          variant="default"
          loading={mark.isPending}
          onClick={() => mark.mutate(input, options)}
        >
          {t('mark-sent')}
        </Button>
      )}
    </span>
  );
};
