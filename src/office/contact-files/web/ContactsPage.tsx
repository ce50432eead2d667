import './contact-files.css';
import { Button, Progress, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useRef, useState, type ReactNode } from 'react';
import { EmptyState, ErrorNote, Loading, notifyDone, ReasonedButton, ShortTime } from '#ground/ui/parts.tsx';
import { IconAddressBook, IconFileExport, IconPlus, IconSearch } from '#ground/ui/icons.ts';
import { Page, RowButton, Sheet, SheetRow, SideDrawer } from '#ground/ui/page/parts.tsx';
import { useAsk, useAskPages } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { useMay } from '#spine/permissions/web/parts.tsx';
import { listContacts, listImports } from '../contract.ts';
import { contactFilesWords } from '../words.ts';
import { ImportDrawer } from './ImportDrawer.tsx';
import { ImportsPanel } from './ImportsPanel.tsx';
import { useExport } from './use-export.ts';
import { useUpload } from './use-upload.ts';

const SETTLE_MS = 150;

/** Everybody who is known; many in or out at once. `card` shows one of them, lent by the frame. */
export const ContactsPage = ({ card }: { card: (contactId: number) => ReactNode }) => {
  const t = useWords(contactFilesWords);
  const may = useMay('contact-files');
  const [typed, setTyped] = useState('');
  const [query] = useDebouncedValue(typed.trim(), SETTLE_MS);
  const [openId, setOpenId] = useState<number | null>(null);
  const [preparing, setPreparing] = useState<number | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const asked = useAskPages(
    listContacts,
    (after: number | null) => ({ query, after }),
    (page) => page.next,
    { keepPrevious: true, freshOnMount: true },
  );
  const imports = useAsk(listImports, {}, { enabled: may === true }).data?.imports ?? [];
  const upload = useUpload(setPreparing);
  const exporter = useExport((n) => notifyDone(t('export.done', { n })));
  const rows = asked.data?.pages.flatMap((page) => page.contacts) ?? [];
  const total = asked.data?.pages[0]?.total ?? 0;
  const reason = may === false ? t('refused.switched-off') : null;
  const { sending } = upload;
  const { exporting } = exporter;
  return (
    <Page
      title={t('title')}
      why={t('why')}
      acts={
        <>
          <ReasonedButton
            variant="default"
            leftSection={<IconFileExport size={15} />}
            reason={reason}
            loading={exporting !== null}
            onClick={() => void exporter.run(query)}
          >
            {t(query === '' ? 'export' : 'export.found')}
          </ReasonedButton>
          <ReasonedButton
            leftSection={<IconPlus size={15} />}
            reason={reason}
            loading={sending !== null}
            onClick={() => picker.current?.click()}
          >
            {t('import')}
          </ReasonedButton>
          <input
            ref={picker}
            type="file"
            accept=".csv,.tsv,.txt,text/csv"
            hidden
            aria-label={t('import.file')}
            onChange={({ currentTarget }) => {
              const file = currentTarget.files?.[0];
              // The same file may be chosen again.
              currentTarget.value = '';
              if (file) upload.send(file);
            }}
          />
        </>
      }
    >
      <ErrorNote error={upload.error ?? exporter.error} words={contactFilesWords} />
      {sending && (
        <div role="status">
          {sending.share < 1
            ? t('import.sending', { name: sending.name, percent: Math.floor(sending.share * 100) })
            : t('import.reading', { name: sending.name })}
          <Progress size="sm" value={sending.share * 100} animated={sending.share >= 1} aria-label={sending.name} />
        </div>
      )}
      {exporting && (
        <div className="export-progress" role="status">
          <span>{t('export.progress', { n: exporting.done, total: exporting.total })}</span>
          <Button size="compact-xs" variant="default" onClick={exporter.stop}>
            {t('export.stop')}
          </Button>
          <Progress
            size="sm"
            value={exporting.total === 0 ? 0 : (100 * exporting.done) / exporting.total}
            aria-label={t('export')}
          />
        </div>
      )}
      <ImportsPanel imports={imports} onPrepare={setPreparing} />
      <div className="page-tools">
        <TextInput
          w={360}
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={15} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {asked.data && (
          <span className="quiet" role="status">
            {t('total', { n: total })}
          </span>
        )}
      </div>
      {asked.isError && !asked.data && (
        <ErrorNote error={asked.error} words={contactFilesWords} onRetry={() => void asked.refetch()} />
      )}
      {!asked.data && !asked.isError && <Loading lines={8} />}
      {asked.data && rows.length === 0 && (
        <EmptyState icon={<IconAddressBook />} title={t(query === '' ? 'none' : 'none.found')}>
          {query === '' && t('none.why')}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <Sheet
          label={t('title')}
          head={[
            { word: t('column.name') },
            { word: t('column.addresses') },
            { word: t('column.company'), wideOnly: true },
            { word: t('column.since'), end: true, wideOnly: true },
          ]}
        >
          {rows.map((one) => (
            <SheetRow key={one.id} current={one.id === openId} onOpen={() => setOpenId(one.id)}>
              <td>
                <RowButton onOpen={() => setOpenId(one.id)}>
                  <b>{one.name || one.addresses[0]?.address || t('name.none')}</b>
                </RowButton>
              </td>
              <td className="contact-addresses">{one.addresses.map((each) => each.address).join(' · ')}</td>
              <td data-wide-only>{one.company}</td>
              <td data-end data-wide-only>
                <ShortTime at={one.since} />
              </td>
            </SheetRow>
          ))}
        </Sheet>
      )}
      {asked.hasNextPage && (
        <Button variant="default" loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      {preparing !== null && <ImportDrawer importId={preparing} onClose={() => setPreparing(null)} />}
      {openId !== null && (
        <SideDrawer
          title={rows.find((one) => one.id === openId)?.name || t('column.name')}
          size={440}
          onClose={() => setOpenId(null)}
        >
          {card(openId)}
        </SideDrawer>
      )}
    </Page>
  );
};
