import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import smpp, { type Read, type Session } from 'smpp';
import { until } from '../../../../../e2e/support/until.ts';
import type { Account, LineState, OpenLine, TextToSend } from '../../connectors/connector.ts';
import { smppLine } from '../smpp.ts';
import type { ClientTiming } from '../smpp/client.ts';
import { heardIn } from '../smpp/incoming.ts';
import { theText } from './provider.ts';

export const QUICK: ClientTiming = {
  ...{ answerWithinMs: 3_000, enquireEveryMs: 60_000, connectWithinMs: 3_000, firstPauseMs: 20, mostPauseMs: 100 },
};

/** What a centre does with one packet: answers with these fields, or 'nothing'. */
export type Does = (packet: Read, session: Session) => Readonly<Record<string, unknown>> | 'nothing';

/** A centre on loopback, by the library's own server: it binds whoever comes, unless told otherwise. */
export const startCentre = async (does: Partial<Record<string, Does>> = {}) => {
  const packets: Read[] = [];
  const sessions: Session[] = [];
  let ids = 0;
  const centre = {
    packets,
    sessions,
    does: { submit_sm: () => ({ message_id: (ids += 1).toString(16) }), ...does } as Partial<Record<string, Does>>,
    port: 0,
    of: (command: string): Read[] => packets.filter((one) => one.command === command),
    /** Asks the one bound last, and waits for its answer. */
    async ask(command: string, fields: Readonly<Record<string, unknown>>): Promise<Read> {
      const session = sessions.at(-1)!;
      return new Promise((resolve) => session.send(new smpp.PDU(command, fields), resolve));
    },
    close: async (): Promise<void> => {},
  };
  const server = smpp.createServer((session) => {
    sessions.push(session);
    session.on('error', () => {});
    session.on('pdu', (packet: Read) => {
      packets.push(packet);
      if (packet.command.endsWith('_resp') || packet.command === 'generic_nack') return;
      const done = centre.does[packet.command]?.(packet, session) ?? { system_id: 'CENTRE' };
      if (done !== 'nothing') session.send(packet.response(done));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  centre.port = (server.address() as AddressInfo).port;
  centre.close = async () => {
    for (const { socket } of sessions) socket.destroy();
    server.close();
  };
  return centre;
};

export const accountAt = (port: number, settings: Record<string, string> = {}): Account => ({
  settings: { host: '127.0.0.1', port: String(port), systemId: 'desk', from: '+14385550100', ...settings },
  secrets: { password: 'pw-8char' },
});

/** A line of ours, with what it keeps and tells. */
export const openLine = (account: Account, timing: Partial<ClientTiming> = {}, open?: OpenLine) => {
  const kept: Buffer[] = [];
  const told: { state: LineState; detail: string }[] = [];
  const house = {
    kept,
    told,
    keep: async (raw: Buffer): Promise<void> => void kept.push(raw),
    tell: (() => {}) as (now: { state: LineState; detail: string }) => void,
    is: (state: LineState) => until(`a line that is ${state}`, () => told.at(-1)?.state === state, 10_000),
  };
  const line = (open ?? smppLine({ ...QUICK, ...timing }))(account, {
    keep: (raw) => house.keep(raw),
    tell: (state, detail) => {
      told.push({ state, detail });
      house.tell({ state, detail });
    },
  });
  return Object.assign(house, {
    line,
    send: (given: Partial<TextToSend> = {}, signal = AbortSignal.timeout(10_000)) => line.send(theText(given), signal),
    heard: () => kept.map(heardIn),
  });
};
