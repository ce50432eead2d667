import { Button } from '@mantine/core';
import { useState, type KeyboardEvent, type MouseEvent } from 'react';
import { EmptyState, ErrorNote, Loading, ReasonedButton, ShortTime } from '#ground/ui/parts.tsx';
import { IconBell, IconChevronDown, IconChevronUp } from '#ground/ui/icons.ts';
import { useAskPages } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { listNotices, type Notice } from '../contract.ts';
import { noticesWords } from '../words.ts';
import type { BellProps } from './Bell.tsx';
import { ChoicesForm } from './ChoicesForm.tsx';
import { useSee, useSentence, useUnseen } from './notices-data.ts';

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/** Arrow keys go from one to the next. */
const onKeyDown = (event: KeyboardEvent<HTMLUListElement>): void => {
  const step = STEPS[event.key];
  if (!step) return;
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('.notice-item')];
  all[step(all.indexOf(document.activeElement as HTMLElement), all.length - 1)]?.focus();
};

const Item = (props: { notice: Notice; hrefOf: (id: number) => string; onPick: (notice: Notice) => void }) => {
  const t = useWords(noticesWords);
  const { notice } = props;
  const { what, about } = useSentence()(notice);
  const pick = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    props.onPick(notice);
  };
  const inside = (
    <>
      <i className="notice-dot" data-unseen={!notice.seen || undefined} />
      <span className="notice-words">
        <b>{what}</b>
        <span>{about}</span>
      </span>
      <ShortTime at={notice.at} />
      {!notice.seen && <span className="visually-hidden">{t('unseen')}</span>}
    </>
  );
  return notice.interaction ? (
    <a className="notice-item" href={props.hrefOf(notice.interaction.id)} onClick={pick}>
      {inside}
    </a>
  ) : (
    <button type="button" className="notice-item" onClick={pick}>
      {inside}
    </button>
  );
};

/** All that I was told, newest first, and how I want to be told. */
export const NoticePanel = (props: BellProps & { onClose: () => void }) => {
  const t = useWords(noticesWords);
  const unseen = useUnseen();
  const see = useSee();
  const [chooses, setChooses] = useState(false);
  const pages = useAskPages(
    listNotices,
    (before) => ({ before }),
    (page) => page.next,
  );
  const notices = pages.data?.pages.flatMap((page) => page.notices);
  const pick = ({ id, seen, interaction }: Notice): void => {
    if (!seen) see.mutate({ ids: [id] });
    if (!interaction) return;
    props.onClose();
    props.onOpen(interaction.id);
  };
  return (
    <>
      <header className="notices-head">
        <h2>{t('title')}</h2>
        <ReasonedButton
          variant="subtle"
          size="compact-sm"
          reason={unseen > 0 ? null : t('none-unseen')}
          onClick={() => see.mutate({ ids: 'all' })}
        >
          {t('all-seen')}
        </ReasonedButton>
      </header>
      <ErrorNote error={pages.error ?? see.error} words={noticesWords} onRetry={() => void pages.refetch()} />
      {!notices && !pages.isError && <Loading lines={4} />}
      {notices?.length === 0 && (
        <EmptyState icon={<IconBell />} title={t('empty')}>
          {t('empty.why')}
        </EmptyState>
      )}
      {notices && notices.length > 0 && (
        <ul className="notices-list" onKeyDown={onKeyDown}>
          {notices.map((notice) => (
            <li key={notice.id}>
              <Item notice={notice} hrefOf={props.hrefOf} onPick={pick} />
            </li>
          ))}
          {pages.hasNextPage && (
            <li className="notices-more">
              <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                {t('more')}
              </Button>
            </li>
          )}
        </ul>
      )}
      <footer className="notices-foot">
        <button type="button" className="notices-fold" aria-expanded={chooses} onClick={() => setChooses(!chooses)}>
          {t('choices')}
          {chooses ? <IconChevronDown size={16} /> : <IconChevronUp size={16} />}
        </button>
        {chooses && <ChoicesForm />}
      </footer>
    </>
  );
};
