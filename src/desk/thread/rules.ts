/** Why a message came back, in one of few reasons that an agent can act on. */
export const BOUNCE_REASONS = [
  'no-such-address',
  'no-such-domain',
  'mailbox-full',
  'mailbox-off',
  'too-big',
  'blocked',
  'not-authenticated',
  'refused-content',
  'no-route',
  'busy',
  'unknown',
] as const;
export type BounceReason = (typeof BOUNCE_REASONS)[number];

/** RFC 3463 and the IANA registry of enhanced status codes: subject.detail -> reason. First match wins. */
const BY_STATUS: readonly (readonly [RegExp, BounceReason])[] = [
  [/^1\.(?:2|10)$/, 'no-such-domain'],
  [/^1\.(?:7|8)$/, 'not-authenticated'],
  [/^1\./, 'no-such-address'],
  [/^2\.2$/, 'mailbox-full'],
  [/^2\.1$/, 'mailbox-off'],
  [/^(?:2\.3|3\.4)$/, 'too-big'],
  [/^3\.1$/, 'mailbox-full'],
  [/^3\./, 'busy'],
  [/^4\.4$/, 'no-such-domain'],
  [/^4\.5$/, 'busy'],
  [/^4\./, 'no-route'],
  [/^6\./, 'refused-content'],
  [/^7\.(?:2\d|3\d)$/, 'not-authenticated'],
  [/^7\./, 'blocked'],
];

/** For servers that give no status, or one that says nothing (x.0.0, x.5.0). */
const BY_WORDS: readonly (readonly [RegExp, BounceReason])[] = [
  [/quota|mailbox (?:is )?full|over ?limit|bo[îi]te .{0,20}pleine/i, 'mailbox-full'],
  [/dmarc|spf|dkim|not authenticated/i, 'not-authenticated'],
  [/spam|blacklist|blocklist|blocked|reputation|policy|denied/i, 'blocked'],
  [/(?:domain|host) .{0,40}not found|no mx|nxdomain|name or service not known/i, 'no-such-domain'],
  [
    /(?:user|recipient|mailbox|address|account) .{0,40}(?:unknown|not found|not exist|unavailable|rejected)|unknown user|no such|does ?n.t exist|inconnu/i,
    'no-such-address',
  ],
  [/disabled|inactive|suspended/i, 'mailbox-off'],
  [/too (?:large|big)|size limit|exceeds/i, 'too-big'],
  [/timed? ?out|connection|unreachable|could not connect/i, 'no-route'],
  [/virus|malware|content rejected/i, 'refused-content'],
  [/try again|temporar|greylist|too many/i, 'busy'],
];

const firstOf = (table: readonly (readonly [RegExp, BounceReason])[], text: string): BounceReason | null =>
  table.find(([sign]) => sign.test(text))?.[1] ?? null;

/**
 * The reason behind a returned message.
 * @param status RFC 3463 status such as 5.1.1, null when the server gave none; then it is looked for in `diagnostic`.
 * @param diagnostic what the server said.
 */
export const bounceReason = (status: string | null, diagnostic: string | null): BounceReason => {
  const said = (diagnostic ?? '').slice(0, 2000);
  const code = status ?? /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(said)?.[0] ?? '';
  const detail = code.replace(/^\d\./, '');
  return firstOf(BY_STATUS, detail) ?? firstOf(BY_WORDS, said) ?? 'unknown';
};

/** What the sender's domain says of a mail, as three colours of trust. Null: it says nothing either way. */
export const senderTrust = (verdict: { dmarc: string } | null): 'confirmed' | 'refuted' | null =>
  verdict?.dmarc === 'pass' ? 'confirmed' : verdict?.dmarc === 'fail' ? 'refuted' : null;

/** The newest messages, which open unfolded: what was asked last and what was said just before. */
const OPEN_AT_FIRST = 3;
export const openAtFirst = (ids: readonly number[]): number[] => ids.slice(-OPEN_AT_FIRST);

/** The id of a message's article on the page: who knows a message by its number can bring it into sight. */
export const messageAnchor = (messageId: number): string => `message-${messageId}`;
