import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { IconKey, IconPencil, IconRefresh, IconSend, IconWebhook } from '#ground/ui/icons.ts';
import { SideDrawer } from '#ground/ui/page/parts.tsx';
import { ConfirmDialog, EmptyState, ErrorNote, Loading, notifyDone, Pill, ReasonedButton } from '#ground/ui/parts.tsx';
import { useAskPages, useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { listDeliveries, listEndpoints, rotateSecret, STATES, testEndpoint, type Endpoint } from '../contract.ts';
import { webhooksWords } from '../words.ts';
import { Delivery } from './Delivery.tsx';
import { ReplayDialog } from './ReplayDialog.tsx';
import { stateOf } from './state-of.ts';

type State = (typeof STATES)[number];
const SHOWN = ['waiting', 'delivered', 'failed'] as const;

/** One endpoint: its state, what can be done with it, and all that was sent to it. */
export const LogDrawer = (props: {
  endpoint: Endpoint;
  onChange: () => void;
  onSecret: (made: { secret: string; formerUntil: string }) => void;
  onClose: () => void;
}) => {
  const { endpoint } = props;
  const t = useWords(webhooksWords);
  const [state, setState] = useState<State | null>(null);
  const [asks, setAsks] = useState<'rotate' | 'replay' | null>(null);
  const pages = useAskPages(
    listDeliveries,
    (before) => ({ endpointId: endpoint.id, state, before }),
    (page) => page.next,
    { keepPrevious: true },
  );
  const rows = [
    ...new Map((pages.data?.pages ?? []).flatMap((page) => page.rows).map((row) => [row.id, row])).values(),
  ];
  const test = useTell(testEndpoint, {
    invalidates: [listDeliveries],
    onDone: () => notifyDone(t('test.sent')),
  });
  const rotate = useTell(rotateSecret, {
    invalidates: [listEndpoints],
    onDone: (made) => {
      setAsks(null);
      props.onSecret(made);
    },
  });
  const off = endpoint.enabled ? null : t('refused.turned-off');
  const { word, tone } = stateOf(endpoint);
  return (
    <SideDrawer title={endpoint.description || endpoint.url} size={640} onClose={props.onClose}>
      <div className="webhook-log">
        <p className="webhook-about">
          <Pill tone={tone}>{t(word)}</Pill> <span>{endpoint.url}</span>
        </p>
        <div className="webhook-acts">
          <ReasonedButton
            leftSection={<IconSend size={15} />}
            loading={test.isPending}
            reason={off}
            onClick={() => test.mutate({ id: endpoint.id })}
          >
            {t('test')}
          </ReasonedButton>
          <Button variant="default" leftSection={<IconPencil size={15} />} onClick={props.onChange}>
            {t('change')}
          </Button>
          <Button variant="default" leftSection={<IconKey size={15} />} onClick={() => setAsks('rotate')}>
            {t('rotate')}
          </Button>
          {endpoint.failed > 0 && (
            <ReasonedButton
              variant="default"
              leftSection={<IconRefresh size={15} />}
              reason={off}
              onClick={() => setAsks('replay')}
            >
              {t('replay.failed')}
            </ReasonedButton>
          )}
        </div>
        <ErrorNote error={test.error} words={webhooksWords} />
        <div className="webhook-filter">
          <h3>{t('log')}</h3>
          <SegmentedControl
            size="xs"
            aria-label={t('log.filter')}
            data={[
              { value: '', label: t('log.all') },
              ...SHOWN.map((one) => ({ value: one, label: t(`delivery.${one}`) })),
            ]}
            value={state ?? ''}
            onChange={(value) => setState(STATES.find((one) => one === value) ?? null)}
          />
        </div>
        {pages.isError && !pages.data && (
          <ErrorNote error={pages.error} words={webhooksWords} onRetry={() => void pages.refetch()} />
        )}
        {pages.isPending && <Loading lines={6} />}
        {pages.data && rows.length === 0 && (
          <EmptyState icon={<IconWebhook />} title={t(state === null ? 'log.none' : 'log.no-match')}>
            {state === null && t('log.none.why')}
          </EmptyState>
        )}
        <ul className="webhook-rows" aria-label={t('log')}>
          {rows.map((row) => (
            <Delivery key={row.id} row={row} off={off} />
          ))}
        </ul>
        {pages.hasNextPage && (
          <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('log.more')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        opened={asks === 'rotate'}
        title={t('rotate.title')}
        confirmLabel={t('rotate')}
        busy={rotate.isPending}
        error={rotate.error}
        words={webhooksWords}
        onConfirm={() => rotate.mutate({ id: endpoint.id })}
        onClose={() => setAsks(null)}
      >
        {t('rotate.why')}
      </ConfirmDialog>
      {asks === 'replay' && <ReplayDialog endpointId={endpoint.id} onClose={() => setAsks(null)} />}
    </SideDrawer>
  );
};
