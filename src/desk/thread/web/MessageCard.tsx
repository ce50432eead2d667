import './message.css';
import { memo, type ReactNode } from 'react';
import { Avatar, Pill, ShortTime } from '#ground/ui/parts.tsx';
import { IconAlertTriangle, IconPaperclip, IconRobot } from '#ground/ui/icons.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import type { Message } from '#spine/interactions/contract.ts';
import { interactionWords } from '#spine/interactions/words.ts';
import { threadWords } from '../words.ts';
import { messageAnchor } from '../rules.ts';
import { DeliveryBadge, DeliveryNote } from './Delivery.tsx';
import { ForwardLine } from './ForwardLine.tsx';
import { MessageBody } from './MessageBody.tsx';
import { MessageOptions, type MessageItems } from './MessageOptions.tsx';
import { nameOf, plainAddress, shortName, useSpeaker } from './people.ts';
import { TextCard } from './TextCard.tsx';
import { VerdictPill } from './VerdictPill.tsx';

export type MessageCardProps = {
  message: Message;
  open: boolean;
  onToggle: (id: number) => void;
  /** Of the feed: from 1, and the count or -1 while it is not known. */
  position: number;
  total: number;
  deliveryActions?: ((message: Message) => ReactNode) | undefined;
  /** Further items for the options of a message: another room's acts. */
  messageItems?: ((message: Message) => MessageItems) | undefined;
  besideBody?: ((message: Message) => ReactNode) | undefined;
};

/** "à soutien@boutique.ca · CC Paul et 2 autres" */
const useRecipients = () => {
  const t = useWords(threadWords);
  const listed = (people: Message['to'], toUs: boolean): string => {
    const [first, ...rest] = people;
    if (!first) return t('nobody');
    // Our own mailboxes are known by their address, people by their name.
    const name = toUs ? plainAddress(first.address) : shortName(first);
    return rest.length === 0 ? name : t('and-more', { names: name, count: rest.length });
  };
  return (message: Message): string => {
    const to = listed(message.to, message.direction === 'in');
    const all = message.cc.length > 0 ? t('to-and-cc', { to, cc: listed(message.cc, false) }) : to;
    return message.direction === 'out' && !message.authorHidden
      ? t('from-to', { from: message.sender.address, to: all })
      : t('to', { to: all });
  };
};

const KIND_TONE = { bounce: 'bad', 'auto-reply': 'plain', 'feedback-report': 'warn' } as const;

const KindPill = ({ kind }: { kind: Message['kind'] }) => {
  const t = useWords(threadWords);
  if (kind !== 'bounce' && kind !== 'auto-reply' && kind !== 'feedback-report') return null;
  return (
    <Pill tone={KIND_TONE[kind]}>
      {kind === 'auto-reply' ? <IconRobot size={13} /> : <IconAlertTriangle size={13} />}
      {t(`kind.${kind}`)}
    </Pill>
  );
};

const Folded = ({ message, onToggle }: Pick<MessageCardProps, 'message' | 'onToggle'>) => {
  const name = useSpeaker()(message);
  const word = useWords(interactionWords);
  return (
    <button type="button" className="msg-fold" aria-expanded="false" onClick={() => onToggle(message.id)}>
      <Avatar name={name} />
      <b>{name}</b>
      <KindPill kind={message.kind} />
      <span className="msg-snippet">{message.contentHidden ? word('content-hidden') : message.snippet}</span>
      {message.attachments.some((file) => !file.inline) && <IconPaperclip size={14} />}
      <DeliveryBadge message={message} quiet />
      <ShortTime at={message.writtenAt} />
    </button>
  );
};

const Open = ({ message, onToggle, deliveryActions, messageItems, besideBody }: MessageCardProps) => {
  const t = useWords(threadWords);
  const recipients = useRecipients();
  const name = useSpeaker()(message);
  return (
    <>
      <div className="msg-head">
        <button
          type="button"
          className="msg-who"
          aria-expanded="true"
          title={t('fold', { name })}
          onClick={() => onToggle(message.id)}
        >
          <Avatar name={name} />
          <b
            title={
              message.authorHidden
                ? undefined
                : nameOf(message.sender) === name
                  ? message.sender.address
                  : nameOf(message.sender)
            }
          >
            {name}
          </b>
        </button>
        <span className="msg-meta msg-to">{recipients(message)}</span>
        <VerdictPill message={message} />
        <KindPill kind={message.kind} />
        <span className="msg-grow" />
        <span className="msg-meta">
          <ShortTime at={message.writtenAt} />
          <DeliveryBadge message={message} />
        </span>
        <MessageOptions message={message} items={messageItems?.(message)} />
      </div>
      <div className="msg-body">
        <DeliveryNote message={message} actions={deliveryActions} />
        <div className="msg-pair">
          <div>
            <MessageBody message={message} />
          </div>
          {besideBody?.(message)}
        </div>
      </div>
    </>
  );
};

/** One message of the thread: a line when folded, the whole mail when open. */
export const MessageCard = memo((props: MessageCardProps) => {
  const t = useWords(threadWords);
  const format = useFormat();
  const speaker = useSpeaker();
  const { message, open } = props;
  if (message.kind === 'forward' || message.kind === 'transcript')
    return (
      <ForwardLine message={message} position={props.position} total={props.total} actions={props.deliveryActions} />
    );
  if (message.kind === 'text' || message.kind === 'call')
    return (
      <TextCard
        message={message}
        position={props.position}
        total={props.total}
        actions={props.deliveryActions}
        messageItems={props.messageItems}
        besideBody={props.besideBody}
      />
    );
  return (
    <article
      id={messageAnchor(message.id)}
      className="msg"
      data-open={open || undefined}
      data-direction={message.direction}
      tabIndex={-1}
      aria-posinset={props.position}
      aria-setsize={props.total}
      aria-label={t('message', { name: speaker(message), at: format.dateTime(message.writtenAt) })}
    >
      {open ? <Open {...props} /> : <Folded message={message} onToggle={props.onToggle} />}
    </article>
  );
});
