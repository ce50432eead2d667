import type { FastifyInstance } from 'fastify';
import type { ServerResponse } from 'node:http';
import type { Database } from '#ground/db/server/database.ts';
import type { Bell } from '#ground/events/server/bell.ts';
import { followJournal } from '#ground/events/server/follow.ts';
import { RECEIVED } from './deliver.ts';
import { enter } from './door.ts';

const HEARTBEAT = 15_000;
/** The page is open to strangers on the demo floor: their number is bounded. */
const MOST_LISTENERS = 200;
const MOST_BUFFERED = 100_000;

/** GET /api/customer-stream: one event for each mail that reaches a customer's mailbox: { recipient, mailId }. After a reconnect the page asks again for its list. */
export const serveCustomerStream = async (
  http: FastifyInstance,
  { database, bell, demo }: { database: Database; bell: Bell; demo: boolean },
): Promise<{ stop(): Promise<void> }> => {
  const listeners = new Set<ServerResponse>();
  const follower = await followJournal(database, bell, (entries) => {
    const news = entries.filter((entry) => entry.kind === RECEIVED);
    for (const response of listeners) {
      for (const { data } of news) response.write(`data: ${JSON.stringify(data)}\n\n`);
      if (response.writableLength > MOST_BUFFERED) response.destroy();
    }
  });
  const heart = setInterval(() => {
    for (const response of listeners) response.write(': still here\n\n');
  }, HEARTBEAT);
  heart.unref();

  http.get('/api/customer-stream', async (request, reply) => {
    await enter(database.db, demo, request.actor);
    if (listeners.size >= MOST_LISTENERS) return reply.code(503).send({ refusal: 'closed', values: {} });
    reply.hijack();
    const response = reply.raw;
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    response.write('retry: 1000\nevent: hello\ndata: {}\n\n');
    listeners.add(response);
    response.on('close', () => listeners.delete(response));
  });
  return {
    async stop() {
      clearInterval(heart);
      await follower.stop();
      for (const response of listeners) response.end();
    },
  };
};
