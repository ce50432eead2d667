import type { z } from 'zod';
import type { beginCall, myLine } from '../contract.ts';
import type { Call, PhoneState } from './phone-state.ts';

export type GivenLine = NonNullable<z.output<typeof myLine.output>['line']>;

/** What a call tells of itself. */
export type Told = {
  /** What the desk hears of too. */
  changed(change: Partial<Call>): void;
  shown(change: Partial<Call>): void;
  over(by: 'contact' | 'agent' | 'system', cause: string): void;
  /** Whoever we speak with hands us to whom they speak with: `accept` begins that call in place of this one. */
  replaced(accept: () => void): void;
};

/** One call, however it comes and goes. */
export type Session = {
  number: string;
  name: string;
  connection(): RTCPeerConnection | null;
  /** Plays what it brings and tells what becomes of it; the returned function ends both. */
  follow(told: Told): () => void;
  /** What the house knows of the contact, where a provider tells it and not the line: told late, or twice, it is nothing. */
  contactIs?(what: 'ringing' | 'up' | 'over', cause: string): void;
  answer(): void;
  /** `why`, of one that was not answered: the other side hears it. */
  end(why?: 'busy' | 'declined' | 'unanswered'): void;
  hold(on: boolean): void;
  mute(on: boolean): void;
  key(tone: string): void;
  isEnded(): boolean;
};

/** The call that is handed on. */
export type Handed = { session: Session; call: Call; transferredTo: string | null; hungUp: boolean };
export type Transfers = {
  /** The contact speaks with that number from now on, and we with nobody. */
  transferBlind(number: string): void;
  /** That number is asked first; the contact waits. */
  consult(number: string): void;
  /** Whoever was asked speaks with the contact. */
  finishTransfer(): void;
  backToContact(): void;
  endConsultation(): void;
  /** The house says so: told twice, it is nothing. */
  handedOn?(to: string): void;
};

/** What a line needs of the telephone, and tells it. */
export type LineHouse = {
  registered(): void;
  lost(refused: boolean): void;
  received(session: Session): void;
  live(): Handed | null;
  microphone(): string;
  speaker(): string;
  set(change: Partial<PhoneState>): void;
};

/** The desk knows of the call when `begun` resolves. */
export type Dialled = { callId: string; number: string; begun: Promise<z.output<typeof beginCall.output>> };
export type Line = {
  start(): void;
  stop(): void;
  call(dialled: Dialled): Session;
  transfers: Transfers;
};
