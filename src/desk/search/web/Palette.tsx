import './search.css';
import { Modal } from '@mantine/core';
import { useEffect, useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { IconBolt, IconBookmark, IconSearch, IconUser } from '#ground/ui/icons.ts';
import { ErrorNote } from '#ground/ui/parts.tsx';
import { announce } from '#ground/web/announce.tsx';
import { useAsk } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { listSaved, LONGEST_SEARCH, type Order } from '../contract.ts';
import { fold } from '../rules.ts';
import { searchWords } from '../words.ts';
import { HitLine } from './HitLine.tsx';
import { useGlance, useSettled } from './use-found.ts';

/** What the shell lets one do from here. `keys`: what does the same without it. */
export type Action = { id: string; label: string; keys?: string; run: () => void };
type Choice = { id: string; group: string; shown: ReactNode; run: () => void };

const MOST_ACTIONS = 6;

/** Ctrl+K: what is typed is looked for among actions, contacts and interactions at once. */
export const Palette = (props: {
  actions: readonly Action[];
  onOpen: (interactionId: number) => void;
  onSearch: (text: string, order?: Order) => void;
  onClose: () => void;
}) => {
  const { onOpen, onSearch, onClose } = props;
  const t = useWords(searchWords);
  const [text, setText] = useState('');
  const settled = useSettled(text);
  const { found, near, enabled } = useGlance(settled);
  const saved = useAsk(listSaved, {}).data?.saved ?? [];
  const [at, setAt] = useState(0);
  const listId = useId();
  const wanted = fold(text);
  const holds = (label: string): boolean => wanted.split(/\s+/).every((word) => fold(label).includes(word));
  const list: Choice[] = [
    ...props.actions
      .filter(({ label }) => holds(label))
      .slice(0, wanted === '' ? undefined : MOST_ACTIONS)
      .map(({ id, label, keys, run }) => ({
        id,
        group: t('palette.actions'),
        shown: (
          <>
            <IconBolt size={16} /> <span className="choice-name">{label}</span> {keys && <kbd>{keys}</kbd>}
          </>
        ),
        run,
      })),
    ...saved
      .filter(({ name }) => holds(name))
      .map((one) => ({
        id: `saved-${one.id}`,
        group: t('palette.saved'),
        shown: (
          <>
            <IconBookmark size={16} /> <span className="choice-name">{one.name}</span>
          </>
        ),
        run: () => onSearch(one.text, one.order),
      })),
    ...(enabled ? (near.data?.people ?? []) : []).map((one) => ({
      id: `person-${one.contactId}`,
      group: t('palette.people'),
      shown: (
        <>
          <IconUser size={16} />
          <span className="choice-name">
            {one.name || one.address} {one.name && <small>{one.address}</small>}
          </span>
          {one.near && <small>{t('near')}</small>}
        </>
      ),
      run: () => onOpen(one.interactionId),
    })),
    ...(enabled ? (found.data?.hits ?? []) : []).map((hit) => ({
      id: `hit-${hit.row.id}`,
      group: t('palette.found'),
      shown: <HitLine hit={hit} />,
      run: () => onOpen(hit.row.id),
    })),
    ...(text.trim() === ''
      ? []
      : [
          {
            id: 'all',
            group: t('palette.found'),
            shown: (
              <>
                <IconSearch size={16} /> <span className="choice-name">{t('palette.all', { text: text.trim() })}</span>
              </>
            ),
            run: () => onSearch(text.trim()),
          },
        ]),
  ];
  const current = Math.min(at, list.length - 1);
  const chosen = list[current];
  useEffect(() => setAt(0), [text]);
  useEffect(() => announce(t('palette.count', { n: list.length })), [list.length, t]);
  useEffect(() => {
    if (chosen) document.getElementById(`${listId}-${chosen.id}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen?.id, listId, chosen]);
  const take = (choice: Choice | undefined): void => {
    if (!choice) return;
    onClose();
    choice.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = moves[event.key];
    if (step !== undefined && list.length > 0) {
      event.preventDefault();
      setAt((current + step + list.length) % list.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      take(event.ctrlKey || event.metaKey ? list.at(-1) : chosen);
    }
  };
  return (
    <Modal.Root opened onClose={onClose} size={720} yOffset="10vh" centered={false}>
      <Modal.Overlay />
      <Modal.Content className="palette" aria-label={t('palette.label')}>
        <div className="palette-field">
          <IconSearch size={18} />
          <input
            data-autofocus
            role="combobox"
            aria-label={t('palette.label')}
            aria-expanded
            aria-controls={listId}
            aria-activedescendant={chosen && `${listId}-${chosen.id}`}
            aria-autocomplete="list"
            autoComplete="off"
            spellCheck={false}
            maxLength={LONGEST_SEARCH}
            placeholder={t('palette.hint')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
        </div>
        {enabled && <ErrorNote error={found.error} words={searchWords} onRetry={() => void found.refetch()} />}
        <div
          className="palette-list"
          id={listId}
          role="listbox"
          aria-label={t('palette.label')}
          aria-busy={found.isFetching}
        >
          {list.map((choice, n) => (
            <div key={choice.id}>
              {list[n - 1]?.group !== choice.group && (
                <div className="palette-group" role="presentation">
                  {choice.group}
                </div>
              )}
              <div
                id={`${listId}-${choice.id}`}
                role="option"
                aria-selected={n === current}
                className={choice.id.startsWith('hit-') ? 'choice hit' : 'choice'}
                onMouseMove={() => setAt(n)}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => take(choice)}
              >
                {choice.shown}
              </div>
            </div>
          ))}
          {list.length === 0 && <p className="palette-none">{t('palette.nothing')}</p>}
        </div>
        <p className="palette-keys">{t('palette.keys')}</p>
      </Modal.Content>
    </Modal.Root>
  );
};
