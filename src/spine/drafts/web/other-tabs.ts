/** What the tabs of one browser tell each other of drafts: quicker than the server's word, and needs none. */
type News =
  | { say: 'changed'; agentId: number; key: string; from: string }
  | { say: 'who'; agentId: number; key: string; from: string }
  | { say: 'here'; agentId: number; key: string; from: string };

const CHANNEL = 'relais-drafts';
/** A tab that lives answers within a few milliseconds, in the background too. */
const ANSWERS_WITHIN_MS = 200;

/** This page, until it is reloaded. */
export const THIS_TAB = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
  byte.toString(16).padStart(2, '0'),
).join('');

const post = (news: News): void => {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(news);
  channel.close();
};

/** Tells the other tabs that a draft changed: saved, sent or thrown away. */
export const tellOtherTabs = (agentId: number, key: string): void =>
  post({ say: 'changed', agentId, key, from: THIS_TAB });

/** Hears of that draft from other tabs, and answers them that it is open here; the returned function stops it. */
export const onOtherTabs = (agentId: number, key: string, listener: () => void): (() => void) => {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', ({ data }: MessageEvent<News>) => {
    if (data.agentId !== agentId || data.key !== key || data.from === THIS_TAB) return;
    if (data.say === 'changed') listener();
    else if (data.say === 'who') post({ say: 'here', agentId, key, from: THIS_TAB });
  });
  return () => channel.close();
};

/** Ids of the other tabs that have this draft open now. */
export const tabsWith = (agentId: number, key: string): Promise<ReadonlySet<string>> =>
  new Promise((resolve) => {
    const found = new Set<string>();
    const channel = new BroadcastChannel(CHANNEL);
    channel.addEventListener('message', ({ data }: MessageEvent<News>) => {
      if (data.say === 'here' && data.agentId === agentId && data.key === key) found.add(data.from);
    });
    post({ say: 'who', agentId, key, from: THIS_TAB });
    setTimeout(() => {
      channel.close();
      resolve(found);
    }, ANSWERS_WITHIN_MS);
  });
