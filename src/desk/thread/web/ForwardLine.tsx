import type { ReactNode } from 'react';
import { ShortTime } from '#ground/ui/parts.tsx';
import { IconMailForward } from '#ground/ui/icons.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import type { Message } from '#spine/interactions/contract.ts';
import { messageAnchor } from '../rules.ts';
import { threadWords } from '../words.ts';
import { DeliveryBadge, DeliveryNote } from './Delivery.tsx';
import { useSpeaker } from './people.ts';

/** A mail that was sent on as it came, or a transcript that was sent: whom to, and what became of it. */
export const ForwardLine = (props: {
  message: Message;
  /** Of the feed, as a message's. */
  position: number;
  total: number;
  actions?: ((message: Message) => ReactNode) | undefined;
}) => {
  const t = useWords(threadWords);
  const format = useFormat();
  const { message } = props;
  const name = useSpeaker()(message);
  const addresses = message.to.map((one) => one.address).join(', ');
  return (
    <article
      className="msg-forward"
      id={messageAnchor(message.id)}
      aria-posinset={props.position}
      aria-setsize={props.total}
      tabIndex={-1}
      aria-label={t('message', { name, at: format.dateTime(message.createdAt) })}
    >
      <p>
        <IconMailForward size={15} aria-hidden="true" />
        <span>{t(message.kind === 'transcript' ? 'transcript-sent' : 'forwarded', { name, addresses })}</span>
        <span className="msg-grow" />
        <span className="msg-meta">
          <ShortTime at={message.createdAt} />
          <DeliveryBadge message={message} />
        </span>
      </p>
      <DeliveryNote message={message} actions={props.actions} />
    </article>
  );
};
