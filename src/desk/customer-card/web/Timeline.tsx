import { Button } from '@mantine/core';
import type { z } from 'zod';
import { ErrorNote, Loading, Pill } from '#ground/ui/parts.tsx';
import { useAskPages } from '#ground/web/query.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { ChannelIcon, STATUS_TONE, useStatusName, useSubject } from '#spine/interactions/web/parts.tsx';
import { listPast, type openCard } from '../contract.ts';
import { customerCardWords } from '../words.ts';

export type Past = z.output<typeof openCard.output>['open'][number];
export type Opens = { hrefOf: (interactionId: number) => string; onOpen: (interactionId: number) => void };

const Line = ({ one, here, hrefOf, onOpen }: { one: Past; here: boolean } & Opens) => {
  const t = useWords(customerCardWords);
  const format = useFormat();
  const statusName = useStatusName();
  const subjectOf = useSubject();
  const [began, ended] = [format.date(one.createdAt), format.date(one.endedAt ?? one.lastMessageAt)];
  const who = [one.disposition, one.skillName, one.agentName ?? t('nobody')].filter(Boolean).join(' · ');
  return (
    <li>
      <a
        href={hrefOf(one.id)}
        aria-current={here || undefined}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          onOpen(one.id);
        }}
      >
        <i>
          <ChannelIcon channel={one.channel} size={12} named />
        </i>
        <b title={subjectOf(one.subject)}>{subjectOf(one.subject)}</b>
        <Pill tone={STATUS_TONE[one.status]}>{statusName(one.status)}</Pill>
        <span title={`${format.dateTime(one.createdAt)} – ${format.dateTime(one.endedAt ?? one.lastMessageAt)}`}>
          {began === ended ? began : t('from-to', { from: began, to: ended })}
          {here && ` · ${t('here')}`}
        </span>
        <small title={who}>{who}</small>
      </a>
    </li>
  );
};

/** What is under way with this person. */
export const OpenOnes = (props: { rows: readonly Past[]; total: number; hereId: number | null } & Opens) => {
  const t = useWords(customerCardWords);
  const unseen = props.total - props.rows.length;
  return (
    <section aria-label={t('open')}>
      <h3>{t('open')}</h3>
      {props.rows.length === 0 && <p className="card-none">{t('open.none')}</p>}
      <ul className="card-past">
        {props.rows.map((one) => (
          <Line key={one.id} one={one} here={one.id === props.hereId} hrefOf={props.hrefOf} onOpen={props.onOpen} />
        ))}
      </ul>
      {unseen > 0 && <p className="card-none">{t('more', { n: unseen })}</p>}
    </section>
  );
};

/** What is over, on all channels, newest first, a page at a time. */
export const PastOnes = (props: { contactId: number; hereId: number | null } & Opens) => {
  const t = useWords(customerCardWords);
  const past = useAskPages(
    listPast,
    (before: number | null) => ({ contactId: props.contactId, before }),
    (page) => page.next,
  );
  const rows = past.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = past.data?.pages[0]?.total ?? 0;
  return (
    <section aria-label={t('previous')}>
      <h3>
        {t('previous')} {total > 0 && <small>{total}</small>}
      </h3>
      {past.isError && !past.data && (
        <ErrorNote error={past.error} words={customerCardWords} onRetry={() => void past.refetch()} />
      )}
      {!past.data && !past.isError && <Loading lines={3} />}
      {past.data && rows.length === 0 && <p className="card-none">{t('previous.none')}</p>}
      <ol className="card-past">
        {rows.map((one) => (
          <Line key={one.id} one={one} here={one.id === props.hereId} hrefOf={props.hrefOf} onOpen={props.onOpen} />
        ))}
      </ol>
      {past.hasNextPage && (
        <Button
          variant="default"
          size="compact-sm"
          fullWidth
          loading={past.isFetchingNextPage}
          onClick={() => void past.fetchNextPage()}
        >
          {t('previous.more', { n: total - rows.length })}
        </Button>
      )}
    </section>
  );
};
