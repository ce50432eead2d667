/** A page that holds a call says so this often, in milliseconds; one that was silent so long is gone. */
export const TELL_EVERY = 10_000;
export const GONE_AFTER = 45_000;
/** The same of a line on which nothing is said, and of one that was silent so long. */
export const READY_EVERY = 60_000;
export const READY_FOR = 150_000;
/** A call from a queue rings so long at one agent, in milliseconds, and goes to another then. */
export const RINGS_AT_ONE = 25_000;

/** What is set up of recording; nothing is recorded unless somebody said so, and then the contact hears it. */
export const recordingOf = (
  settings: Readonly<Record<string, string>>,
): { recording: 'off' | 'manual' | 'always'; announces: boolean } => {
  const said = settings['recording'];
  return {
    recording: said === 'manual' || said === 'always' ? said : 'off',
    announces: settings['announces'] !== 'no',
  };
};

/** Why that is no address of a SIP server for a browser. */
export const whyNotServer = (server: string): 'server-wrong' | 'server-insecure' | null => {
  if (!URL.canParse(server)) return 'server-wrong';
  const { protocol, hostname } = new URL(server);
  if (protocol === 'wss:') return null;
  if (protocol !== 'ws:') return 'server-wrong';
  return /^(?:localhost|127\.|\[::1\]|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(hostname)
    ? null
    : 'server-insecure';
};

export type IceServer = { urls: string; username?: string; credential?: string };
/** One a line: an address, then user and secret where it wants them. */
export const iceServers = (lines: string): IceServer[] =>
  lines
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .flatMap(([urls = '', username, credential]) =>
      /^(?:stun|turns?):/i.test(urls)
        ? [{ urls, ...(username ? { username, credential: credential ?? '' } : {}) }]
        : [],
    );

/** Keys of a telephone (RFC 4733). */
export const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;

/** How good the line is, by what is lost and how unsteady it comes (ITU-T G.114, G.107: below these nobody notices). */
export const qualityOf = (told: {
  lostShare: number;
  jitterMs: number;
  silent: boolean;
}): 'good' | 'fair' | 'poor' | 'silent' => {
  if (told.silent) return 'silent';
  if (told.lostShare > 0.05 || told.jitterMs > 60) return 'poor';
  return told.lostShare > 0.01 || told.jitterMs > 30 ? 'fair' : 'good';
};
