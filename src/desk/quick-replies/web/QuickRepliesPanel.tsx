import './quick-replies.css';
import { Switch, Tabs, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { z } from 'zod';
import { EmptyState, ErrorNote, Loading, notifyRefused } from '#ground/ui/parts.tsx';
import { IconBolt, IconSearch } from '#ground/ui/icons.ts';
import { useAsk, useTell } from '#ground/web/query.ts';
import { useRefusal, useWords } from '#ground/web/words.tsx';
import { listQuickReplies, setFavourite } from '../contract.ts';
import { found, suits } from '../rules.ts';
import { quickWords } from '../words.ts';
import { FieldsForm } from './FieldsForm.tsx';
import { QuickRow } from './QuickRow.tsx';
import { useInsertReply } from './use-insert.ts';

export type Listed = z.output<typeof listQuickReplies.output>['replies'][number];
type Tab = 'all' | 'favourites';

export type QuickRepliesPanelProps = {
  interactionId: number;
  /** Puts it where the agent was writing. */
  onInsert: (html: string) => void;
};

/** Arrow keys go from reply to reply, and from the first one back to the search. */
const walk = (event: KeyboardEvent<HTMLElement>): void => {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const stops = Array.from(event.currentTarget.querySelectorAll<HTMLElement>('input[type="search"], .quick-name'));
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
};

/** R74 to R81: choose by list, search or favourite; fill in the fields; insert. */
export const QuickRepliesPanel = ({ interactionId, onInsert }: QuickRepliesPanelProps) => {
  const t = useWords(quickWords);
  const refusal = useRefusal(quickWords);
  const listed = useAsk(listQuickReplies, { interactionId });
  const star = useTell(setFavourite, { invalidates: [listQuickReplies] });
  const insert = useInsertReply(interactionId, onInsert);
  const [tab, setTab] = useState<Tab>('all');
  const [query, setQuery] = useState('');
  const [everything, setEverything] = useState(false);
  const [chosen, setChosen] = useState<Listed | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const ready = listed.data !== undefined;
  useEffect(() => {
    if (ready && !chosen) search.current?.focus();
  }, [ready, chosen]);

  if (listed.isError && !listed.data)
    return <ErrorNote error={listed.error} words={quickWords} onRetry={() => void listed.refetch()} />;
  if (!listed.data) return <Loading lines={6} />;
  const { replies, context } = listed.data;
  const choose = (reply: Listed): void => {
    if (reply.fields.length > 0) setChosen(reply);
    else void insert(reply, {});
  };
  const toggle = ({ id, favourite }: Listed): void =>
    star.mutate({ id, on: !favourite }, { onError: (error) => notifyRefused(refusal(error)) });

  if (chosen)
    return (
      <FieldsForm
        reply={chosen}
        context={context}
        onBack={() => setChosen(null)}
        onInsert={(values) => void insert(chosen, values).then((done) => done && setChosen(null))}
      />
    );
  const inTab = replies.filter((one) => (tab === 'favourites' ? one.favourite : everything || suits(one, context)));
  const shown = found(inTab, query);
  const empty = query ? 'none.found' : tab === 'favourites' ? 'none.favourites' : 'none';
  return (
    <div className="quick" onKeyDown={walk}>
      <TextInput
        ref={search}
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        leftSection={<IconSearch size={15} />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing && shown[0]) choose(shown[0]);
          // The first Escape empties the search, as the browser does; the next one leaves.
          if (event.key === 'Escape' && query) {
            event.stopPropagation();
            setQuery('');
          }
        }}
      />
      <Tabs value={tab} onChange={(next) => setTab(next === 'favourites' ? 'favourites' : 'all')}>
        <Tabs.List aria-label={t('title')}>
          <Tabs.Tab value="all">{t('all')}</Tabs.Tab>
          <Tabs.Tab value="favourites">{t('favourites')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value={tab} className="quick-tab">
          {tab === 'all' && (
            <Switch
              size="xs"
              label={t('everything')}
              checked={everything}
              onChange={(event) => setEverything(event.currentTarget.checked)}
            />
          )}
          <p className="quick-heard" role="status">
            {query ? t('found', { n: shown.length }) : ''}
          </p>
          {shown.length > 0 ? (
            <ul className="quick-list" aria-label={t('title')}>
              {shown.map((reply) => (
                <QuickRow key={reply.id} reply={reply} onChoose={() => choose(reply)} onStar={() => toggle(reply)} />
              ))}
            </ul>
          ) : (
            <EmptyState icon={<IconBolt />} title={t(empty)}>
              {empty === 'none.found' ? null : t(`${empty}.why`)}
            </EmptyState>
          )}
        </Tabs.Panel>
      </Tabs>
    </div>
  );
};
