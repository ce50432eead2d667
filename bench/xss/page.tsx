import { createRoot, type Root } from 'react-dom/client';
import { AppTheme } from '../../src/ground/ui/parts.tsx';
import { MailFrame } from '../../src/ground/ui/mail-frame/parts.tsx';
import { sanitiseMail } from '../../src/ground/ui/mail-frame/sanitise-mail.ts';

/** Any address that the page must never fetch. */
const remoteUrl = (url: string): string => `/api/files/remote-image/1?url=${encodeURIComponent(url)}`;

let root: Root | null = null;

/** What the bench drives from outside. */
const bench = {
  clean: (html: string) => sanitiseMail(html, { images: {}, allowRemote: false, remoteUrl }),

  /** The real component; resolves once its frame has loaded and been laid out. */
  show: async (html: string): Promise<void> => {
    root?.unmount();
    const host = document.createElement('div');
    document.body.replaceChildren(host);
    root = createRoot(host);
    const loaded = new Promise<void>((resolve) => {
      // Style elements load too.
      const onLoad = (event: Event): void => {
        if (event.target instanceof HTMLIFrameElement) resolve();
      };
      host.addEventListener('load', onLoad, { capture: true });
    });
    root.render(
      <AppTheme>
        <MailFrame html={html} images={{}} remoteUrl={remoteUrl} />
      </AppTheme>,
    );
    await loaded;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  },

  /** No wall at all: the control that shows that the canary can sing. */
  raw: (html: string): void => {
    const host = document.createElement('div');
    host.innerHTML = html;
    document.body.replaceChildren(host);
  },

  /** The second wall taken away: the cleaned mail in a page that may run and load anything. */
  bare: (html: string): void => {
    const { html: body, css } = bench.clean(html);
    root?.unmount();
    root = null;
    const style = document.createElement('style');
    style.textContent = css;
    const host = document.createElement('div');
    // The very danger under test, in a page of the bench alone.
    host.innerHTML = body;
    document.body.replaceChildren(style, host);
  },

  /** Lets what the mail asked for begin. */
  settle: () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20))),

  /** Touches whatever a reader could touch, but follows no link to the web. */
  poke: (): void => {
    const page = document.querySelector('iframe')?.contentDocument ?? document;
    for (const node of page.body.querySelectorAll<HTMLElement>('*')) {
      if (/^https?:/.test(node.getAttribute('href') ?? '')) continue;
      for (const kind of ['mouseover', 'mouseenter', 'pointerover', 'focusin', 'toggle', 'animationstart'])
        node.dispatchEvent(new Event(kind, { bubbles: true }));
      node.focus?.();
      if (!/^(?:mailto|tel|sms):/.test(node.getAttribute('href') ?? '')) node.click?.();
    }
  },
};
export type Bench = typeof bench;
Object.assign(window, { bench });
