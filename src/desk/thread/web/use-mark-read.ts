import { useEffect, type RefObject } from 'react';
import { ask } from '#ground/api/web/ask.ts';
import { markRead } from '../contract.ts';

/** Tells the server that the newest message was seen, once it is on screen and the window has the focus. */
export const useMarkRead = (input: {
  interactionId: number;
  newestId: number | null;
  /** Only the assignee's reading counts: a supervisor looking in leaves the mail unread. */
  wanted: boolean;
  list: RefObject<HTMLDivElement | null>;
}): void => {
  const { interactionId, newestId, wanted, list } = input;
  useEffect(() => {
    const newest = list.current?.lastElementChild;
    if (newestId === null || !wanted || !newest) return;
    let visible = false;
    let told = false;
    const tell = (): void => {
      if (told || !visible || !document.hasFocus() || document.visibilityState !== 'visible') return;
      told = true;
      // Unsaid, it is said again with the next look; nothing here is worth an error on the screen.
      ask(markRead, { interactionId, messageId: newestId }).catch(() => {
        told = false;
      });
    };
    const watcher = new IntersectionObserver((entries) => {
      visible = entries.at(-1)?.isIntersecting ?? false;
      tell();
    });
    watcher.observe(newest);
    window.addEventListener('focus', tell);
    document.addEventListener('visibilitychange', tell);
    return () => {
      watcher.disconnect();
      window.removeEventListener('focus', tell);
      document.removeEventListener('visibilitychange', tell);
    };
  }, [interactionId, newestId, wanted, list]);
};
