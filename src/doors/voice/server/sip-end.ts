/**
 * A SIP end without sound, in a thread of its own: JsSIP looks for a browser's `window`, which nothing else of the house
 * should ever find. It takes calls, lets them ring, and redirects or refuses them as it is told.
 */
import { parentPort } from 'node:worker_threads';
import type { Session, UA } from 'jssip';

export type ToEnd =
  | { kind: 'open'; lineId: number; server: string; domain: string; user: string; password: string }
  | { kind: 'close'; lineId: number }
  | { kind: 'redirect'; call: string; to: string }
  | { kind: 'refuse'; call: string };
export type FromEnd =
  | { kind: 'registration'; lineId: number; state: 'ready' | 'refused' | 'lost'; cause: string }
  | { kind: 'call'; lineId: number; call: string; number: string }
  /** They gave up, or their server did; of those that were redirected or refused nothing is told. */
  | { kind: 'over'; call: string };

/** Beyond what any server lets a call ring, in seconds. */
const RINGS_FOR = 1_800;

(globalThis as unknown as { window: object }).window = { RTCPeerConnection: class {} };
const { default: JsSIP } = await import('jssip');
JsSIP.debug.disable();
const port = parentPort!;
const lines = new Map<number, UA>();
const calls = new Map<string, Session>();
const tell = (told: FromEnd): void => port.postMessage(told);

const open = (asked: Extract<ToEnd, { kind: 'open' }>): void => {
  const { lineId, server, domain, user, password } = asked;
  const ua = new JsSIP.UA({
    sockets: [new JsSIP.WebSocketInterface(server)],
    uri: `sip:${user}@${domain}`,
    ...{ authorization_user: user, password, user_agent: 'Relais', session_timers: false, register_expires: 120 },
    ...{ no_answer_timeout: RINGS_FOR, connection_recovery_min_interval: 1, connection_recovery_max_interval: 15 },
  });
  const isMine = (): boolean => lines.get(lineId) === ua;
  const state = (now: 'ready' | 'refused' | 'lost', cause = ''): void => {
    if (isMine()) tell({ kind: 'registration', lineId, state: now, cause });
  };
  ua.on('registered', () => state('ready'));
  ua.on('registrationFailed', ({ cause }) =>
    state(cause === 'Rejected' || cause === 'Authentication Error' ? 'refused' : 'lost', cause),
  );
  ua.on('disconnected', () => state('lost'));
  ua.on('newRTCSession', ({ originator, session }) => {
    if (originator !== 'remote' || !session) return;
    const call = session.id;
    calls.set(call, session);
    session.on('failed', (event) => {
      if (calls.get(call) !== session) return;
      calls.delete(call);
      if (event.originator !== 'local' || event.cause === 'No Answer') tell({ kind: 'over', call });
    });
    tell({ kind: 'call', lineId, call, number: session.remote_identity.uri.user });
  });
  lines.set(lineId, ua);
  ua.start();
};

const end = (call: string, options: Parameters<Session['terminate']>[0]): void => {
  const session = calls.get(call);
  calls.delete(call);
  if (session && !session.isEnded()) session.terminate(options);
};

port.on('message', (asked: ToEnd) => {
  if (asked.kind === 'open') {
    lines.get(asked.lineId)?.stop();
    open(asked);
  } else if (asked.kind === 'close') {
    lines.get(asked.lineId)?.stop();
    lines.delete(asked.lineId);
  } else if (asked.kind === 'redirect') end(asked.call, { status_code: 302, extraHeaders: [`Contact: <${asked.to}>`] });
  else end(asked.call, { status_code: 480 });
});
