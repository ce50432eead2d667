import { setTimeout as pause } from 'node:timers/promises';
import { NotTaken, type TextTaken, type TextToSend } from '../../connectors/connector.ts';
import { digitsOf, mustBePlain } from '../ask.ts';
import { idFrom, type MessageIds } from './incoming.ts';
import { addressed, packetsFor, type Alphabet } from './outgoing.ts';
import { Unanswered, type Session } from './session.ts';
import { failureOfCommandStatus, nameOfCommandStatus } from './statuses.ts';
import { wordOf, type Fields, type Packet } from './wire.ts';

const MOST = 1_600;
const WANTS_RECEIPTS = 1;
const BREATH_MS = 1_000;

export type HandingOver = {
  /** `submit_sm` to a centre; `deliver_sm` where we are one. */
  command: 'submit_sm' | 'deliver_sm';
  from: string;
  alphabet: Alphabet;
  messageIds: MessageIds;
  /** Most packets that wait for their answer. */
  window: number;
};

/** Lets so many through at once, in their order; whoever gives up before its turn has handed nothing over. */
const turnstile = (most: number) => {
  let inside = 0;
  const queue: (() => void)[] = [];
  const leave = (): void => {
    inside -= 1;
    queue.shift()?.();
  };
  return (signal: AbortSignal): Promise<() => void> =>
    new Promise((resolve, reject) => {
      const enter = (): void => {
        signal.removeEventListener('abort', giveUp);
        inside += 1;
        resolve(leave);
      };
      const giveUp = (): void => {
        queue.splice(queue.indexOf(enter), 1);
        reject(new Unanswered(false, 'given up before its turn'));
      };
      if (signal.aborted) return reject(new Unanswered(false, 'given up before its turn'));
      if (inside < most) return enter();
      queue.push(enter);
      signal.addEventListener('abort', giveUp, { once: true });
    });
};

const isPassing = (status: number): boolean => failureOfCommandStatus(status) === 'rate';

/** Hands texts over on whichever line there is. `session`: the one there is now. @throws {NotTaken} */
export const createHandingOver = ({ command, from, alphabet, messageIds, window }: HandingOver) => {
  const turn = turnstile(window);
  let reference = Math.floor(Math.random() * 256);

  const ask = async (session: Session, fields: Fields, signal: AbortSignal): Promise<Packet> => {
    const leave = await turn(signal);
    try {
      return await session.ask(command, fields, signal);
    } finally {
      leave();
    }
  };

  /** A part after the first goes on knocking: half a text is none. */
  const askUntilTaken = async (session: Session, fields: Fields, signal: AbortSignal): Promise<Packet> => {
    for (;;) {
      const answer = await ask(session, fields, signal);
      if (!isPassing(answer.status)) return answer;
      const waited = await pause(BREATH_MS, true, { signal }).catch(() => false);
      if (!waited) return answer;
    }
  };

  return async (session: Session, text: TextToSend, signal: AbortSignal): Promise<TextTaken> => {
    mustBePlain(text, MOST);
    const to = `+${digitsOf(text.to)}`;
    const packets = packetsFor(text.text, alphabet, (reference = (reference + 1) & 0xff));
    // A receipt is asked for by whoever submits; a centre asks for none.
    const receipts: Fields = command === 'submit_sm' ? { registered_delivery: WANTS_RECEIPTS } : {};
    const ends: Fields = { ...addressed('source', from), ...addressed('dest', to), ...receipts };
    const externalIds: string[] = [];
    for (const [at, packet] of packets.entries()) {
      const which = packets.length > 1 ? `part ${at + 1} of ${packets.length}: ` : '';
      let answer: Packet;
      try {
        answer = await (at === 0 ? ask : askUntilTaken)(session, { ...ends, ...packet }, signal);
      } catch (error) {
        if (!(error instanceof Unanswered)) throw error;
        throw new NotTaken(at > 0 || error.handedOver ? 'uncertain' : 'unreachable', which + error.message);
      }
      if (answer.status !== 0)
        throw new NotTaken(
          // What went before it may be read already.
          at > 0 ? 'uncertain' : failureOfCommandStatus(answer.status),
          which + nameOfCommandStatus(answer.status),
        );
      const id = wordOf(answer, 'message_id');
      if (id !== '') externalIds.push(idFrom('answer', id, messageIds));
    }
    return { externalIds };
  };
};
