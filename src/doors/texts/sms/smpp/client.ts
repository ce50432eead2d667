import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import tls from 'node:tls';
import { alsoPrivate } from '#ground/http/server/ask-outside.ts';
import { NotTaken, type OpenLine } from '../../connectors/connector.ts';
import { createHandingOver } from './handing-over.ts';
import { createKeeping, type Keeping } from './keeping.ts';
import { overLine, Unanswered, type Session, type Timing } from './session.ts';
import type { Settings } from './settings.ts';
import { failureOfCommandStatus, nameOfCommandStatus } from './statuses.ts';
import { wordOf } from './wire.ts';

export type ClientTiming = Timing & {
  connectWithinMs: number;
  /** Between two tries, doubled each time. */
  firstPauseMs: number;
  mostPauseMs: number;
};
const VERSION = 0x34;
const NOTHING: Parameters<typeof overLine>[1] = {};

/** Looks the address up before it speaks to it: what is checked is what is spoken to. @throws {NotTaken} */
const connect = async (settings: Settings, signal: AbortSignal): Promise<net.Socket> => {
  const { host, port, tls: secure } = settings;
  const found = net.isIP(host) ? [{ address: host }] : await lookup(host, { all: true }).catch(() => []);
  if (found.length === 0) throw new NotTaken('unreachable', `no such host: ${host}`);
  if (found.some(({ address }) => !alsoPrivate(address, secure)))
    throw new NotTaken('unreachable', 'TLS is required outside a private network, and no link-local address is asked');
  const address = found[0]!.address;
  const socket = secure
    ? tls.connect({ host: address, port, servername: net.isIP(host) ? undefined : host })
    : net.connect({ host: address, port });
  try {
    await once(socket, secure ? 'secureConnect' : 'connect', { signal });
  } catch (error) {
    socket.on('error', () => {});
    socket.destroy();
    const code = (error as NodeJS.ErrnoException).code;
    throw new NotTaken('unreachable', signal.aborted ? 'no connection in time' : (code ?? String(error)));
  }
  socket.setNoDelay(true);
  socket.setKeepAlive(true, 60_000);
  return socket;
};

type Bound = { ask: Session; all: Session[]; name: string };

const bindOne = async (
  settings: Settings,
  command: string,
  keeping: Keeping | null,
  timing: ClientTiming,
  signal: AbortSignal,
): Promise<{ session: Session; name: string }> => {
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(timing.connectWithinMs)]);
  const socket = await connect(settings, inTime);
  const session = overLine(socket, keeping ? { deliver_sm: keeping.hear, data_sm: keeping.hear } : NOTHING, timing);
  const { systemId, password, systemType } = settings;
  const own = { system_id: systemId, password, system_type: systemType, interface_version: VERSION };
  try {
    const answer = await session.ask(command, own, inTime);
    if (answer.status === 0) return { session, name: wordOf(answer, 'system_id') };
    const failure = failureOfCommandStatus(answer.status);
    throw new NotTaken(failure === 'account' ? 'account' : 'unreachable', nameOfCommandStatus(answer.status));
  } catch (error) {
    session.destroy('not bound');
    throw error instanceof Unanswered ? new NotTaken('unreachable', error.message) : error;
  }
};

/** @throws {NotTaken} */
const bindAll = async (
  settings: Settings,
  keeping: Keeping | null,
  timing: ClientTiming,
  signal: AbortSignal,
): Promise<Bound> => {
  if (settings.bind === 'transceiver') {
    const { session, name } = await bindOne(settings, 'bind_transceiver', keeping, timing, signal);
    return { ask: session, all: [session], name };
  }
  const out = await bindOne(settings, 'bind_transmitter', null, timing, signal);
  try {
    const into = await bindOne(settings, 'bind_receiver', keeping, timing, signal);
    return { ask: out.session, all: [out.session, into.session], name: out.name };
  } catch (error) {
    await out.session.end();
    throw error;
  }
};

/** Binds, takes leave, and tells what the centre calls itself. @throws {NotTaken} */
export const tryBind = async (settings: Settings, timing: ClientTiming, signal: AbortSignal): Promise<string> => {
  const { all, name } = await bindAll(settings, null, timing, signal);
  await Promise.all(all.map((session) => session.end()));
  return name || `${settings.host}:${settings.port}`;
};

/** Stays bound to a centre, binds again when the line is gone, and hands texts over on it. */
export const openToCentre = (
  settings: Settings,
  house: Parameters<OpenLine>[1],
  timing: ClientTiming,
): ReturnType<OpenLine> => {
  const closing = new AbortController();
  const keeping = createKeeping(house.keep, settings.reading);
  const handOver = createHandingOver({ command: 'submit_sm', ...settings, ...settings.reading });
  let bound: Bound | null = null;
  let absent = new NotTaken('unreachable', 'the line is not bound yet');

  const once_ = async (): Promise<void> => {
    house.tell('connecting', `${settings.host}:${settings.port}`);
    keeping.begin();
    const now = await bindAll(settings, keeping, timing, closing.signal);
    bound = now;
    house.tell('bound', now.name);
    const why = await Promise.race(now.all.map((session) => session.over));
    bound = null;
    keeping.end();
    for (const session of now.all) session.destroy(why);
    throw new NotTaken('unreachable', why);
  };

  const run = async (): Promise<void> => {
    let wait = timing.firstPauseMs;
    while (!closing.signal.aborted) {
      const began = Date.now();
      try {
        await once_();
      } catch (error) {
        absent = error instanceof NotTaken ? error : new NotTaken('unreachable', String(error));
      }
      if (closing.signal.aborted) return;
      house.tell(absent.failure === 'account' ? 'refused' : 'unreachable', absent.detail);
      if (Date.now() - began > timing.mostPauseMs) wait = timing.firstPauseMs;
      await pause(wait * (0.75 + Math.random() / 2), undefined, { signal: closing.signal }).catch(() => {});
      wait = Math.min(wait * 2, timing.mostPauseMs);
    }
  };
  const running = run();

  return {
    send: (text, signal) =>
      bound && !bound.ask.isOver()
        ? handOver(bound.ask, text, signal)
        : Promise.reject(new NotTaken(absent.failure === 'account' ? 'account' : 'unreachable', absent.detail)),
    async close() {
      closing.abort();
      await Promise.all(bound?.all.map((session) => session.end()) ?? []);
      await running;
    },
  };
};
