/** A mail that failed this often for a reason of our own waits in quarantine for a person. */
export const MOST_ATTEMPTS = 5;

/** Seconds before the next try. */
export const retryAfter = (attempts: number): number => Math.min(300, 2 ** attempts);

/** Postgres error classes that say the data itself cannot be stored: trying again cannot help. */
export const isHopeless = (error: unknown): boolean => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^(22|23)/.test(code);
};

/** Loopback and private networks: a relay of the house, not a stranger. */
export const isNearby = (ip: string | undefined): boolean =>
  /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::1$|f[cd][0-9a-f]{2}:|fe80:)/i.test(
    (ip ?? '').replace(/^::ffff:/i, ''),
  );

/** Whether anybody vouches for the sender can be looked up: a signature, or a stranger's address for SPF. */
export const canJudge = (raw: Uint8Array, remoteIp: string | null): boolean =>
  (remoteIp !== null && !isNearby(remoteIp)) ||
  Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, 32_768))
    .toString('latin1')
    .toLowerCase()
    .includes('\ndkim-signature:');
