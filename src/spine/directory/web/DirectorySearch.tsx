import './directory.css';
import { NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { EmptyState, ErrorNote, Loading } from '#ground/ui/parts.tsx';
import { IconAddressBook, IconSearch } from '#ground/ui/icons.ts';
import { announce } from '#ground/web/announce.tsx';
import { useWatch } from '#ground/web/stream.ts';
import { useWords } from '#ground/web/words.tsx';
import { DIRECTORY_TOPIC, KINDS, type Kind } from '../contract.ts';
import { directoryWords } from '../words.ts';
import { EntryList } from './EntryList.tsx';
import type { Picked } from './picked.ts';
import { useDirectory, type Source } from './use-directory.ts';

export type DirectorySearchProps = {
  /** What can be done something with here: « Tout » is all of these. */
  kinds: readonly Kind[];
  /** An address that is typed and in no directory is an entry too. */
  takesAddress?: boolean;
  /** Everything is listed before anything is asked: for directories of a house's own people. */
  listsAtOnce?: boolean;
  /** Key of the entry shown beside the list. */
  pickedKey?: string | null;
  onPick: (picked: Picked) => void;
  /** Buttons of an entry, seen when the pointer or the keyboard is on it. */
  renderActions?: (picked: Picked) => ReactNode;
};

/** R11 to R13: the search bar, the directory to search below it, and what is found. */
export const DirectorySearch = (props: DirectorySearchProps) => {
  const t = useWords(directoryWords);
  const { kinds, onPick } = props;
  // Of contacts nothing is told but who they are.
  useWatch(kinds.some((kind) => kind !== 'contact') ? DIRECTORY_TOPIC : null);
  const directory = useDirectory(kinds, props.takesAddress ?? false, props.listsAtOnce ?? false);
  const { items, pages, source } = directory;
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [active, setActive] = useState(-1);
  const at = Math.min(active, items.length - 1);

  // Typing points at the first that is found; a list of all is walked into by the arrows.
  useEffect(() => setActive(directory.query === '' ? -1 : 0), [directory.query, source]);
  const { isCurrent } = directory;
  const more = pages.hasNextPage ? 'yes' : 'no';
  useEffect(() => {
    if (isCurrent) announce(t('heard', { n: items.length, more }));
  }, [isCurrent, items.length, more, t]);

  const move = (to: number): void => setActive(Math.max(0, Math.min(items.length - 1, to)));
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Record<string, () => void> = {
      ArrowDown: () => move(at + 1),
      ArrowUp: () => move(at - 1),
      PageDown: () => move(at + 8),
      PageUp: () => move(at - 8),
      Enter: () => {
        const chosen = items[at];
        if (directory.typed.trim() === '' && !directory.asked) directory.listAll();
        else if (chosen && isCurrent) onPick(chosen);
      },
    };
    const step = steps[event.key];
    if (!step || event.nativeEvent.isComposing) return;
    event.preventDefault();
    step();
  };
  const sources: Source[] = kinds.length > 1 ? ['all', ...KINDS.filter((kind) => kinds.includes(kind))] : [...kinds];
  return (
    <div className="directory">
      <div className="directory-ask">
        <TextInput
          ref={input}
          type="search"
          role="combobox"
          aria-label={t('search')}
          placeholder={t('search.placeholder')}
          leftSection={<IconSearch size={16} />}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          aria-autocomplete="list"
          aria-expanded={items.length > 0}
          aria-controls={listId}
          aria-activedescendant={items[at] ? `${listId}-${at}` : undefined}
          maxLength={200}
          value={directory.typed}
          onChange={(event) => directory.type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <NativeSelect
          aria-label={t('source')}
          value={source}
          data={sources.map((each) => ({ value: each, label: t(`source.${each}`) }))}
          onChange={(event) => {
            directory.setSource(event.currentTarget.value as Source);
            input.current?.focus();
          }}
        />
      </div>
      {pages.isError && directory.asked && (
        <ErrorNote error={pages.error} words={directoryWords} onRetry={() => void pages.refetch()} />
      )}
      {!directory.asked && (
        <EmptyState icon={<IconAddressBook />} title={t('start.title')}>
          {t('start.why')}
        </EmptyState>
      )}
      {directory.asked && items.length === 0 && pages.isPending && <Loading lines={6} />}
      {directory.isCurrent && items.length === 0 && (
        <EmptyState
          icon={<IconAddressBook />}
          title={directory.query === '' ? t('none.all') : t('none', { query: directory.query })}
        >
          {t('none.why')}
        </EmptyState>
      )}
      <EntryList
        id={listId}
        items={items}
        active={at}
        pickedKey={props.pickedKey ?? null}
        onActive={setActive}
        onPick={(picked, index) => {
          setActive(index);
          onPick(picked);
        }}
        renderActions={props.renderActions}
        onEnd={() => {
          if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
        }}
      />
    </div>
  );
};
