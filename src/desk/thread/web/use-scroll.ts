import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Pixels left free above the newest message, and tolerated between "at the newest" and not. */
const MARGIN = 12;
const TOLERANCE = 24;

/**
 * R29: the pane opens at the newest message and stays there while mails load and grow, until the reader scrolls away;
 * from then on nothing moves by itself. Messages loaded above keep what is read in place.
 */
export const useThreadScroll = (newestId: number | null, oldestId: number | null, newestIsOurs: boolean) => {
  const pane = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const pinned = useRef(true);
  const [unseen, setUnseen] = useState(false);
  const last = useRef({ newestId, oldestId, fromBottom: 0 });
  /** Where we scrolled to ourselves. */
  const ours = useRef(0);
  /** How high the content was then: a move that comes with another height is the browser's, not the reader's. */
  const heightThen = useRef(0);

  const target = useCallback((): number => {
    const box = pane.current;
    // R29: the newest mail; what follows it, such as a note or a forward, is not what one came to read.
    const newest = Array.from(list.current?.querySelectorAll(':scope > .msg') ?? []).at(-1);
    if (!box || !newest) return 0;
    const top = newest.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop - MARGIN;
    return Math.max(0, Math.min(top, box.scrollHeight - box.clientHeight));
  }, []);

  const hold = useCallback((): void => {
    const box = pane.current;
    if (!box || !pinned.current) return;
    box.scrollTop = target();
    ours.current = box.scrollTop;
    heightThen.current = box.scrollHeight;
  }, [target]);

  const toNewest = useCallback((): void => {
    pinned.current = true;
    setUnseen(false);
    hold();
  }, [hold]);

  useEffect(() => {
    const box = pane.current;
    const content = list.current;
    if (!box || !content) return;
    const onScroll = (): void => {
      // The event of our own move comes late, when a mail may have grown again: the target of then says nothing.
      if (Math.abs(box.scrollTop - ours.current) > 1) {
        if (pinned.current && box.scrollHeight !== heightThen.current) hold();
        else pinned.current = Math.abs(box.scrollTop - target()) < TOLERANCE;
      }
      last.current.fromBottom = box.scrollHeight - box.scrollTop;
      if (pinned.current || box.scrollHeight - box.scrollTop - box.clientHeight < TOLERANCE) setUnseen(false);
    };
    const onSize = (): void => {
      hold();
      last.current.fromBottom = box.scrollHeight - box.scrollTop;
    };
    const watcher = new ResizeObserver(onSize);
    watcher.observe(content);
    watcher.observe(box);
    box.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      watcher.disconnect();
      box.removeEventListener('scroll', onScroll);
    };
  }, [target, hold]);

  useLayoutEffect(() => {
    const box = pane.current;
    const before = last.current;
    if (!box) return;
    if (before.oldestId !== null && oldestId !== null && oldestId < before.oldestId && !pinned.current)
      box.scrollTop = box.scrollHeight - before.fromBottom;
    if (newestId !== null && before.newestId !== null && newestId > before.newestId) {
      if (newestIsOurs || pinned.current) toNewest();
      else setUnseen(true);
    } else hold();
    last.current = { newestId, oldestId, fromBottom: box.scrollHeight - box.scrollTop };
  }, [newestId, oldestId, newestIsOurs, hold, toNewest]);

  return { pane, list, unseen, toNewest };
};
