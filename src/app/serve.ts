import { voiceOrigins } from '#doors/voice/server/api.ts';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { openApi } from '#ground/api/server/answer.ts';
import { serveStream } from '#ground/events/server/stream.ts';
import { createHttp } from '#ground/http/server/http.ts';
import { servePage } from '#ground/http/server/page.ts';
import { createSessions } from '#spine/people/server/api.ts';
import { answerRooms } from './answer-rooms.ts';
import type { House } from './house.ts';
import { TOPICS, whoHears } from './who-hears.ts';

export type Serving = { url: string; stop(): Promise<void> };

const WEB = path.resolve(import.meta.dirname, '../../web-dist');
/** A draft may hold 62,500 cells; files travel apart. */
const LARGEST_CALL = 48 * 1024 * 1024;

/** Milliseconds that the page's policy may be behind what was set up. */
const CONNECTS_FOR = 2_000;
const heldFor = <T>(ms: number, look: () => Promise<T>): (() => Promise<T>) => {
  let [at, held] = [0, null as Promise<T> | null];
  return () => {
    if (held === null || Date.now() - at > ms) {
      at = Date.now();
      held = look();
      held.catch(() => (held = null));
    }
    return held;
  };
};

/** The web page, its calls and the live stream. Several such processes may run at once. */
export const startServe = async (house: House, smtp: { host: string; port: number }): Promise<Serving> => {
  const { config, database, bell } = house;
  const secure = config.publicUrl?.startsWith('https:') ?? false;
  const sessions = createSessions(database.db, secure);
  const http = await createHttp({
    identify: sessions.identify,
    bodyLimit: LARGEST_CALL,
    publicUrl: config.publicUrl,
    openTo: (url) => url.startsWith('/chat/'),
    connects: heldFor(CONNECTS_FOR, () => voiceOrigins(database.db)),
  });
  const rooms = await answerRooms(http, house, { sessions, smtp });
  http.get('/api/openapi.json', async () => openApi());
  http.get('/api/health', async () => ({ ok: true }));
  const hears = await whoHears(database);
  const stream = await serveStream(http, database, bell, { ...hears, topics: TOPICS });
  if (existsSync(WEB)) await servePage(http, WEB, ['/chat.js']);
  await http.listen({ host: config.host, port: config.port });
  const { port } = http.server.address() as AddressInfo;
  return {
    url: config.publicUrl ?? `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${port}`,
    async stop() {
      await rooms.stop();
      await stream.stop();
      await http.close();
    },
  };
};
