import './tags-field.css';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { EmptyState, ErrorNote, Loading, Pill, ShortTime } from '#ground/ui/parts.tsx';
import { IconPlus, IconSearch, IconTag } from '#ground/ui/icons.ts';
import { Page, RowButton, Sheet, SheetRow } from '#ground/ui/page/parts.tsx';
import { useAsk } from '#ground/web/query.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { foldName } from '#spine/tags/rules.ts';
import { TagChip } from '#spine/tags/web/parts.tsx';
import { officeTags } from '../tags/contract.ts';
import { deskTagWords } from '../tags/words.ts';
import { TagDrawer, type OfficeTag } from './TagDrawer.tsx';

const FRESH: OfficeTag = { id: 0, name: '', color: 'blue', archived: false, uses: 0, lastAt: null };

/** Where supervisors and administrators keep the tags in order. */
export const TagsPage = () => {
  const t = useWords(deskTagWords);
  const { number } = useFormat();
  const asked = useAsk(officeTags, {});
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState<OfficeTag | null>(null);
  const all = asked.data?.tags;
  const rows = all
    ?.filter((tag) => foldName(tag.name).includes(foldName(query)))
    .toSorted((a, b) => Number(a.archived) - Number(b.archived));
  return (
    <Page
      title={t('tags')}
      why={t('office.why')}
      acts={
        <Button leftSection={<IconPlus size={15} />} onClick={() => setOpen(FRESH)}>
          {t('office.new')}
        </Button>
      }
    >
      {asked.isError && !all && (
        <ErrorNote error={asked.error} words={deskTagWords} onRetry={() => void asked.refetch()} />
      )}
      {!all && !asked.isError && <Loading lines={8} />}
      {all?.length === 0 && (
        <EmptyState icon={<IconTag />} title={t('office.none')}>
          {t('office.none.why')}
        </EmptyState>
      )}
      {all && rows && all.length > 0 && (
        <>
          <TextInput
            maw={360}
            type="search"
            aria-label={t('office.search')}
            placeholder={t('office.search')}
            leftSection={<IconSearch size={15} />}
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
          />
          {rows.length === 0 && <EmptyState icon={<IconTag />} title={t('no-match')} />}
          {rows.length > 0 && (
            <Sheet
              label={t('tags')}
              head={[
                { word: t('column.name') },
                { word: t('column.uses'), end: true },
                { word: t('column.last'), end: true, wideOnly: true },
              ]}
            >
              {rows.map((tag) => (
                <SheetRow key={tag.id} muted={tag.archived} current={tag.id === open?.id} onOpen={() => setOpen(tag)}>
                  <td>
                    <RowButton onOpen={() => setOpen(tag)}>
                      <TagChip name={tag.name} color={tag.color} />
                    </RowButton>
                    {tag.archived && <Pill>{t('archived')}</Pill>}
                  </td>
                  <td data-end>{number(tag.uses)}</td>
                  <td data-end data-wide-only>
                    {tag.lastAt ? <ShortTime at={tag.lastAt} /> : <span className="quiet">{t('never')}</span>}
                  </td>
                </SheetRow>
              ))}
            </Sheet>
          )}
        </>
      )}
      {open && <TagDrawer key={open.id} tag={open} others={all ?? []} onClose={() => setOpen(null)} />}
    </Page>
  );
};
