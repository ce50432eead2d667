/**
 * The forms under which mail for one address arrives, most specific first: as written, then without the part
 * after a plus sign (RFC 5233 calls it the detail), which carries our reply tokens.
 */
export const addressForms = (address: string): string[] => {
  const whole = address.trim().toLowerCase();
  const at = whole.lastIndexOf('@');
  const plus = whole.indexOf('+');
  if (at < 1 || plus < 1 || plus > at) return [whole];
  return [whole, whole.slice(0, plus) + whole.slice(at)];
};

/** Why a mail server could not be used. */
export const CONNECTION_PROBLEMS = [
  'unknown-host',
  'refused',
  'unreachable',
  'timed-out',
  'connection-lost',
  'bad-certificate',
  'not-tls',
  'no-starttls',
  'wrong-password',
  'token-refused',
] as const;
export type ConnectionProblem = (typeof CONNECTION_PROBLEMS)[number];

/** Why a message did not leave, yet or for good: first word of its delivery detail, worded as `delivery.<code>`. */
export const SEND_PROBLEMS = [
  ...CONNECTION_PROBLEMS,
  'busy',
  'sender-refused',
  'recipient-refused',
  'some-refused',
  'content-refused',
  'too-large',
  'not-buildable',
  'no-mailbox',
  'given-up',
  'interrupted',
  'writer-gone',
  'sender-not-allowed',
] as const;
export type SendProblem = (typeof SEND_PROBLEMS)[number];
export const isSendProblem = (problem: string | null): problem is SendProblem =>
  SEND_PROBLEMS.some((one) => one === problem);

/** Besides those, what stops a mailbox from being read. */
export const WATCH_PROBLEMS = [...CONNECTION_PROBLEMS, 'no-folder', 'missing-secret'] as const;
export type WatchProblem = (typeof WATCH_PROBLEMS)[number];

/** One step of a connection test; `problem` is empty when it went well. */
export type TriedStep = { step: string; ok: boolean; problem: string; said: string };

/** The step at which a connection problem shows. */
export const stepOf = (problem: ConnectionProblem): 'dns' | 'connect' | 'tls' | 'sign-in' => {
  if (problem === 'unknown-host') return 'dns';
  if (problem === 'bad-certificate' || problem === 'not-tls' || problem === 'no-starttls') return 'tls';
  return problem === 'wrong-password' || problem === 'token-refused' ? 'sign-in' : 'connect';
};

/** The steps taken up to one that failed, or all of them. */
export const stepsUpTo = (
  steps: readonly string[],
  failed: { step: string; problem: string; said: string } | null,
): TriedStep[] => {
  const end = failed ? steps.indexOf(failed.step) : steps.length;
  const fine = steps.slice(0, Math.max(0, end)).map((step) => ({ step, ok: true, problem: '', said: '' }));
  return failed ? [...fine, { ok: false, ...failed }] : fine;
};

const SEPARATOR = ' · ';
const ALL_PROBLEMS: readonly (SendProblem | WatchProblem)[] = [...SEND_PROBLEMS, ...WATCH_PROBLEMS];

/** One line for a message's delivery, or for the state of a watched mailbox: the code, then the server's own words. */
export const deliveryDetail = (problem: SendProblem | WatchProblem, said: string): string =>
  [problem, said.replace(/\s+/g, ' ').trim().slice(0, 500)].filter(Boolean).join(SEPARATOR);

/** The code and the server's words of a delivery detail; code null when the detail was written by a bounce. */
export const readDeliveryDetail = (detail: string): { problem: SendProblem | WatchProblem | null; said: string } => {
  const [first = '', ...rest] = detail.split(SEPARATOR);
  const problem = ALL_PROBLEMS.find((one) => one === first) ?? null;
  return problem ? { problem, said: rest.join(SEPARATOR) } : { problem: null, said: detail };
};
