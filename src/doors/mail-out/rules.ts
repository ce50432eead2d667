import { deliveryDetail, type ConnectionProblem, type SendProblem } from '#spine/mailboxes/rules.ts';

const MINUTE = 60_000;
/** Waits between tries. RFC 5321 4.5.4.1 asks for 30 minutes at least after the first failures, and 4 to 5 days in all; an agent wants to know within two. */
const WAITS = [1, 5, 15, 60, 120, 240].map((minutes) => minutes * MINUTE);
export const GIVE_UP_AFTER = 48 * 60 * MINUTE;

/** Milliseconds until the next try, after that many. */
export const waitAfter = (attempts: number): number => WAITS[Math.min(attempts, WAITS.length) - 1] ?? WAITS[0]!;

/** How much of the message had been handed over when something was said. */
export type Progress = 'nothing' | 'part' | 'all';

export type Verdict =
  /** Nothing can have arrived: another try is safe. */
  | { kind: 'again'; problem: SendProblem; said: string }
  | { kind: 'refused'; problem: SendProblem; said: string }
  /** It may have arrived: a person decides. */
  | { kind: 'uncertain'; problem: SendProblem; said: string };

export type Failure = {
  /** The server's reply code, when it replied. */
  replyCode: number | null;
  /** What the reply answered: 'MAIL FROM', 'RCPT TO', 'DATA', 'AUTH …', 'CONN', … */
  command: string;
  /** Of the connection; what counts when the server did not reply. */
  problem: ConnectionProblem;
  said: string;
};

const REFUSAL_OF: Record<string, SendProblem> = {
  'MAIL FROM': 'sender-refused',
  'RCPT TO': 'recipient-refused',
  DATA: 'content-refused',
};

/** RFC 5321 4.2.1: 4yz asks to try again, 5yz not to. Signing in is the office's to mend, so the message waits for it. */
export const judge = (failure: Failure, progress: Progress): Verdict => {
  const { replyCode, command, said } = failure;
  if (replyCode === null) {
    if (progress === 'all') return { kind: 'uncertain', problem: 'interrupted', said };
    return { kind: 'again', problem: failure.problem, said };
  }
  // 503 says that the session, not the message, is in a wrong state.
  if (replyCode < 500 || replyCode === 503) return { kind: 'again', problem: 'busy', said };
  if (replyCode === 552 || replyCode === 523) return { kind: 'refused', problem: 'too-large', said };
  const problem = REFUSAL_OF[command];
  if (problem) return { kind: 'refused', problem, said };
  return { kind: 'again', problem: failure.problem, said };
};

export type Refused = { address: string; said: string };
/** What one try came to, recipient by recipient. */
export type Tried = {
  reached: string[];
  refused: Refused[];
  /** To try again, with what the server said. */
  later: Refused[];
};

/** What an attempt leaves: the message's delivery and its reason. */
export const outcomeOf = (
  tried: Tried,
  before: { reached: string[]; refused: Refused[]; tooOld: boolean },
): { state: 'sent' | 'failed' | 'queued'; detail: string | null } => {
  const reached = before.reached.length + tried.reached.length;
  const refused = [...before.refused, ...tried.refused];
  const list = (some: Refused[]): string => some.map((one) => `${one.address}: ${one.said}`).join('; ');
  if (tried.later.length > 0 && !before.tooOld)
    return { state: 'queued', detail: deliveryDetail('busy', list(tried.later)) };
  if (tried.later.length > 0) {
    const all = [...refused, ...tried.later];
    return { state: 'failed', detail: deliveryDetail(reached > 0 ? 'some-refused' : 'given-up', list(all)) };
  }
  if (refused.length === 0) return { state: 'sent', detail: null };
  return { state: 'failed', detail: deliveryDetail(reached > 0 ? 'some-refused' : 'recipient-refused', list(refused)) };
};
