import './thread.css';
import { Fragment, useEffect, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { EmptyState, ErrorNote, Loading } from '#ground/ui/parts.tsx';
import { IconArrowDown, IconChevronUp, IconMail } from '#ground/ui/icons.ts';
import { announce } from '#ground/web/announce.tsx';
import { useWords } from '#ground/web/words.tsx';
import type { Message } from '#spine/interactions/contract.ts';
import { openAtFirst } from '../rules.ts';
import { threadWords } from '../words.ts';
import { MessageCard } from './MessageCard.tsx';
import type { MessageItems } from './MessageOptions.tsx';
import { useSpeaker } from './people.ts';
import { useMarkRead } from './use-mark-read.ts';
import { useThreadScroll } from './use-scroll.ts';
import { useThread } from './use-thread.ts';

export type ThreadPaneProps = {
  interactionId: number;
  onLoaded?: () => void;
  /** Buttons beside the delivery state of our own messages (undo, send again…): sending belongs to another room. */
  deliveryActions?: (message: Message) => ReactNode;
  /** Further items for the options of a message. */
  messageItems?: (message: Message) => MessageItems;
  /** What stands beside what a message says: the same in another language. */
  besideBody?: (message: Message) => ReactNode;
  /** What stands between the messages at its time, oldest first: another room's articles. */
  asides?: readonly Aside[];
};

export type Aside = { key: string; at: string; card: ReactNode };

/** Asides that come right before this message: since the one before it, or since the beginning when all is loaded. */
const asidesBetween = (asides: readonly Aside[], after: string | null, before: string | null): Aside[] =>
  asides.filter(({ at }) => (after === null || at >= after) && (before === null || at < before));

/** Page Up and Page Down go from message to message, as in any feed (ARIA feed pattern). */
const walkFeed = (event: KeyboardEvent<HTMLDivElement>): void => {
  if (event.key !== 'PageUp' && event.key !== 'PageDown') return;
  const here = (event.target as Element).closest('article');
  const next = event.key === 'PageUp' ? here?.previousElementSibling : here?.nextElementSibling;
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
};

const shownAside = ({ key, card }: Aside) => <Fragment key={key}>{card}</Fragment>;

/** The messages of one interaction, the newest at the bottom (R29, R35). */
export const ThreadPane = ({
  interactionId,
  onLoaded,
  deliveryActions,
  messageItems,
  besideBody,
  asides = [],
}: ThreadPaneProps) => {
  const t = useWords(threadWords);
  const speakerOf = useSpeaker();
  const { thread, messages, error, retry, ...earlier } = useThread(interactionId);
  const newest = messages.at(-1) ?? null;
  const newestId = newest?.id ?? null;
  const loaded = thread !== undefined;
  const scroll = useThreadScroll(newestId, messages[0]?.id ?? null, newest?.direction === 'out');
  useMarkRead({
    interactionId,
    newestId,
    wanted: thread?.mine === true && thread.interaction.unread > 0,
    list: scroll.list,
  });

  // Open at first, or come in since: whoever is not in the set of the folded by choice.
  const [chosen, setChosen] = useState<ReadonlyMap<number, boolean>>(new Map());
  const [openFrom, setOpenFrom] = useState<number | null>(null);
  const firstOpen = useMemo(
    () =>
      openAtFirst(messages.flatMap(({ id, kind }) => (kind === 'forward' || kind === 'transcript' ? [] : [id])))[0] ??
      null,
    [messages],
  );
  if (openFrom === null && firstOpen !== null) setOpenFrom(firstOpen);
  const isOpen = (id: number): boolean => chosen.get(id) ?? (openFrom !== null && id >= openFrom);
  const toggle = (id: number): void => setChosen(new Map(chosen).set(id, !isOpen(id)));

  useEffect(() => {
    if (loaded) onLoaded?.();
    // Once for each interaction, whatever the parent's function is by then.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [loaded, interactionId]);
  const [heard, setHeard] = useState<number | null>(null);
  useEffect(() => {
    if (newest === null) return;
    if (heard !== null && newest.id > heard && newest.direction === 'in')
      announce(t('new.heard', { name: speakerOf(newest) }));
    setHeard(newest.id);
  }, [newest, heard, t, speakerOf]);

  return (
    <section className="thread" aria-label={t('thread')}>
      <div className="thread-scroll" ref={scroll.pane} tabIndex={-1}>
        <div className="thread-top">
          <ErrorNote error={error} words={threadWords} onRetry={retry} />
          {!loaded && !error && <Loading lines={7} />}
          {loaded && messages.length === 0 && (
            <EmptyState icon={<IconMail />} title={t('empty')}>
              {t('empty.why')}
            </EmptyState>
          )}
          {earlier.hasEarlier && (
            <button
              type="button"
              className="thread-earlier"
              disabled={earlier.loadingEarlier}
              onClick={earlier.loadEarlier}
            >
              <IconChevronUp size={14} />
              {t(earlier.loadingEarlier ? 'earlier.loading' : 'earlier')}
            </button>
          )}
          <ErrorNote error={earlier.earlierError} words={threadWords} onRetry={earlier.loadEarlier} />
        </div>
        <div
          className="thread-list"
          ref={scroll.list}
          role="feed"
          aria-busy={!loaded || earlier.loadingEarlier}
          onKeyDown={walkFeed}
        >
          {messages.map((message, at) => (
            <Fragment key={message.id}>
              {(at > 0 || !earlier.hasEarlier) &&
                asidesBetween(asides, messages[at - 1]?.createdAt ?? null, message.createdAt).map(shownAside)}
              <MessageCard
                message={message}
                open={isOpen(message.id)}
                onToggle={toggle}
                position={at + 1}
                total={earlier.hasEarlier ? -1 : messages.length}
                deliveryActions={deliveryActions}
                messageItems={messageItems}
                besideBody={besideBody}
              />
            </Fragment>
          ))}
          {newest && asidesBetween(asides, newest.createdAt, null).map(shownAside)}
        </div>
      </div>
      {scroll.unseen && (
        <button type="button" className="thread-new" onClick={scroll.toNewest}>
          {t('new.below')}
          <IconArrowDown size={14} />
        </button>
      )}
    </section>
  );
};
