import './quick-replies.css';
import './quick-office.css';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { z } from 'zod';
import { EmptyState, ErrorNote, Loading, Pill, ShortTime } from '#ground/ui/parts.tsx';
import { IconMessageBolt, IconPlus, IconSearch } from '#ground/ui/icons.ts';
import { Page, RowButton, Sheet, SheetRow } from '#ground/ui/page/parts.tsx';
import { useAsk } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { skillNames } from '#spine/routing/contract.ts';
import { officeReplies } from '../contract.ts';
import { holding } from '../rules.ts';
import { quickWords } from '../words.ts';
import { OpenedReply, ReplyDrawer, type ReplyDraft } from './ReplyDrawer.tsx';

type Row = z.output<typeof officeReplies.output>['replies'][number];
const NEW: ReplyDraft = {
  ...{ id: null, version: 0, archived: false, name: '', language: 'fr', skillIds: [], html: '', fields: [] },
};

const ReplyTable = ({ rows, openId, onOpen }: { rows: Row[]; openId: number | null; onOpen: (id: number) => void }) => {
  const t = useWords(quickWords);
  const names = new Map(useAsk(skillNames, {}).data?.skills.map(({ id, name }) => [id, name]));
  return (
    <Sheet
      label={t('title')}
      head={[
        { word: t('column.name') },
        { word: t('column.language') },
        { word: t('column.skills'), wideOnly: true },
        { word: t('column.uses'), end: true },
        { word: t('column.changed'), end: true, wideOnly: true },
      ]}
    >
      {rows.map((row) => (
        <SheetRow key={row.id} muted={row.archived} current={row.id === openId} onOpen={() => onOpen(row.id)}>
          <td>
            <RowButton onOpen={() => onOpen(row.id)}>
              <b>{row.name}</b>
            </RowButton>
            {row.archived && <Pill>{t('archived')}</Pill>}
          </td>
          <td>{t(`language.${row.language}`)}</td>
          <td data-wide-only>
            {row.skillIds.length > 0 ? (
              row.skillIds.flatMap((id) => names.get(id) ?? []).join(', ')
            ) : (
              <span className="quiet">{t('skills.all')}</span>
            )}
          </td>
          <td data-end>{row.uses > 0 ? row.uses : <span className="quiet">0</span>}</td>
          <td data-end data-wide-only>
            <ShortTime at={row.updatedAt} />
          </td>
        </SheetRow>
      ))}
    </Sheet>
  );
};

/** Where supervisors and administrators write the quick replies. */
export const QuickRepliesPage = () => {
  const t = useWords(quickWords);
  const asked = useAsk(officeReplies, {});
  const [query, setQuery] = useState('');
  const [openId, setOpenId] = useState<number | null>(null);
  const [fresh, setFresh] = useState<ReplyDraft | null>(null);
  const close = (): void => {
    setOpenId(null);
    setFresh(null);
  };
  const begin = (draft: ReplyDraft): void => {
    setOpenId(null);
    setFresh(draft);
  };
  const all = asked.data?.replies;
  const rows = all?.filter((row) => holding(row, query));
  return (
    <Page
      title={t('title')}
      why={t('office.why')}
      acts={
        <Button leftSection={<IconPlus size={15} />} onClick={() => begin(NEW)}>
          {t('office.add')}
        </Button>
      }
    >
      {asked.isError && !all && (
        <ErrorNote error={asked.error} words={quickWords} onRetry={() => void asked.refetch()} />
      )}
      {!all && !asked.isError && <Loading lines={8} />}
      {all?.length === 0 && (
        <EmptyState icon={<IconMessageBolt />} title={t('none')}>
          {t('office.none.why')}
        </EmptyState>
      )}
      {all && rows && all.length > 0 && (
        <>
          <TextInput
            className="quick-office-search"
            type="search"
            aria-label={t('search')}
            placeholder={t('search')}
            leftSection={<IconSearch size={15} />}
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
          />
          {rows.length > 0 ? (
            <ReplyTable rows={rows} openId={openId} onOpen={setOpenId} />
          ) : (
            <EmptyState icon={<IconMessageBolt />} title={t('none.found')} />
          )}
        </>
      )}
      {openId !== null && <OpenedReply key={openId} id={openId} onDuplicate={begin} onClose={close} />}
      {fresh && <ReplyDrawer saved={fresh} onDuplicate={begin} onClose={close} />}
    </Page>
  );
};
