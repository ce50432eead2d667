import type net from 'node:net';
import { cutter, isAnswer, packetBytes, packetOf, type Fields, type Packet } from './wire.ts';

/** No answer to what was asked. `handedOver`: it went onto the line, and may have been done. */
export class Unanswered extends Error {
  readonly handedOver: boolean;
  constructor(handedOver: boolean, why: string) {
    super(why);
    this.handedOver = handedOver;
  }
}

export type Reply = { status: number; fields?: Fields };
export type Session = {
  /** @returns its answer, whatever that is. @throws {Unanswered} */
  ask(command: string, fields: Fields, signal: AbortSignal): Promise<Packet>;
  /** Resolves with why, once the line is gone. */
  over: Promise<string>;
  isOver(): boolean;
  /** Says good-bye, and closes. */
  end(): Promise<void>;
  destroy(why: string): void;
};

export type Timing = {
  /** An answer that comes later counts as none. */
  answerWithinMs: number;
  /** A quiet line is asked whether it is there. */
  enquireEveryMs: number;
};

const UNKNOWN_COMMAND = 0x03;
const SYSTEM_ERROR = 0x08;
const MOST_UNHEARD = 50;
const LAST_SEQUENCE = 0x7f_ff_ff_ff;

/**
 * SMPP 3.4 over one line, whichever side we are. Requests of the other side are heard one after the other, in the order in
 * which they came, and answered when `hears` has done with them.
 */
export const overLine = (
  socket: net.Socket,
  hears: Readonly<Record<string, (packet: Packet, session: Session) => Promise<Reply>>>,
  { answerWithinMs, enquireEveryMs }: Timing,
): Session => {
  const waiting = new Map<number, { done(answer: Packet): void; fail(error: Unanswered): void }>();
  const cut = cutter();
  let sequence = 0;
  let quiet = true;
  let unheard = 0;
  let heardSoFar: Promise<void> = Promise.resolve();
  let closedBecause: string | null = null;
  let tellOver: (why: string) => void = () => {};
  const over = new Promise<string>((resolve) => (tellOver = resolve));

  const answer = (packet: Packet, { status, fields = {} }: Reply): void => {
    if (!socket.writable) return;
    const isKnown = packet.command !== 'unknown' && !isAnswer(packet);
    const command = isKnown ? `${packet.command}_resp` : 'generic_nack';
    socket.write(packetBytes(command, packet.sequence, fields, isKnown ? status : UNKNOWN_COMMAND));
  };

  const hearInTurn = (packet: Packet, hear: (packet: Packet, session: Session) => Promise<Reply>): void => {
    unheard += 1;
    // What we cannot keep up with waits on the other side.
    if (unheard >= MOST_UNHEARD) socket.pause();
    heardSoFar = heardSoFar
      .then(() => hear(packet, session))
      .catch((): Reply => ({ status: SYSTEM_ERROR }))
      .then((reply) => {
        answer(packet, reply);
        unheard -= 1;
        if (unheard < MOST_UNHEARD) socket.resume();
      });
  };

  const take = (packet: Packet): void => {
    if (isAnswer(packet)) {
      waiting.get(packet.sequence)?.done(packet);
      return;
    }
    if (packet.command === 'enquire_link') return answer(packet, { status: 0 });
    if (packet.command === 'unbind') {
      answer(packet, { status: 0 });
      closedBecause ??= 'the other side took leave';
      return void socket.end();
    }
    const hear = Object.hasOwn(hears, packet.command) ? hears[packet.command] : undefined;
    if (hear) return hearInTurn(packet, hear);
    // `alert_notification` and `outbind` want no answer; anything else is nothing that we offer.
    if (packet.command !== 'alert_notification' && packet.command !== 'outbind')
      answer(packet, { status: UNKNOWN_COMMAND });
  };

  socket.on('data', (chunk: Buffer) => {
    quiet = false;
    try {
      for (const raw of cut(chunk)) take(packetOf(raw));
    } catch (error) {
      session.destroy((error as Error).message);
    }
  });
  socket.on('error', (error) => (closedBecause ??= (error as NodeJS.ErrnoException).code ?? error.message));
  socket.on('close', () => {
    clearInterval(enquiring);
    closedBecause ??= 'the other side closed the line';
    for (const one of waiting.values()) one.fail(new Unanswered(true, closedBecause));
    tellOver(closedBecause);
  });

  const ask: Session['ask'] = (command, fields, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(new Unanswered(false, 'given up before it was asked'));
      if (closedBecause !== null || !socket.writable) return reject(new Unanswered(false, closedBecause ?? 'no line'));
      const own = (sequence = sequence >= LAST_SEQUENCE ? 1 : sequence + 1);
      const settle = (act: () => void): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', late);
        waiting.delete(own);
        act();
      };
      const late = (): void => settle(() => reject(new Unanswered(true, `no answer to ${command} in time`)));
      const timer = setTimeout(late, answerWithinMs);
      signal.addEventListener('abort', late);
      waiting.set(own, {
        done: (packet) => settle(() => resolve(packet)),
        fail: (error) => settle(() => reject(error)),
      });
      socket.write(packetBytes(command, own, fields));
    });

  const session: Session = {
    ask,
    over,
    isOver: () => closedBecause !== null,
    async end() {
      if (closedBecause === null) await ask('unbind', {}, AbortSignal.timeout(2_000)).catch(() => {});
      closedBecause ??= 'we took leave';
      socket.destroy();
      await over;
    },
    destroy(why) {
      closedBecause ??= why;
      socket.destroy();
    },
  };
  const enquiring = setInterval(() => {
    if (!quiet) return void (quiet = true);
    ask('enquire_link', {}, new AbortController().signal).catch(() => session.destroy('no answer to enquire_link'));
  }, enquireEveryMs);
  enquiring.unref();
  return session;
};
