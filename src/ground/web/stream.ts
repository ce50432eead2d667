import { useEffect, useSyncExternalStore } from 'react';
import { openStreamLink, type Happening, type LinkNews, type LinkStatus, type Watched } from './stream-link.ts';
import type { TabMessage } from './stream-worker.ts';

export type { Happening, LinkStatus };

type Listener = (news: Extract<LinkNews, { what: 'happened' | 'reset' }>) => void;

/** One stream for all tabs of a browser: HTTP/1.1 allows six connections to a server, and each tab would hold one. */
const TAB_SAYS_HERE_MS = 20_000;

const listeners = new Set<Listener>();
const statusListeners = new Set<() => void>();
const watching = new Map<Watched, number>();
let status: LinkStatus = 'connecting';
/** This tab cannot reach the server although the line, held by the shared worker, may be up. */
let cutOff = false;
let tell: ((message: TabMessage) => void) | null = null;

const hear = (news: LinkNews): void => {
  if (news.what !== 'status') {
    for (const listener of listeners) listener(news);
    return;
  }
  status = news.status;
  for (const listener of statusListeners) listener();
};

const PROBE_AGAIN_MS = 1_000;
let probeTimer: ReturnType<typeof setTimeout> | undefined;

/**
 * The browser's word on being offline is only a hint, since the server may be on this machine: one small request
 * decides. Once it gets through after a cut, what was told meanwhile may have been asked for in vain.
 */
const probe = async (): Promise<void> => {
  clearTimeout(probeTimer);
  const reached = await fetch('/relais.svg', { method: 'HEAD', cache: 'no-store' }).then(
    () => true,
    () => false,
  );
  if (!reached) probeTimer = setTimeout(() => void probe(), PROBE_AGAIN_MS);
  if (reached !== cutOff) return;
  cutOff = !reached;
  for (const listener of statusListeners) listener();
  if (reached) hear({ what: 'reset' });
};

const here = (): void => tell?.({ say: 'here', watch: [...watching.keys()] });

const ownLink = (): ((message: TabMessage) => void) => {
  const link = openStreamLink(hear);
  return (message) => {
    if (message.say === 'here') link.watch(message.watch);
    else if (message.say === 'check') link.check();
  };
};

const sharedLink = (): ((message: TabMessage) => void) => {
  const worker = new SharedWorker(new URL('./stream-worker.ts', import.meta.url), {
    type: 'module',
    name: 'relais-stream',
  });
  worker.port.addEventListener('message', (event: MessageEvent<LinkNews>) => hear(event.data));
  worker.port.start();
  // The worker's script did not load: this tab listens by itself.
  worker.addEventListener('error', () => {
    tell = ownLink();
    here();
  });
  return (message) => worker.port.postMessage(message);
};

/** Opens the stream for this tab, once. Call it when somebody is signed in. */
export const startStream = (): void => {
  if (tell) {
    if (status === 'signed-out') tell({ say: 'check' });
    return;
  }
  tell = typeof SharedWorker === 'undefined' ? ownLink() : sharedLink();
  here();
  setInterval(here, TAB_SAYS_HERE_MS);
  const check = (): void => {
    tell?.({ say: 'check' });
    void probe();
  };
  window.addEventListener('online', check);
  window.addEventListener('offline', check);
  window.addEventListener('pagehide', () => tell?.({ say: 'bye' }));
  window.addEventListener('pageshow', (event) => event.persisted && here());
};

/** Somebody else signed in: the stream must be theirs. */
export const restartStream = (): void => tell?.({ say: 'check' });

/** Hears all that comes in; the returned function stops it. */
export const onStream = (listener: Listener): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const subscribe = (listener: () => void): (() => void) => {
  statusListeners.add(listener);
  return () => statusListeners.delete(listener);
};
export const useStreamStatus = (): LinkStatus => useSyncExternalStore(subscribe, () => (cutOff ? 'down' : status));

/**
 * While mounted, what happens to this interaction reaches the browser even when it is not mine; or, by the name of a topic,
 * that something of it happened (`topic:<name>`). Null: nothing.
 */
export const useWatch = (what: Watched | null): void => {
  useEffect(() => {
    if (what === null) return;
    watching.set(what, (watching.get(what) ?? 0) + 1);
    here();
    return () => {
      const left = (watching.get(what) ?? 1) - 1;
      if (left > 0) watching.set(what, left);
      else watching.delete(what);
      here();
    };
  }, [what]);
};
