import { createHash, timingSafeEqual } from 'node:crypto';
import net from 'node:net';
import { alsoPrivate } from '#ground/http/server/ask-outside.ts';
import { NotTaken, type OpenLine } from '../../connectors/connector.ts';
import { createHandingOver } from './handing-over.ts';
import { createKeeping } from './keeping.ts';
import { overLine, type Reply, type Session, type Timing } from './session.ts';
import type { Settings } from './settings.ts';
import { wordOf, type Packet } from './wire.ts';

const NOT_BOUND = 0x04;
const WRONG_PASSWORD = 0x0e;
const NAME = 'Relais';
const BINDS_WITHIN_MS = 10_000;
const MOST_LINES = 20;

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
const isSame = (one: string, other: string): boolean => timingSafeEqual(digestOf(one), digestOf(other));

/**
 * The other way round: a gateway binds to us as to its centre, such as a Kannel with `smsc = smpp`. What telephones write
 * comes as `submit_sm`, and our texts go as `deliver_sm`; there are no receipts, for nobody gives any to a centre.
 */
export const openToGateways = (
  settings: Settings,
  house: Parameters<OpenLine>[1],
  timing: Timing,
): ReturnType<OpenLine> => {
  const keeping = createKeeping(house.keep, settings.reading);
  const handOver = createHandingOver({ command: 'deliver_sm', ...settings, ...settings.reading });
  /** Those that take what we have to say; the last one that came is asked first. */
  const bound: Session[] = [];
  const everyone = new Set<Session>();
  const waits = `${settings.host}:${settings.port}`;

  const accept = (socket: net.Socket): void => {
    const submits = new WeakSet<Session>();
    const tooLate = setTimeout(() => session.destroy('it did not bind'), BINDS_WITHIN_MS);
    const bindAs =
      (receives: boolean, sends: boolean) =>
      async (packet: Packet): Promise<Reply> => {
        if (
          !isSame(wordOf(packet, 'system_id'), settings.systemId) ||
          !isSame(wordOf(packet, 'password'), settings.password)
        ) {
          house.tell('refused', `${wordOf(packet, 'system_id').slice(0, 16)}: ESME_RINVPASWD`);
          setTimeout(() => session.destroy('wrong password'), 100).unref();
          return { status: WRONG_PASSWORD };
        }
        clearTimeout(tooLate);
        if (sends) submits.add(session);
        if (receives) {
          bound.unshift(session);
          keeping.begin();
          house.tell('bound', settings.systemId);
        }
        return { status: 0, fields: { system_id: NAME } };
      };
    const submit = async (packet: Packet): Promise<Reply> =>
      submits.has(session) ? keeping.hear(packet) : { status: NOT_BOUND };
    const session: Session = overLine(
      socket,
      {
        bind_transceiver: bindAs(true, true),
        bind_receiver: bindAs(true, false),
        bind_transmitter: bindAs(false, true),
        submit_sm: submit,
        data_sm: submit,
      },
      timing,
    );
    everyone.add(session);
    void session.over.then((why) => {
      clearTimeout(tooLate);
      everyone.delete(session);
      const at = bound.indexOf(session);
      if (at === -1) return;
      bound.splice(at, 1);
      keeping.end();
      if (bound.length === 0) house.tell('unreachable', why);
    });
  };

  const server = net.createServer((socket) => {
    if (everyone.size >= MOST_LINES || !alsoPrivate(socket.remoteAddress?.replace(/^::ffff:/, '') ?? '', false))
      return void socket.destroy();
    accept(socket);
  });
  server.on('error', (error) => house.tell('refused', (error as NodeJS.ErrnoException).code ?? error.message));
  server.listen(settings.port, settings.host, () => house.tell('connecting', waits));

  return {
    send: (text, signal) =>
      bound[0]
        ? handOver(bound[0], text, signal)
        : Promise.reject(new NotTaken('unreachable', `no gateway is bound to ${waits}`)),
    async close() {
      if (server.listening) server.close();
      await Promise.all([...everyone].map((session) => session.end()));
    },
  };
};
