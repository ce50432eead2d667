import type { FastifyInstance } from 'fastify';
import type { ServerResponse } from 'node:http';
import type { Actor } from '../../api/contract.ts';
import type { Database } from '../../db/server/database.ts';
import type { Bell } from './bell.ts';
import { followJournal } from './follow.ts';
import { readAfter, type Entry, type Place } from './journal-store.ts';

const HEARTBEAT = 15_000;
/** A browser further behind than this refetches everything instead. */
const LONGEST_CATCH_UP = 2_000;
/** A browser that does not drain this many bytes is dropped; it comes back and catches up. */
const MOST_BUFFERED = 1_000_000;

type Listener = {
  actor: Actor;
  watching: Set<number>;
  /** What it asked to hear of besides, by name. */
  topics: ReadonlySet<string>;
  response: ServerResponse;
  sent: Place;
  /** What happens while the missed is being read; null once that is done. */
  held: Entry[] | null;
};

const PLACE = /^(\d{1,19})-(\d{1,16})$/;
const placeFrom = (text: string | undefined): Place | null => {
  const match = PLACE.exec(text ?? '');
  return match ? { xid: match[1]!, id: Number(match[2]) } : null;
};
const isAfter = (a: Place, b: Place): boolean => {
  const left = BigInt(a.xid);
  const right = BigInt(b.xid);
  return left === right ? a.id > b.id : left > right;
};

/** What is kept for whoever asks why stays here: a page only hears that something happened. */
const forPages = ({ why: _why, ...data }: Entry['data']): Entry['data'] => data;

const write = (response: ServerResponse, entry: Entry): void => {
  const body = {
    kind: entry.kind,
    interaction: entry.interactionId,
    contact: entry.contactId,
    agent: entry.agentId,
    data: forPages(entry.data),
  };
  response.write(`id: ${entry.place.xid}-${entry.place.id}\ndata: ${JSON.stringify(body)}\n\n`);
};

/** That something of a topic happened, and nothing of what: whoever asks for it is shown what they may see. */
const writeTopic = (response: ServerResponse, topic: string, { place }: Entry): void => {
  const body = { kind: `topic:${topic}`, interaction: null, contact: null, agent: null, data: {} };
  response.write(`id: ${place.xid}-${place.id}\ndata: ${JSON.stringify(body)}\n\n`);
};

export type StreamOptions = {
  /** By name, what a page may ask to hear of: which entries are of it. */
  topics?: Readonly<Record<string, (entry: Entry) => boolean>>;
  /** What must be known before these can be told to whom they concern. Thrown errors have them come again. */
  learn?(entries: readonly Entry[]): Promise<void>;
  /** Whether an entry is anything to this person beyond what they watch: ids only are sent, never content. */
  concerns(actor: Actor, entry: Entry): boolean;
};

/** GET /api/stream?watch=1,2,topic: server-sent events with ids; a reconnect with Last-Event-ID misses nothing. */
export const serveStream = async (
  http: FastifyInstance,
  database: Database,
  bell: Bell,
  options: StreamOptions,
): Promise<{ stop(): Promise<void> }> => {
  const listeners = new Set<Listener>();
  const wants = (listener: Listener, entry: Entry): boolean =>
    (entry.interactionId !== null && listener.watching.has(entry.interactionId)) ||
    options.concerns(listener.actor, entry);

  const pass = (listener: Listener, entries: readonly Entry[]): void => {
    for (const topic of listener.topics) {
      // Once for all that comes at the same time.
      const last = entries.findLast((entry) => isAfter(entry.place, listener.sent) && options.topics![topic]!(entry));
      if (last) writeTopic(listener.response, topic, last);
    }
    for (const entry of entries) {
      if (!isAfter(entry.place, listener.sent)) continue;
      if (wants(listener, entry)) write(listener.response, entry);
      listener.sent = entry.place;
    }
    if (listener.response.writableLength > MOST_BUFFERED) listener.response.destroy();
  };

  const follower = await followJournal(database, bell, async (entries) => {
    await options.learn?.(entries);
    for (const listener of listeners) {
      if (listener.held) listener.held.push(...entries);
      else pass(listener, entries);
    }
  });
  const heart = setInterval(() => {
    for (const listener of listeners) listener.response.write(': still here\n\n');
  }, HEARTBEAT);
  heart.unref();

  http.get('/api/stream', async (request, reply) => {
    const actor = request.actor;
    if (!actor) return reply.code(401).send({ refusal: 'signed-out', values: {} });
    const query = request.query as { watch?: string; after?: string };
    const asked = (query.watch ?? '').split(',', 50);
    const watching = new Set(asked.map(Number).filter((n) => Number.isSafeInteger(n) && n > 0));
    const topics = new Set(asked.filter((name) => Object.hasOwn(options.topics ?? {}, name)));
    const from = placeFrom(request.headers['last-event-id'] as string | undefined) ?? placeFrom(query.after);
    reply.hijack();
    const response = reply.raw;
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    const start = follower.place();
    const listener: Listener = { actor, watching, topics, response, sent: from ?? start, held: [] };
    listeners.add(listener);
    response.on('close', () => listeners.delete(listener));
    const missed = from ? await readAfter(database.db, from, LONGEST_CATCH_UP).catch(() => null) : [];
    if (missed === null) return response.destroy();
    response.write(`retry: 1000\nid: ${start.xid}-${start.id}\nevent: hello\ndata: {}\n\n`);
    if (missed.length === LONGEST_CATCH_UP) {
      response.write('event: reset\ndata: {}\n\n');
      listener.sent = start;
    } else pass(listener, missed);
    const held = listener.held ?? [];
    listener.held = null;
    pass(listener, held);
  });

  return {
    async stop() {
      clearInterval(heart);
      await follower.stop();
      for (const listener of listeners) listener.response.end();
    },
  };
};
