import './search.css';
import { Button, Menu, SegmentedControl, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { IconFilter, IconSearch } from '#ground/ui/icons.ts';
import { EmptyState, ErrorNote, Loading } from '#ground/ui/parts.tsx';
import { announce } from '#ground/web/announce.tsx';
import { useAsk } from '#ground/web/query.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { LONGEST_SEARCH, ORDERS, people, type Order } from '../contract.ts';
import { searchWords } from '../words.ts';
import { HitLine } from './HitLine.tsx';
import { SavedSearches } from './SavedSearches.tsx';
import { useFound } from './use-found.ts';

const NARROW = ['people', 'subject', 'files', 'status', 'skill', 'tag', 'agent', 'after', 'before', 'with'] as const;

/** The arrow keys go from one result to the next, from the field to the first and back. */
const walkHits = (event: KeyboardEvent<HTMLElement>): void => {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input[type=search], a[data-hit]')];
  const next = stops[stops.indexOf(document.activeElement as HTMLElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
};

export type Asks = { text: string; order: Order };

/** Everything that was found, with what was asked above it. The shell keeps what is asked in the address. */
export const SearchPage = (props: {
  asked: Asks;
  onAsk: (asks: Asks) => void;
  hrefOf: (interactionId: number) => string;
  onOpen: (interactionId: number) => void;
}) => {
  const { text, order } = props.asked;
  const t = useWords(searchWords);
  const { date } = useFormat();
  const [typed, setTyped] = useState(text);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => setTyped(text), [text]);
  useEffect(() => field.current?.focus(), []);
  const found = useFound(text, order);
  const { hits, first, last } = found;
  const none = found.isSuccess && hits.length === 0 && !found.hasNextPage;
  const near = useAsk(people, { text }, { enabled: none && text.trim().length > 2 }).data?.people ?? [];
  const shown = found.isSuccess ? hits.length : null;
  useEffect(() => {
    if (shown !== null) announce(t('count', { n: shown }));
  }, [shown, t]);
  const ask = (next: Partial<Asks>): void => props.onAsk({ text: typed.trim(), order, ...next });
  const narrow = (key: (typeof NARROW)[number]): void => {
    setTyped((so) => `${so.trimEnd()} ${t(`key.${key}`)}`.trimStart());
    field.current?.focus();
  };
  return (
    <main id="main" className="search-page" aria-label={t('title')} onKeyDown={walkHits}>
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          ask({});
        }}
      >
        <TextInput
          ref={field}
          type="search"
          className="search-field"
          label={t('field')}
          placeholder={t('field.hint')}
          maxLength={LONGEST_SEARCH}
          leftSection={<IconSearch size={16} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit">{t('search')}</Button>
        <Menu position="bottom-end" returnFocus={false}>
          <Menu.Target>
            <Button variant="default" leftSection={<IconFilter size={15} />}>
              {t('narrow')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {NARROW.map((key) => (
              <Menu.Item key={key} onClick={() => narrow(key)} rightSection={<code>{t(`key.${key}`)}</code>}>
                {t(`narrow.${key}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </form>
      <div className="search-bar">
        <SegmentedControl
          size="xs"
          aria-label={t('order')}
          value={order}
          onChange={(value) => ask({ order: value as Order })}
          data={ORDERS.map((value) => ({ value, label: t(`order.${value}`) }))}
        />
        {shown !== null && shown > 0 && <span>{t('count', { n: shown })}</span>}
        <SavedSearches asked={props.asked} onAsk={props.onAsk} />
      </div>
      <ErrorNote error={found.error} words={searchWords} onRetry={() => void found.refetch()} />
      {first?.problems.map(({ problem, value }) => (
        <p className="search-said" data-tone="warn" role="alert" key={problem + value}>
          {t(`problem.${problem}`, { value })}
        </p>
      ))}
      {first && first.ignored.length > 0 && (
        <p className="search-said">{t('ignored', { words: first.ignored.join(', ') })}</p>
      )}
      {text === '' && (
        <EmptyState icon={<IconSearch size={28} />} title={t('empty.title')}>
          {t('empty.why')}
        </EmptyState>
      )}
      {text !== '' && found.isPending && <Loading lines={8} />}
      {none && (
        <EmptyState title={t('none.title')}>
          {near.length > 0 ? (
            <>
              {t('none.near')}{' '}
              {near.map((one) => (
                <Button key={one.contactId} size="compact-sm" variant="light" onClick={() => ask({ text: one.name })}>
                  {one.name}
                </Button>
              ))}
            </>
          ) : (
            t('none.why')
          )}
        </EmptyState>
      )}
      {hits.length > 0 && (
        <ol className="hits" aria-label={t('results')} aria-busy={found.isFetching}>
          {hits.map((hit) => (
            <li key={hit.row.id}>
              <a
                className="hit"
                data-hit={hit.row.id}
                href={props.hrefOf(hit.row.id)}
                onClick={(event) => {
                  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                  event.preventDefault();
                  props.onOpen(hit.row.id);
                }}
              >
                <HitLine hit={hit} />
              </a>
            </li>
          ))}
        </ol>
      )}
      {found.hasNextPage && (
        <p className="search-more">
          {last?.searchedBackTo && last.hits.length === 0 && t('back-to', { when: date(last.searchedBackTo) })}{' '}
          <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t(last?.hits.length === 0 ? 'further' : 'more')}
          </Button>
        </p>
      )}
    </main>
  );
};
