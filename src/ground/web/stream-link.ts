import { createSseReader } from './sse.ts';

/** What happened, as the server tells it. Ids only: what is shown is asked for through the calls. */
export type Happening = {
  kind: string;
  interaction: number | null;
  contact: number | null;
  agent: number | null;
  data: Record<string, unknown>;
};

export type LinkStatus = 'connecting' | 'live' | 'down' | 'signed-out';

export type LinkNews =
  | { what: 'happened'; happening: Happening }
  /** Answers kept from before cannot be trusted. */
  | { what: 'reset' }
  | { what: 'status'; status: LinkStatus };

/** An interaction, or a topic by its name. */
export type Watched = number | string;

export type StreamLink = {
  watch(wanted: readonly Watched[]): void;
  /** The network came back, the tab woke up, someone signed in: makes sure now. */
  check(): void;
  stop(): void;
};

/** The server speaks every 15 s at least; two missed beats and a little mean that the line is dead. */
const SILENCE_MS = 35_000;
const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 8_000;
/** Tabs opened together change the watch list together. */
const WATCH_SETTLE_MS = 60;

/**
 * Keeps one stream open: comes back with back-off, resumes after the last id seen, and reports a reset where it
 * cannot resume. `fetchStream` is the browser's fetch, given so that the whole can be driven without one.
 */
export const openStreamLink = (
  report: (news: LinkNews) => void,
  fetchStream: (url: string, signal: AbortSignal) => Promise<Response> = (url, signal) =>
    fetch(url, { signal, credentials: 'same-origin', cache: 'no-store', headers: { accept: 'text/event-stream' } }),
): StreamLink => {
  let watched: readonly Watched[] = [];
  let lastId: string | null = null;
  let wait = FIRST_WAIT_MS;
  let status: LinkStatus = 'connecting';
  let current: AbortController | null = null;
  let heardAt = 0;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let watchTimer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const become = (next: LinkStatus): void => {
    if (next === status) return;
    status = next;
    report({ what: 'status', status });
  };

  const url = (): string => {
    const query = new URLSearchParams();
    if (watched.length > 0) query.set('watch', watched.join(','));
    if (lastId !== null) query.set('after', lastId);
    const text = query.toString();
    return text ? `/api/stream?${text}` : '/api/stream';
  };

  const listen = async (mine: AbortController, resuming: boolean): Promise<void> => {
    const response = await fetchStream(url(), mine.signal);
    if (response.status === 401) {
      lastId = null;
      become('signed-out');
      return;
    }
    if (!response.ok || !response.body) throw new Error(`stream answered ${response.status}`);
    heardAt = Date.now();
    // The greeting's id is where the server stands, ahead of what it has yet to catch up on: taking it while
    // resuming would skip the rest if the line broke in between.
    let greeted: string | null = null;
    const read = createSseReader((event) => {
      if (event.type === 'hello') greeted = event.id;
      if (event.type === 'reset' || (event.type === 'hello' && !resuming)) {
        lastId = greeted;
        report({ what: 'reset' });
      } else if (event.type === 'message') {
        lastId = event.id ?? lastId;
        report({ what: 'happened', happening: JSON.parse(event.data) as Happening });
      }
    });
    become('live');
    wait = FIRST_WAIT_MS;
    const reader = response.body
      .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
      .getReader();
    for (;;) {
      const { value, done } = await reader.read();
      if (done) throw new Error('stream ended');
      heardAt = Date.now();
      read(value);
    }
  };

  const connect = (): void => {
    if (stopped) return;
    clearTimeout(retryTimer);
    current?.abort();
    const mine = new AbortController();
    current = mine;
    listen(mine, lastId !== null).catch(() => {
      // An abort of ours has a successor already.
      if (current !== mine || stopped) return;
      become('down');
      retryTimer = setTimeout(connect, wait * (0.75 + Math.random() / 2));
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    });
  };

  const silence = setInterval(() => {
    if (status === 'live' && Date.now() - heardAt > SILENCE_MS) connect();
  }, 5_000);

  connect();
  return {
    watch: (wanted) => {
      const next = [...new Set(wanted)].toSorted((a, b) => String(a).localeCompare(String(b), 'en', { numeric: true }));
      if (next.join() === watched.join()) return;
      const fewer = next.every((one) => watched.includes(one));
      watched = next;
      // A shorter list can wait for the next connection: hearing too much does no harm.
      if (fewer || status === 'signed-out') return;
      clearTimeout(watchTimer);
      watchTimer = setTimeout(connect, WATCH_SETTLE_MS);
    },
    check: () => {
      wait = FIRST_WAIT_MS;
      connect();
    },
    stop: () => {
      stopped = true;
      clearInterval(silence);
      clearTimeout(retryTimer);
      clearTimeout(watchTimer);
      current?.abort();
    },
  };
};
