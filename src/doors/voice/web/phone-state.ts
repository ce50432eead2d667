import type { Quality } from './media.ts';

export type Registration = 'none' | 'elsewhere' | 'connecting' | 'ready' | 'lost' | 'refused';
export type CallState = 'connecting' | 'ringing' | 'up' | 'held';
export type Call = {
  id: string;
  direction: 'in' | 'out';
  number: string;
  name: string;
  state: CallState;
  muted: boolean;
  /** Milliseconds since 1970; null: not answered yet. */
  answeredAt: number | null;
  interactionId: number | null;
  /** Null: it is not recorded. */
  recording: 'on' | 'paused' | null;
  quality: Quality;
};
export type PhoneState = {
  registration: Registration;
  call: Call | null;
  /** Who is asked before the call is handed to them. */
  consult: { number: string; state: CallState } | null;
  /** How the last one ended, or why there is none: a code of the words. */
  said: {
    kind: 'ended' | 'refused' | 'transferring' | 'transfer-failed' | 'transferred' | 'hold-failed';
    code: string;
  } | null;
};

export const BLANK: PhoneState = { registration: 'none', call: null, consult: null, said: null };

export const GOOD: Quality = { word: 'good', lostShare: 0, jitterMs: 0, roundTripMs: null };

/** Why no call can be begun now. */
export const WHY_NOT: Readonly<Record<Registration, string | null>> = {
  ...{ none: 'no-line', elsewhere: 'elsewhere', connecting: 'not-registered', lost: 'not-registered' },
  ...{ refused: 'registration', ready: null },
};
