import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { IconAddressBook, IconRefresh } from '#ground/ui/icons.ts';
import { Panel } from '#ground/ui/page/parts.tsx';
import { EmptyState, ErrorNote, Loading, notifyDone, ReasonedButton, ShortTime } from '#ground/ui/parts.tsx';
import { useAsk, useAskPages, useTell } from '#ground/web/query.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { listCrmWork, readCrm, readCrmChoices, readCrmNow, retryCrm, STATES } from '../contract.ts';
import { crmWords } from '../words.ts';
import type { Saved } from './crm-form.ts';
import { WorkLine } from './WorkLine.tsx';

type State = (typeof STATES)[number];
const SHOWN = ['waiting', 'done', 'failed'] as const;
const COUNTS = ['interactions', 'contacts', 'waiting', 'failed'] as const;

/** What became of each interaction and contact, counted and one by one. */
export const LogPart = ({ saved }: { saved: Saved }) => {
  const t = useWords(crmWords);
  const { number } = useFormat();
  const [state, setState] = useState<State | null>(null);
  const choices = useAsk(readCrmChoices, {}, { enabled: saved.hasToken });
  const pages = useAskPages(
    listCrmWork,
    (offset) => ({ state, offset: offset ?? 0 }),
    (page) => page.next,
    { keepPrevious: true },
  );
  const rows = [
    ...new Map((pages.data?.pages ?? []).flatMap((page) => page.rows).map((row) => [row.id, row])).values(),
  ];
  const off = saved.on ? null : t('refused.off');
  const retry = useTell(retryCrm, {
    invalidates: [listCrmWork, readCrm],
    onDone: ({ count }) => notifyDone(t('retried', { n: count })),
  });
  const read = useTell(readCrmNow, { onDone: () => notifyDone(t('read.asked')) });
  return (
    <Panel title={t('log')} why={t('log.why')}>
      <dl className="crm-counts">
        {COUNTS.map((one) => (
          <div key={one} data-bad={(one === 'failed' && saved.counts.failed > 0) || undefined}>
            <dt>{t(`count.${one}`)}</dt>
            <dd>{number(saved.counts[one])}</dd>
          </div>
        ))}
      </dl>
      <div className="crm-acts">
        <ReasonedButton
          variant="default"
          leftSection={<IconRefresh size={15} />}
          reason={off}
          loading={read.isPending}
          onClick={() => read.mutate({})}
        >
          {t('read.now')}
        </ReasonedButton>
        {saved.counts.failed > 0 && (
          <ReasonedButton
            variant="default"
            reason={off}
            loading={retry.isPending}
            onClick={() => retry.mutate({ id: null })}
          >
            {t('retry.all')}
          </ReasonedButton>
        )}
        <span className="quiet">
          {saved.readAt ? (
            <>
              {t('read.at')} <ShortTime at={saved.readAt} />
            </>
          ) : (
            t('read.never')
          )}
        </span>
        <SegmentedControl
          size="xs"
          aria-label={t('log.filter')}
          data={[{ value: '', label: t('log.all') }, ...SHOWN.map((one) => ({ value: one, label: t(`state.${one}`) }))]}
          value={state ?? ''}
          onChange={(value) => setState(STATES.find((one) => one === value) ?? null)}
        />
      </div>
      <ErrorNote error={retry.error ?? read.error} words={crmWords} />
      {pages.isError && !pages.data && (
        <ErrorNote error={pages.error} words={crmWords} onRetry={() => void pages.refetch()} />
      )}
      {pages.isPending && <Loading lines={4} />}
      {pages.data && rows.length === 0 && (
        <EmptyState icon={<IconAddressBook />} title={t(state === null ? 'log.none' : 'log.no-match')}>
          {state === null && t('log.none.why')}
        </EmptyState>
      )}
      <ul className="crm-rows" aria-label={t('log')}>
        {rows.map((row) => (
          <WorkLine key={row.id} row={row} off={off} fields={choices.data?.fields ?? []} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('log.more')}
        </Button>
      )}
    </Panel>
  );
};
