import './ledger.css';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { EmptyState, ErrorNote, Loading } from '#ground/ui/parts.tsx';
import { IconMail, IconSearch, IconShieldCheck } from '#ground/ui/icons.ts';
import { Page } from '#ground/ui/page/parts.tsx';
import { useAskPages } from '#ground/web/query.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { LEDGER_STATES, listLedger } from '../contract.ts';
import { mailInWords } from '../words.ts';
import { useSettled, type LedgerState } from './ledger-data.ts';
import { LedgerDrawer } from './LedgerDrawer.tsx';
import { LedgerTable } from './LedgerTable.tsx';

const StateFilter = (props: {
  counts: Readonly<Record<string, number>>;
  value: LedgerState | null;
  onChange: (state: LedgerState | null) => void;
}) => {
  const t = useWords(mailInWords);
  const format = useFormat();
  const total = Object.values(props.counts).reduce((sum, n) => sum + n, 0);
  const shown = LEDGER_STATES.filter((state) => (props.counts[state] ?? 0) > 0 || state === 'quarantined');
  return (
    <div className="ledger-states" role="group" aria-label={t('filter')}>
      {[null, ...shown].map((state) => (
        <button
          key={state ?? 'all'}
          type="button"
          aria-pressed={props.value === state}
          data-attention={(state === 'quarantined' && (props.counts[state] ?? 0) > 0) || undefined}
          onClick={() => props.onChange(state)}
        >
          {t(`state.${state ?? 'all'}`)}
          <span>{format.number(state === null ? total : (props.counts[state] ?? 0))}</span>
        </button>
      ))}
    </div>
  );
};

/** Every mail ever accepted, and what became of it. */
export const LedgerPage = () => {
  const t = useWords(mailInWords);
  const [state, setState] = useState<LedgerState | null>(null);
  const [typed, setTyped] = useState('');
  const [openId, setOpenId] = useState<number | null>(null);
  const text = useSettled(typed.trim());
  const pages = useAskPages(
    listLedger,
    (before) => ({ state, before, text }),
    (page) => page.next,
  );
  const [counts, setCounts] = useState<Record<string, number>>({});
  const latest = pages.data?.pages[0]?.counts;
  // The counts are the same whatever the filter: they stay while another one loads.
  if (latest && latest !== counts) setCounts(latest);
  const rows = [
    ...new Map((pages.data?.pages ?? []).flatMap((page) => page.rows).map((row) => [row.id, row])).values(),
  ];
  const open = rows.find((row) => row.id === openId);
  const kindOfNone =
    state === 'quarantined' && text === ''
      ? 'none.quarantined'
      : state !== null || text !== ''
        ? 'none.matches'
        : 'none';
  return (
    <Page title={t('title')} why={t('why')}>
      <div className="page-tools">
        <StateFilter counts={counts} value={state} onChange={setState} />
        <TextInput
          className="ledger-search"
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={15} />}
          maxLength={200}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      {pages.isError && !pages.data && (
        <ErrorNote error={pages.error} words={mailInWords} onRetry={() => void pages.refetch()} />
      )}
      {pages.isPending && <Loading lines={9} />}
      {pages.data && rows.length === 0 && (
        <EmptyState icon={state === 'quarantined' ? <IconShieldCheck /> : <IconMail />} title={t(kindOfNone)}>
          {t(`${kindOfNone}.why`)}
        </EmptyState>
      )}
      {rows.length > 0 && <LedgerTable rows={rows} openId={openId} onOpen={(row) => setOpenId(row.id)} />}
      {pages.hasNextPage && (
        <div className="ledger-more">
          <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
      {open && <LedgerDrawer key={open.id} row={open} onClose={() => setOpenId(null)} />}
    </Page>
  );
};
