import './spam.css';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { EmptyState, ErrorNote, Loading, Pill, ShortTime } from '#ground/ui/parts.tsx';
import { IconPlus, IconSearch, IconShieldX } from '#ground/ui/icons.ts';
import { Page, RowButton, Sheet, SheetRow } from '#ground/ui/page/parts.tsx';
import { useAskPages } from '#ground/web/query.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { listBlocked } from '../contract.ts';
import { spamWords } from '../words.ts';
import { AddDrawer } from './AddDrawer.tsx';
import { BlockedDrawer } from './BlockedDrawer.tsx';

/** Whose mail is not taken, what that stopped, and the way out of it. */
export const BlockedPage = () => {
  const t = useWords(spamWords);
  const { number } = useFormat();
  const [text, setText] = useState('');
  const [openId, setOpenId] = useState<number | null>(null);
  const [adds, setAdds] = useState(false);
  const pages = useAskPages(
    listBlocked,
    (before) => ({ text, before }),
    (page) => page.next,
    { keepPrevious: true },
  );
  const rows = [
    ...new Map((pages.data?.pages ?? []).flatMap((page) => page.rows).map((row) => [row.id, row])).values(),
  ];
  const open = rows.find((row) => row.id === openId);
  return (
    <Page
      title={t('office.title')}
      why={t('office.why')}
      acts={
        <Button leftSection={<IconPlus size={15} />} onClick={() => setAdds(true)}>
          {t('office.add')}
        </Button>
      }
    >
      {pages.isError && !pages.data && (
        <ErrorNote error={pages.error} words={spamWords} onRetry={() => void pages.refetch()} />
      )}
      {pages.isPending && <Loading lines={8} />}
      {pages.data && (rows.length > 0 || text !== '') && (
        <TextInput
          maw={360}
          type="search"
          aria-label={t('office.search')}
          placeholder={t('office.search')}
          leftSection={<IconSearch size={15} />}
          maxLength={200}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {pages.data && rows.length === 0 && (
        <EmptyState icon={<IconShieldX />} title={t(text === '' ? 'office.none' : 'office.no-match')}>
          {text === '' && t('office.none.why')}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <Sheet
          label={t('office.title')}
          head={[
            { word: t('column.value') },
            { word: t('column.by'), wideOnly: true },
            { word: t('column.at'), end: true },
            { word: t('column.stopped'), end: true },
            { word: t('column.last'), end: true, wideOnly: true },
          ]}
        >
          {rows.map((row) => (
            <SheetRow key={row.id} current={row.id === openId} onOpen={() => setOpenId(row.id)}>
              <td className="blocked-value">
                <RowButton onOpen={() => setOpenId(row.id)}>
                  <span>{row.value}</span>
                </RowButton>{' '}
                {row.kind === 'domain' && <Pill>{t('kind.domain')}</Pill>}
              </td>
              <td data-wide-only>{row.byName ?? <span className="quiet">{t('by.gone')}</span>}</td>
              <td data-end>
                <ShortTime at={row.at} />
              </td>
              <td data-end>{number(row.stopped)}</td>
              <td data-end data-wide-only>
                {row.lastAt ? <ShortTime at={row.lastAt} /> : <span className="quiet">{t('never')}</span>}
              </td>
            </SheetRow>
          ))}
        </Sheet>
      )}
      {pages.hasNextPage && (
        <Button variant="default" mt={10} loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('office.more')}
        </Button>
      )}
      {open && <BlockedDrawer key={open.id} row={open} onClose={() => setOpenId(null)} />}
      {adds && <AddDrawer onClose={() => setAdds(false)} />}
    </Page>
  );
};
