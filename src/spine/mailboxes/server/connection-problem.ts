import type { ConnectionProblem } from '../rules.ts';

/** Codes of Node, OpenSSL and the mail libraries, and what each means to whoever set the server up. */
const BY_CODE: Record<string, ConnectionProblem> = {
  ENOTFOUND: 'unknown-host',
  EAI_AGAIN: 'unknown-host',
  EAI_NODATA: 'unknown-host',
  EDNS: 'unknown-host',
  ECONNREFUSED: 'refused',
  EACCES: 'refused',
  ENETUNREACH: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ETIMEDOUT: 'timed-out',
  ESOCKETTIMEDOUT: 'timed-out',
  ETIMEOUT: 'timed-out',
  CONNECT_TIMEOUT: 'timed-out',
  GREETING_TIMEOUT: 'timed-out',
  GREEETING_TIMEOUT: 'timed-out',
  UPGRADE_TIMEOUT: 'timed-out',
  CERT_HAS_EXPIRED: 'bad-certificate',
  CERT_NOT_YET_VALID: 'bad-certificate',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'bad-certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'bad-certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'bad-certificate',
  UNABLE_TO_GET_ISSUER_CERT: 'bad-certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'bad-certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'bad-certificate',
  ERR_SSL_WRONG_VERSION_NUMBER: 'not-tls',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'not-tls',
  EAUTH: 'wrong-password',
};

type Facts = {
  code?: string;
  originalCode?: string;
  command?: string;
  message?: string;
  response?: string;
  responseText?: string;
  serverResponseCode?: string;
  authenticationFailed?: boolean;
  tlsFailed?: boolean;
  oauthError?: boolean;
  cause?: unknown;
  errors?: unknown[];
};

const PATTERNS: [RegExp, ConnectionProblem][] = [
  [/starttls|not support.*tls|upgrade/i, 'no-starttls'],
  [/certificate|self.signed|altname/i, 'bad-certificate'],
  [/wrong version number|packet length too long/i, 'not-tls'],
  [/ENOTFOUND|EAI_AGAIN/, 'unknown-host'],
  [/ECONNREFUSED/, 'refused'],
  [/timed? ?out/i, 'timed-out'],
];

/** The error, what wraps it and what it wraps, outermost first, without running round in circles. */
const layers = (error: unknown): Facts[] => {
  const found: Facts[] = [];
  const visit = (one: unknown): void => {
    if (typeof one !== 'object' || one === null || found.includes(one as Facts) || found.length > 8) return;
    found.push(one as Facts);
    visit((one as Facts).cause);
    (one as Facts).errors?.forEach(visit);
  };
  visit(error);
  return found;
};

/** What went wrong on the way to a mail server, as a code that words exist for, and what was said, on one line. */
export const connectionProblem = (error: unknown): { problem: ConnectionProblem; said: string } => {
  const all = layers(error);
  const said = all.map((one) => one.responseText ?? one.response ?? one.message ?? '').find(Boolean) ?? '';
  const answer = (problem: ConnectionProblem) => ({ problem, said: said.replace(/\s+/g, ' ').trim().slice(0, 500) });
  if (all.some((one) => one.oauthError)) return answer('token-refused');
  if (all.some((one) => one.authenticationFailed)) return answer('wrong-password');
  // The inner code tells more: a library's own one is about its phase, the system's about the cause.
  const codes = all.flatMap((one) => [one.originalCode, one.code]).filter((code) => code !== undefined);
  const specific = codes.map((code) => BY_CODE[code]).find((problem) => problem !== undefined);
  if (specific && specific !== 'timed-out') return answer(specific);
  const text = all.map((one) => one.message ?? '').join(' ');
  const pattern = PATTERNS.find(([words]) => words.test(text));
  return answer(specific ?? pattern?.[1] ?? 'connection-lost');
};
