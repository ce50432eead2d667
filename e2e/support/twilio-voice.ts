import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, WebSocketRoute } from 'playwright-core';
import type { Window } from './browser.ts';
import { openExchange, type Exchange } from './twilio-exchange.ts';
import { ACCOUNT, APP, bodyOf, identityIn, NUMBER, obey, OURS, sidOf, tellHouse, type SdkSaid } from './twilio-wire.ts';

export { ACCOUNT, OURS };

type Leg = {
  sid: string;
  room: string;
  /** E.164, or client:… */
  to: string;
  status: 'ringing' | 'in-progress' | 'completed' | 'busy' | 'no-answer' | 'canceled' | 'failed';
  hold: boolean;
  ends: boolean;
  callback: string | null;
  socket: WebSocketRoute | null;
};
export type TwilioVoice = {
  address: string;
  legs: Leg[];
  exchange: Exchange;
  /** What our account asked, in order. */
  asked: { path: string; form: URLSearchParams }[];
  /** What is answered to a request instead of what is documented; null: nothing but that. */
  says: (path: string) => { status: number; body: unknown } | 'silence' | null;
  /** Twilio's side of a page’s SDK. */
  attach(context: BrowserContext): Promise<void>;
  /** Somebody calls our number, from that one: their leg. */
  ring(from: string, hertz: number): Promise<string>;
  /** The telephone of that number, which rings, is taken, or is not. */
  answers(number: string, hertz: number): Promise<string>;
  declines(number: string, status: 'busy' | 'no-answer' | 'failed'): Promise<void>;
  /** Whoever is on that leg hangs up. */
  hangUp(sid: string): Promise<void>;
  /** Tells the house; `twist`: as a forger would. */
  tell(
    url: string,
    fields: Record<string, string>,
    twist?: { token?: string },
  ): Promise<{ status: number; text: string }>;
  /** Where the number leads. */
  voiceUrl(): string;
  /** Tells every status callback twice, the second time late. */
  twice: boolean;
  close(): Promise<void>;
};

const over = (leg: Leg): boolean => leg.status !== 'ringing' && leg.status !== 'in-progress';
/**
 * Twilio Voice as it is documented (conferences, participants, access tokens, signed requests), and its SDK’s wire as the
 * SDK speaks it; on this machine, with real sound: Twilio was not asked itself.
 */
export const startTwilioVoice = async (window: Window): Promise<TwilioVoice> => {
  let voiceUrl = '';
  const clients = new Map<string, WebSocketRoute>();
  const rooms = new Map<string, { sid: string; hook: string | null }>();
  const room = (name: string) => rooms.get(name) ?? rooms.set(name, { sid: sidOf('CF'), hook: null }).get(name)!;
  const roomNamed = (said: string): string => [...rooms].find(([, one]) => one.sid === said)?.[0] ?? said;
  const legOf = (sid: string): Leg | undefined => world.legs.find((one) => one.sid === sid);
  const present = (name: string): Leg[] =>
    world.legs.filter((one) => one.room === name && one.status === 'in-progress');

  const mix = (): Promise<void> =>
    world.exchange.mix(
      world.legs
        .filter((one) => one.status === 'in-progress')
        .map((one) => {
          const others = present(one.room).filter((other) => other !== one && !other.hold);
          const heard = one.hold ? [] : others.map((other) => other.sid);
          return { leg: one.sid, hears: heard, music: one.hold };
        }),
    );
  const send = (leg: Leg, type: string, payload: object = {}): void =>
    leg.socket?.send(JSON.stringify({ type, version: '1.6', payload: { callsid: leg.sid, ...payload } }));

  const status = async (leg: Leg, now: string): Promise<void> => {
    const { callback } = leg;
    if (!callback) return;
    const fields = { CallSid: leg.sid, CallStatus: now, AccountSid: ACCOUNT.accountSid, To: leg.to };
    await world.tell(callback, fields);
    if (world.twice) void world.tell(callback, fields);
  };
  const roomEvent = async (name: string, event: string, callSid = ''): Promise<void> => {
    const { hook, sid } = room(name);
    if (hook)
      await world.tell(hook, {
        ...{ ConferenceSid: sid, FriendlyName: name, StatusCallbackEvent: event, CallSid: callSid },
      });
  };
  const leave = async (leg: Leg, how: Leg['status']): Promise<void> => {
    if (over(leg)) return;
    const was = leg.status;
    leg.status = how;
    send(leg, was === 'ringing' && leg.to.startsWith('client:') ? 'cancel' : 'hangup');
    await world.exchange.drop(leg.sid);
    await mix();
    if (was === 'in-progress') {
      await roomEvent(leg.room, 'participant-leave', leg.sid);
      if (leg.ends) {
        for (const one of present(leg.room)) await leave(one, 'completed');
        await roomEvent(leg.room, 'conference-end');
      }
    }
    await status(leg, how);
  };
  const enter = async (leg: Leg): Promise<void> => {
    leg.status = 'in-progress';
    await mix();
    await roomEvent(leg.room, 'participant-join', leg.sid);
    await status(leg, 'in-progress');
  };

  const add = (leg: Pick<Leg, 'sid' | 'room' | 'to'> & Partial<Leg>): Leg => {
    const made = { status: 'ringing' as const, hold: false, ends: true, callback: null, socket: null, ...leg };
    world.legs.push(made);
    return made;
  };
  /** A page calls. */
  const invited = async (socket: WebSocketRoute, identity: string, payload: SdkSaid): Promise<void> => {
    const sid = sidOf('CA');
    const leg = add({ sid, room: '', to: `client:${identity}`, socket });
    const params = Object.fromEntries(new URLSearchParams(payload.twilio?.params ?? ''));
    // The SDK calls it by a name of its own until then.
    const sdp = await world.exchange.answer(sid, payload.sdp ?? '');
    const { text } = await world.tell(voiceUrl, { CallSid: sid, From: `client:${identity}`, To: '', ...params });
    const to = obey(text);
    if (!to) {
      leg.status = 'completed';
      return socket.send(JSON.stringify({ type: 'hangup', payload: { callsid: payload.callsid } }));
    }
    Object.assign(leg, { room: to.room, ends: to.ends });
    room(to.room).hook = to.hook;
    send(leg, 'answer', { sdp });
    await enter(leg);
  };
  const heard = async (socket: WebSocketRoute, identity: string, said: { type: string; payload: SdkSaid }) => {
    const { type, payload } = said;
    if (type === 'register') socket.send(JSON.stringify({ type: 'ready', payload: {} }));
    if (type === 'invite') await invited(socket, identity, payload);
    const leg = legOf(String(payload.callsid));
    if (!leg) return;
    if (type === 'answer') {
      await world.exchange.take(leg.sid, payload.sdp ?? '');
      await enter(leg);
    } else if (type === 'reject') await leave(leg, 'busy');
    else if (type === 'hangup') await leave(leg, 'completed');
  };

  /** Somebody is called into a room. */
  const participant = async (name: string, form: URLSearchParams): Promise<object> => {
    const to = form.get('To') ?? '';
    const [, identity, query] = /^client:([^?]+)\??(.*)$/.exec(to) ?? [];
    const socket = identity === undefined ? null : (clients.get(identity) ?? null);
    const leg = add({
      ...{ sid: sidOf('CA'), room: name, to, socket, callback: form.get('StatusCallback') },
      ends: form.get('EndConferenceOnExit') === 'true',
    });
    const goOn = async (): Promise<void> => {
      await status(leg, 'initiated');
      if (identity !== undefined && !socket) return leave(leg, 'no-answer');
      await status(leg, 'ringing');
      if (!socket) return;
      const parameters = { CallSid: leg.sid, From: form.get('From'), To: `client:${identity}`, Params: query };
      send(leg, 'invite', { sdp: await world.exchange.offer(leg.sid), parameters });
    };
    setImmediate(() => void goOn());
    return { call_sid: leg.sid, conference_sid: room(name).sid, status: 'queued' };
  };
  const change = async (leg: Leg, form: URLSearchParams): Promise<object> => {
    if (form.has('Hold')) leg.hold = form.get('Hold') === 'true';
    if (form.has('EndConferenceOnExit')) leg.ends = form.get('EndConferenceOnExit') === 'true';
    await mix();
    return { call_sid: leg.sid };
  };
  const answer = async (path: string, form: URLSearchParams): Promise<object | null> => {
    const [, name, sid] = /^\/Conferences\/([^/]+)\/Participants(?:\/([^/]+))?\.json$/.exec(path) ?? [];
    if (name !== undefined && sid === undefined) return participant(decodeURIComponent(name), form);
    const inRoom = sid === undefined ? undefined : legOf(sid);
    if (name !== undefined && inRoom && roomNamed(name) === inRoom.room && !over(inRoom)) return change(inRoom, form);
    const called = legOf(/^\/Calls\/([^/]+)\.json$/.exec(path)?.[1] ?? '');
    if (called) {
      if (form.get('Status') === 'completed')
        await leave(called, called.status === 'ringing' ? 'canceled' : 'completed');
      return { sid: called.sid, status: called.status };
    }
    if (path.startsWith('/IncomingPhoneNumbers.json'))
      return { incoming_phone_numbers: path.includes(encodeURIComponent(OURS)) ? [{ sid: NUMBER }] : [] };
    if (path.startsWith('/Applications')) {
      voiceUrl = form.get('VoiceUrl') ?? '';
      return { sid: APP };
    }
    return path === `/IncomingPhoneNumbers/${NUMBER}.json` && form.get('VoiceApplicationSid') === APP
      ? { sid: NUMBER }
      : null;
  };

  const ROOT = `/2010-04-01/Accounts/${ACCOUNT.accountSid}`;
  const key = `Basic ${Buffer.from(`${ACCOUNT.apiKeySid}:${ACCOUNT.apiKeySecret}`).toString('base64')}`;
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    if (request.url === '/')
      return void response.setHeader('content-type', 'text/html').end('<!doctype html><title>x</title>');
    const form = await bodyOf(request);
    const path = request.url!.slice(ROOT.length);
    const say = (code: number, body: unknown): void =>
      void response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (!request.url!.startsWith(ROOT) || request.headers.authorization !== key)
      return say(401, { code: 20003, message: 'Authenticate', status: 401 });
    world.asked.push({ path, form });
    const instead = world.says(path);
    if (instead === 'silence') return;
    if (instead) return say(instead.status, instead.body);
    const body = await answer(path, form);
    say(body === null ? 404 : 201, body ?? { code: 20404, message: 'not found', status: 404 });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const world: TwilioVoice = {
    ...{ address, legs: [], asked: [], says: () => null, twice: false },
    exchange: await openExchange(window, address),
    voiceUrl: () => voiceUrl,
    attach: (context) =>
      context.routeWebSocket(/^wss:\/\/[\w.-]+\.twilio\.com\/signal/, (socket) => {
        let identity: string | null = null;
        socket.onMessage((text) => {
          if (typeof text !== 'string' || text === '\n') return;
          const said = JSON.parse(text) as { type: string; payload: SdkSaid };
          if (said.type !== 'listen') return void (identity && heard(socket, identity, said));
          identity = identityIn(said.payload.token ?? '');
          if (identity === null)
            return socket.send(JSON.stringify({ type: 'error', payload: { error: { code: 31204, message: 'no' } } }));
          clients.set(identity, socket);
          const token = { identity, ttl: 3_600 };
          socket.send(JSON.stringify({ type: 'connected', payload: { region: 'us1', home: 'us1', token } }));
        });
        socket.onClose(() => {
          if (identity && clients.get(identity) === socket) clients.delete(identity);
          // A page that is gone takes its calls along.
          for (const leg of world.legs.filter((one) => one.socket === socket))
            void leave(leg, 'completed').catch(() => undefined);
        });
      }),
    async ring(from, hertz) {
      const leg = add({ sid: sidOf('CA'), room: '', to: from });
      const { text } = await world.tell(voiceUrl, { CallSid: leg.sid, From: from, To: OURS, CallStatus: 'ringing' });
      const to = obey(text);
      if (!to) throw new Error(`the house did not take the call: ${text}`);
      Object.assign(leg, { room: to.room, ends: to.ends });
      room(to.room).hook = to.hook;
      await world.exchange.phone(leg.sid, hertz);
      await enter(leg);
      return leg.sid;
    },
    async answers(number, hertz) {
      const leg = world.legs.findLast((one) => one.to === number && one.status === 'ringing');
      if (!leg) throw new Error(`${number} does not ring`);
      await world.exchange.phone(leg.sid, hertz);
      await enter(leg);
      return leg.sid;
    },
    async declines(number, how) {
      const leg = world.legs.findLast((one) => one.to === number && one.status === 'ringing');
      if (!leg) throw new Error(`${number} does not ring`);
      await leave(leg, how);
    },
    hangUp: async (sid) => leave(legOf(sid)!, 'completed'),
    tell: tellHouse,
    async close() {
      await world.exchange.close();
      server.close();
      server.closeAllConnections();
    },
  };
  return world;
};
