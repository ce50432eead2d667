import { openStreamLink, type LinkNews, type StreamLink, type Watched } from './stream-link.ts';

/** What a tab says to the shared worker. 'here' is repeated: a tab that died says nothing, and is dropped. */
export type TabMessage = { say: 'here'; watch: Watched[] } | { say: 'check' } | { say: 'bye' };

/** Background tabs may be held to one timer a minute; three misses mean that it is gone. */
const TAB_GONE_MS = 200_000;

const tabs = new Map<MessagePort, { watch: Watched[]; heardAt: number }>();
let link: StreamLink | null = null;
let lastStatus: LinkNews | null = null;

const toAll = (news: LinkNews): void => {
  if (news.what === 'status') lastStatus = news;
  for (const port of tabs.keys()) port.postMessage(news);
};

const settle = (): void => {
  if (tabs.size === 0) {
    link?.stop();
    link = null;
    lastStatus = null;
    return;
  }
  link ??= openStreamLink(toAll);
  link.watch([...tabs.values()].flatMap((tab) => tab.watch));
};

const onMessage = (port: MessagePort, message: TabMessage): void => {
  if (message.say === 'bye') tabs.delete(port);
  else if (message.say === 'here') {
    const isNew = !tabs.has(port);
    tabs.set(port, { watch: message.watch, heardAt: Date.now() });
    if (isNew && lastStatus) port.postMessage(lastStatus);
  } else link?.check();
  settle();
};

setInterval(() => {
  for (const [port, tab] of tabs) if (Date.now() - tab.heardAt > TAB_GONE_MS) tabs.delete(port);
  settle();
}, 30_000);

self.addEventListener('online', () => link?.check());
self.addEventListener('connect', (event) => {
  const port = (event as MessageEvent).ports[0];
  if (!port) return;
  port.addEventListener('message', (message: MessageEvent<TabMessage>) => onMessage(port, message.data));
  port.start();
});
