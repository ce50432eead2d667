import './text-card.css';
import type { ReactNode } from 'react';
import { Tooltip } from '@mantine/core';
import { Avatar, ShortTime } from '#ground/ui/parts.tsx';
import { IconAlertTriangle, IconCheck, IconChecks, IconClock, IconSend } from '#ground/ui/icons.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { isPassing, readTextDetail } from '#spine/channels/texts/rules.ts';
import { textFailureWords } from '#spine/channels/texts/words.ts';
import type { Message } from '#spine/interactions/contract.ts';
import { ChannelIcon } from '#spine/interactions/web/parts.tsx';
import { interactionWords } from '#spine/interactions/words.ts';
import { messageAnchor } from '../rules.ts';
import { threadWords } from '../words.ts';
import { Attachments } from './Attachments.tsx';
import { MessageOptions, type MessageItems } from './MessageOptions.tsx';
import { useSpeaker } from './people.ts';

const ICON = {
  queued: IconClock,
  sending: IconSend,
  sent: IconCheck,
  delivered: IconChecks,
  read: IconChecks,
} as const;
type Simple = keyof typeof ICON;

/** How far it got: each step has its icon and its word. */
const Progress = ({ delivery }: { delivery: Message['delivery'] }) => {
  const t = useWords(threadWords);
  if (delivery === null || !(delivery in ICON)) return null;
  const Icon = ICON[delivery as Simple];
  return (
    <span className="text-progress" data-delivery={delivery}>
      <Icon size={14} aria-hidden="true" />
      {t(`delivery.${delivery as Simple}`)}
    </span>
  );
};

const Trouble = ({ message, actions }: { message: Message; actions: ReactNode }) => {
  const t = useWords(threadWords);
  const why = useWords(textFailureWords);
  const { delivery, deliveryDetail } = message;
  const failing = delivery === 'failed' || delivery === 'uncertain';
  if (deliveryDetail === null || (!failing && delivery !== 'queued')) return null;
  const { failure, said } = readTextDetail(deliveryDetail);
  // Given up: nothing is tried again by itself any more.
  const told = failing && isPassing(failure) ? t('delivery.given-up') : why(`failure.${failure}`);
  return (
    <div className="msg-note" data-tone={delivery === 'failed' ? 'bad' : 'warn'} role={failing ? 'alert' : undefined}>
      <IconAlertTriangle size={15} aria-hidden="true" />
      <span>
        <b>{t(delivery === 'queued' ? 'delivery.retrying' : `delivery.${delivery as 'failed'}`)}.</b> {told}
        {said && (
          <Tooltip label={said} multiline maw={420}>
            <span className="msg-said" tabIndex={0}>
              {t('provider-said', { said: said.slice(0, 160) })}
            </span>
          </Tooltip>
        )}
      </span>
      {failing && actions}
    </div>
  );
};

export type TextCardProps = {
  message: Message;
  position: number;
  total: number;
  actions?: ((message: Message) => ReactNode) | undefined;
  messageItems?: ((message: Message) => MessageItems) | undefined;
  besideBody?: ((message: Message) => ReactNode) | undefined;
};

/** A text of a channel of short messages, or a call, in the one timeline: whose side it is on, by which channel, how far it got. */
export const TextCard = ({ message, position, total, actions, messageItems, besideBody }: TextCardProps) => {
  const t = useWords(threadWords);
  const word = useWords(interactionWords);
  const format = useFormat();
  const name = useSpeaker()(message);
  const channel = word(`channel.${message.channel}`);
  return (
    <article
      id={messageAnchor(message.id)}
      className="text-card"
      data-direction={message.direction}
      data-kind={message.kind}
      aria-posinset={position}
      aria-setsize={total}
      tabIndex={-1}
      aria-label={t('text', { channel, name, at: format.dateTime(message.writtenAt) })}
    >
      <div className="text-head">
        <Avatar name={name} />
        <b>{name}</b>
        <span className="text-channel">
          <ChannelIcon channel={message.channel} size={14} />
          {channel}
        </span>
        <span className="msg-grow" />
        <ShortTime at={message.writtenAt} />
        <MessageOptions message={message} items={messageItems?.(message)} />
      </div>
      {message.contentHidden ? (
        <p className="msg-empty">{word('content-hidden')}</p>
      ) : (
        <>
          {message.partHidden && <p className="msg-note">{t('part-hidden')}</p>}
          <div className="msg-pair">
            {message.text !== '' && <p className="text-words">{message.text}</p>}
            {besideBody?.(message)}
          </div>
          <Attachments files={message.attachments} open />
        </>
      )}
      {message.direction === 'out' && <Progress delivery={message.delivery} />}
      <Trouble message={message} actions={actions?.(message)} />
    </article>
  );
};
