import { FOLDED } from './frame-document.ts';
import { anchorTarget, findQuotes } from './quotes.ts';

/** A mail taller than this scrolls in its own frame: browsers draw taller frames badly or not at all. */
const MAX_HEIGHT = 20_000;

export type FrameSize = {
  height: number;
  /** Width of the content when it is wider than the frame, else 0. */
  wideContent: number;
};

/** Fits the frame to its content now and whenever it changes. Returns what stops that. */
export const fitFrame = (frame: HTMLIFrameElement, page: Document, onSize: (size: FrameSize) => void): (() => void) => {
  const root = page.documentElement;
  const fit = (): void => {
    const content = Math.ceil(Math.max(root.getBoundingClientRect().height, page.body.scrollHeight));
    const height = Math.min(MAX_HEIGHT, Math.max(18, content));
    frame.style.height = `${height}px`;
    root.style.overflowY = content > MAX_HEIGHT ? 'auto' : '';
    root.style.scrollbarWidth = content > MAX_HEIGHT ? 'auto' : '';
    onSize({ height, wideContent: root.scrollWidth > root.clientWidth + 1 ? root.scrollWidth : 0 });
  };
  fit();
  const watcher = new ResizeObserver(fit);
  watcher.observe(root);
  watcher.observe(page.body);
  // The frame's own width counts too: a narrower desk makes a longer mail.
  watcher.observe(frame);
  return () => watcher.disconnect();
};

/** Folds what the mail quotes. Returns the blocks, for `showQuotes`. */
export const foldQuotes = (page: Document): Element[] => {
  const quotes = findQuotes(page.body);
  showQuotes(quotes, false);
  return quotes;
};

export const showQuotes = (quotes: readonly Element[], shown: boolean): void => {
  for (const quote of quotes) quote.classList.toggle(FOLDED, !shown);
};

/**
 * Events inside a frame do not reach the page around it: the desk's keys, and the click that closes a menu, are
 * repeated on the frame itself. No script runs in the frame; all of this is the parent's.
 */
export const joinEvents = (frame: HTMLIFrameElement, page: Document): void => {
  page.addEventListener('keydown', (event) => {
    const { key, code, ctrlKey, altKey, shiftKey, metaKey, repeat } = event;
    const same = new KeyboardEvent('keydown', {
      key,
      code,
      ctrlKey,
      altKey,
      shiftKey,
      metaKey,
      repeat,
      bubbles: true,
      cancelable: true,
    });
    if (!frame.dispatchEvent(same)) event.preventDefault();
  });
  page.addEventListener('mousedown', () => frame.dispatchEvent(new MouseEvent('mousedown', { bubbles: true })));
  page.addEventListener('click', (event) => {
    const link = event.target instanceof page.defaultView!.Element ? event.target.closest('a[href^="#"]') : null;
    if (!link) return;
    event.preventDefault();
    anchorTarget(page, link.getAttribute('href') ?? '')?.scrollIntoView({ block: 'start' });
  });
};
