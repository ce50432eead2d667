import './inbox.css';
import { Tabs } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { ErrorNote, Loading } from '#ground/ui/parts.tsx';
import { IconTrash } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import { StatePicker } from '#spine/people/web/parts.tsx';
import { inboxWords } from '../words.ts';
import { BrowsedRows } from './BrowsedRows.tsx';
import { Capacity } from './Capacity.tsx';
import { useHeardInbox, useInbox } from './inbox-data.ts';
import { MyRows, type ListProps } from './MyRows.tsx';
import { TagFilter } from './TagFilter.tsx';
import { Offers } from './Offers.tsx';

const VIEWS = ['mine', 'unassigned', 'recent', 'all', 'trash'] as const;
type View = (typeof VIEWS)[number];
const isView = (text: string | null): text is View => (VIEWS as readonly (string | null)[]).includes(text);

type MenuSlots = {
  /** What the shell moves its side with. */
  edge?: ReactNode;
  /** Under my state: what else I am at. */
  busy?: ReactNode;
  /** Beside the title: how something new is begun (R10). */
  acts?: ReactNode;
  /** What I began and have not sent. */
  drafts?: ReactNode;
  /** Under the list: what can be done with those selected. */
  bar?: ReactNode;
};

/** The Interactions menu (R2, R5): my state, my places, offers, and the list. */
export const InteractionsMenu = ({ edge, busy, acts, drafts, bar, ...props }: ListProps & MenuSlots) => {
  const t = useWords(inboxWords);
  const inbox = useInbox();
  const [view, setView] = useState<View>('mine');
  const [tagIds, setTagIds] = useState<number[]>([]);
  useHeardInbox();
  const waiting = inbox.data?.waiting ?? 0;
  return (
    <section className="inbox" id="interactions-menu" aria-label={t('menu')}>
      <header className="inbox-head">
        <h1>{t('title')}</h1>
        {acts}
      </header>
      <StatePicker />
      {busy}
      <Capacity />
      <Offers somethingOpen={props.selectedId !== null} onOpen={props.onOpen} />
      {drafts}
      <Tabs
        className="inbox-views"
        value={view}
        onChange={(value) => isView(value) && setView(value)}
        keepMounted={false}
        aria-label={t('view.label')}
      >
        <Tabs.List aria-label={t('view.label')}>
          {VIEWS.map((each) => (
            <Tabs.Tab
              key={each}
              value={each}
              // The fifth word has no room beside the other four.
              {...(each === 'trash'
                ? { 'data-trash': true, 'aria-label': t('view.trash'), title: t('view.trash') }
                : {})}
            >
              {each === 'trash' ? <IconTrash size={14} /> : t(`view.${each}`)}
              {each === 'unassigned' && waiting > 0 && <span className="inbox-count">{waiting}</span>}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {VIEWS.map((each) => (
          <Tabs.Panel key={each} value={each} tabIndex={-1}>
            {each !== 'mine' && (
              <>
                <TagFilter ids={tagIds} onChange={setTagIds} />
                <BrowsedRows {...props} view={each} tagIds={tagIds} onClearTags={() => setTagIds([])} />
              </>
            )}
            {each === 'mine' && inbox.data && <MyRows {...props} />}
            {each === 'mine' && !inbox.data && !inbox.isError && <Loading lines={9} />}
            {each === 'mine' && !inbox.data && inbox.isError && (
              <div className="inbox-error">
                <ErrorNote error={inbox.error} words={inboxWords} onRetry={() => void inbox.refetch()} />
              </div>
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
      {bar}
      {edge}
    </section>
  );
};
