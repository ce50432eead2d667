import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { IconChevronDown, IconChevronRight } from '#ground/ui/icons.ts';
import { ErrorNote, Loading, notifyDone, Pill, ReasonedButton, ShortTime } from '#ground/ui/parts.tsx';
import { useAsk, useTell } from '#ground/web/query.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { EVENTS, listDeliveries, openDelivery, replay, TEST_EVENT, type DeliveryRow } from '../contract.ts';
import { webhooksWords } from '../words.ts';
import { DELIVERY_TONE } from './state-of.ts';

/** What was sent, as it is read best. */
const laidOut = (body: string): string => {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
};

const Detail = ({ row, off }: { row: DeliveryRow; off: string | null }) => {
  const t = useWords(webhooksWords);
  const asked = useAsk(openDelivery, { id: row.id });
  const tell = useTell(replay, {
    invalidates: [listDeliveries],
    onDone: ({ count }) => notifyDone(t('replayed', { n: count })),
  });
  return (
    <div className="webhook-detail">
      {asked.isError && <ErrorNote error={asked.error} words={webhooksWords} onRetry={() => void asked.refetch()} />}
      {asked.isPending && <Loading lines={3} />}
      {asked.data && (
        <>
          <h4>{t('detail.sent')}</h4>
          {asked.data.body === null ? (
            <p className="quiet">{t('detail.forgotten')}</p>
          ) : (
            <pre tabIndex={0} aria-label={t('detail.sent')}>
              {laidOut(asked.data.body)}
            </pre>
          )}
          <h4>{t('detail.answer')}</h4>
          {asked.data.answer ? (
            <pre tabIndex={0} aria-label={t('detail.answer')}>
              {asked.data.answer}
            </pre>
          ) : (
            <p className="quiet">{t('detail.no-answer')}</p>
          )}
          <div className="webhook-acts">
            <ReasonedButton
              size="xs"
              loading={tell.isPending}
              reason={off ?? (row.kept ? null : t('refused.forgotten'))}
              onClick={() => tell.mutate({ id: row.id })}
            >
              {t('replay')}
            </ReasonedButton>
            {row.interactionId !== null && (
              <Button size="xs" variant="default" component={Link} to={`/i/${row.interactionId}`}>
                {t('detail.interaction')}
              </Button>
            )}
          </div>
          <ErrorNote error={tell.error} words={webhooksWords} />
        </>
      )}
    </div>
  );
};

/** One delivery of the log; it opens on what was sent and answered. */
export const Delivery = ({ row, off }: { row: DeliveryRow; off: string | null }) => {
  const t = useWords(webhooksWords);
  const { dateTime } = useFormat();
  const [opened, setOpened] = useState(false);
  const event = ([...EVENTS, TEST_EVENT] as const).find((one) => one === row.event);
  const facts = [
    row.attempts > 0 && t('attempts', { n: row.attempts }),
    row.status !== null && row.problem === null && t('answered', { status: row.status }),
    row.tookMs !== null && t('took', { n: row.tookMs }),
    row.state === 'waiting' && row.dueAt && row.attempts > 0 && t('next-try', { at: dateTime(row.dueAt) }),
  ].filter(Boolean);
  return (
    <li>
      <button type="button" className="webhook-row" aria-expanded={opened} onClick={() => setOpened(!opened)}>
        {opened ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
        <b>
          {event ? t(`event.${event}`) : row.event}
          {row.interactionId !== null && ` · ${row.interactionId}`}
        </b>
        <Pill tone={DELIVERY_TONE[row.state]}>{t(`delivery.${row.state}`)}</Pill>
        <ShortTime at={row.occurredAt} />
        <small>{facts.join(' · ')}</small>
      </button>
      {row.problem && <p className="webhook-problem">{t(`problem.${row.problem}`, { status: row.status ?? 0 })}</p>}
      {opened && <Detail row={row} off={off} />}
    </li>
  );
};
