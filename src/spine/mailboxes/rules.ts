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
] as const;
export type SendProblem = (typeof SEND_PROBLEMS)[number];

const SEPARATOR = ' · ';

/** One line for `delivery_detail`: the code, then the server's own words. */
export const deliveryDetail = (problem: SendProblem, said: string): string =>
  [problem, said.replace(/\s+/g, ' ').trim().slice(0, 500)].filter(Boolean).join(SEPARATOR);

/** The code and the server's words of a delivery detail; code null when the detail was written by a bounce. */
export const readDeliveryDetail = (detail: string): { problem: SendProblem | null; said: string } => {
  const [first = '', ...rest] = detail.split(SEPARATOR);
  const problem = SEND_PROBLEMS.find((one) => one === first) ?? null;
  return problem ? { problem, said: rest.join(SEPARATOR) } : { problem: null, said: detail };
};
