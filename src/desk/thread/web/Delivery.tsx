import type { ReactNode } from 'react';
import { Tooltip } from '@mantine/core';
import { now } from '#ground/clock.ts';
import { IconAlertTriangle, IconCalendarEvent, IconCheck, IconClock, IconSend } from '#ground/ui/icons.ts';
import { useNow } from '#ground/web/time.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import type { Delivery, Message } from '#spine/interactions/contract.ts';
import { isSendProblem, readDeliveryDetail } from '#spine/mailboxes/rules.ts';
import { deliveryWords } from '#spine/mailboxes/words.ts';
import { bounceReason } from '../rules.ts';
import { threadWords } from '../words.ts';

/** States that need the agent's eye, shown as a line of their own. */
const LOUD: readonly Delivery[] = ['held', 'failed', 'bounced', 'uncertain'];

const ICON = { queued: IconClock, sending: IconSend, sent: IconCheck } as const;

/** Icon and word beside the time: queued, sending, sent; what went wrong is told by `DeliveryNote`. */
export const DeliveryBadge = ({ message, quiet = false }: { message: Message; quiet?: boolean }) => {
  const t = useWords(threadWords);
  const { delivery } = message;
  if (message.direction !== 'out' || delivery === null) return null;
  if (LOUD.includes(delivery)) {
    return quiet && delivery !== 'held' ? (
      <span className="msg-trouble">
        <IconAlertTriangle size={14} />
        {t(`delivery.${delivery as 'failed'}`)}
      </span>
    ) : null;
  }
  const Icon = ICON[delivery as keyof typeof ICON];
  return (
    <span className="msg-delivery">
      <Icon size={13} aria-hidden="true" />
      <span className={quiet ? 'visually-hidden' : undefined}>{t(`delivery.${delivery as keyof typeof ICON}`)}</span>
    </span>
  );
};

const HeldLine = ({ sendAt, children }: { sendAt: string; children: ReactNode }) => {
  const t = useWords(threadWords);
  // Ticks; the ticker's own time may be a second old.
  useNow(1_000);
  const seconds = Math.max(0, Math.ceil((new Date(sendAt).getTime() - now().getTime()) / 1000));
  return (
    <div className="msg-note" data-tone="plain" data-held>
      <IconClock size={15} aria-hidden="true" />
      {/* Not a live region: counting down aloud would drown everything else. */}
      <span>{seconds > 0 ? t('delivery.held', { seconds }) : t('delivery.sending')}</span>
      {children}
    </div>
  );
};

/** Its writer chose a time: nothing to count down to. */
const ScheduledLine = ({ sendAt, children }: { sendAt: string; children: ReactNode }) => {
  const t = useWords(threadWords);
  const format = useFormat();
  // "Tomorrow" is today after midnight.
  useNow(30_000);
  return (
    <div className="msg-note" data-tone="plain" data-held>
      <IconCalendarEvent size={15} aria-hidden="true" />
      <span>{t('delivery.scheduled', { when: format.ahead(sendAt) })}</span>
      {children}
    </div>
  );
};

/** Reasons that the server's own words tell better: which address, and why. */
const TOLD_BY_SERVER = ['recipient-refused', 'content-refused'];

/** What to know and what may be done about a message of ours that has not simply left. */
export const DeliveryNote = (props: { message: Message; actions?: ((message: Message) => ReactNode) | undefined }) => {
  const t = useWords(threadWords);
  const { message, actions } = props;
  const reason = useWords(deliveryWords);
  const { delivery, deliveryDetail } = message;
  if (message.direction !== 'out' || delivery === null) return null;
  // Queued with a reason: a try failed, and the next one comes by itself.
  const retrying = delivery === 'queued' && deliveryDetail !== null;
  if (!retrying && !LOUD.includes(delivery)) return null;
  if (delivery === 'held') {
    const Line = message.scheduled ? ScheduledLine : HeldLine;
    return <Line sendAt={message.sendAt ?? message.createdAt}>{actions?.(message)}</Line>;
  }
  const { problem, said } = readDeliveryDetail(deliveryDetail ?? '');
  const known = isSendProblem(problem) && !TOLD_BY_SERVER.includes(problem) ? reason(`delivery.${problem}`) : null;
  const why =
    delivery === 'uncertain' ? t('delivery.uncertain.why') : (known ?? t(`bounce.${bounceReason(null, said)}`));
  return (
    <div className="msg-note" data-tone={delivery === 'uncertain' || retrying ? 'warn' : 'bad'}>
      <IconAlertTriangle size={15} aria-hidden="true" />
      <span>
        <b>{t(retrying ? 'delivery.retrying' : `delivery.${delivery as 'failed'}`)}.</b> {why}
        {said && (
          <Tooltip label={said.slice(0, 600)} multiline maw={420}>
            <span className="msg-said" tabIndex={0}>
              {t('bounce.server-said', { said: said.slice(0, 160) })}
            </span>
          </Tooltip>
        )}
      </span>
      {actions?.(message)}
    </div>
  );
};
