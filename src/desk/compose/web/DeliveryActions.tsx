import './compose.css';
import { Button } from '@mantine/core';
import { notifyRefused } from '#ground/ui/parts.tsx';
import { announce } from '#ground/web/announce.tsx';
import { useTell } from '#ground/web/query.ts';
import { useRefusal, useWords } from '#ground/web/words.tsx';
import type { Message } from '#spine/interactions/contract.ts';
import { useMe } from '#spine/people/web/parts.tsx';
import { markSent, resend, sendNow, undoSend } from '../contract.ts';
import { sendingWords } from '../sending-words.ts';
import { composeWords } from '../words.ts';
import { tellTakenBack } from './taken-back.ts';

const THREAD = ['thread.open'];

/** What may be done about a message of ours that has not simply left; mounted beside its delivery state in the thread. */
export const DeliveryActions = ({
  message,
}: {
  message: Pick<Message, 'id' | 'delivery' | 'scheduled' | 'agentId'>;
}) => {
  const t = useWords(composeWords);
  const sending = useWords(sendingWords);
  // Only whoever wrote it may take it back or let it leave.
  const mine = useMe().data?.id === message.agentId;
  const refusal = useRefusal(composeWords);
  const undo = useTell(undoSend, {
    invalidates: THREAD,
    onDone: (back) => {
      announce(t('undone.heard'));
      tellTakenBack(back);
    },
  });
  const leave = useTell(sendNow, { invalidates: THREAD, onDone: () => announce(sending('later.now.heard')) });
  const again = useTell(resend, { invalidates: THREAD });
  const mark = useTell(markSent, { invalidates: THREAD });
  const input = { messageId: message.id };
  const options = { onError: (error: Error) => notifyRefused(refusal(error)) };
  const { delivery } = message;
  return (
    <span className="delivery-actions">
      {mine && message.scheduled && delivery === 'held' && (
        <Button
          size="compact-xs"
          variant="default"
          loading={leave.isPending}
          onClick={() => leave.mutate(input, options)}
        >
          {sending('later.now')}
        </Button>
      )}
      {mine && delivery === 'held' && (
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
