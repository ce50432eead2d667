import { ask } from '#ground/api/web/ask.ts';
import type { z } from 'zod';
import { beginCall, endCall, tellCall, tellReady } from '../contract.ts';
import { READY_EVERY, RINGS_AT_ONE, TELL_EVERY } from '../rules.ts';
import type { Dialled, GivenLine, Handed, Line, LineHouse, Session } from './line.ts';
import { recordCall, type Recorder } from './recorder.ts';
import { sipLine } from './sip/sip-line.ts';
import { BLANK, GOOD, WHY_NOT, type Call, type PhoneState } from './phone-state.ts';

type Live = Handed & {
  begun: Promise<z.output<typeof beginCall.output>>;
  stop(): void;
  stopSession(): void;
};
/** Of its own each: whoever has no such line loads nothing of it. */
const makeLine = async (given: GivenLine, house: LineHouse): Promise<Line> => {
  if (given.kind === 'sip') return sipLine(given, house);
  if (given.kind === 'play') return (await import('../play/web/play-line.ts')).playLine(house);
  return (await import('./twilio/twilio-line.ts')).twilioLine(house);
};

/**
 * The telephone of this page: one line, one call with at most one consultation beside it. It lives outside what is shown, so
 * that a call survives moving around the desk; one page of a browser has it, by a lock of the browser.
 */
export const createPhone = () => {
  let state = BLANK;
  let given: GivenLine | null = null;
  let line: Line | null = null;
  let live: Live | null = null;
  let recorder: Recorder | null = null;
  const listeners = new Set<() => void>();
  const devices = { microphone: '', speaker: '' };
  const set = (change: Partial<PhoneState>): void => {
    state = { ...state, ...change };
    for (const one of listeners) one();
  };
  const setCall = (change: Partial<Call>): void => {
    if (!live) return;
    live.call = { ...live.call, ...change };
    set({ call: live.call });
  };
  const tell = (one: Live): void => {
    const { id, state: at, quality } = one.call;
    const known = at === 'connecting' ? 'ringing' : at;
    const told = { lost: quality.lostShare, jitterMs: quality.jitterMs, roundTripMs: quality.roundTripMs };
    void one.begun
      .then(() => ask(tellCall, { callId: id, state: known, quality: told }))
      // The house gave this page up: what it knows nothing of must not go on unseen.
      .then(({ under_way: goesOn, contact }) => {
        if (live !== one) return;
        if (!goesOn) return one.session.end();
        if (contact === null) return;
        if (contact.handedTo !== null) line?.transfers.handedOn?.(contact.handedTo);
        else one.session.contactIs?.(contact.state, contact.cause);
      })
      .catch(() => undefined);
  };
  const finish = (one: Live, endedBy: 'contact' | 'agent' | 'system', cause: string): void => {
    if (live !== one) return;
    live = null;
    one.stop();
    set({
      call: null,
      ...(state.said?.kind === 'transferred' ? {} : { said: { kind: 'ended' as const, code: cause } }),
    });
    const last = { callId: one.call.id, endedBy, cause: cause.slice(0, 100), transferredTo: one.transferredTo };
    // Told until the server has it: it ends the call by itself only later.
    const kept = recorder?.stop() ?? Promise.resolve();
    recorder = null;
    const say = (tries: number): void =>
      void Promise.all([one.begun, kept])
        .then(() => ask(endCall, last))
        .catch(() => tries > 0 && setTimeout(() => say(tries - 1), 3_000));
    say(10);
  };

  const record = (): void => {
    const connection = live?.session.connection();
    if (!live || !connection || recorder || !given || given.recording === 'off') return;
    recorder = recordCall(connection, live.call.id, given.announces);
    setCall({ recording: 'on' });
  };

  /** That session is its call from now on. */
  const attach = (one: Live, session: Session): void => {
    one.stopSession();
    one.session = session;
    const isMine = (): boolean => live === one && one.session === session;
    one.stopSession = session.follow({
      changed: (change) => {
        if (!isMine()) return;
        setCall(change);
        tell(one);
        if (change.state === 'up' && given?.recording === 'always' && !recorder) record();
      },
      shown: (change) => isMine() && setCall(change),
      over: (by, cause) => {
        if (!isMine()) return;
        const refused = cause === 'User Denied Media Access';
        finish(one, one.hungUp ? 'agent' : by, cause);
        if (refused) set({ said: { kind: 'refused', code: 'microphone' } });
      },
      replaced: (accept) => {
        replacing = isMine() ? one : null;
        accept();
        replacing = null;
      },
    });
  };

  const begin = (call: Call, legId: number | null): Live['begun'] =>
    ask(beginCall, { callId: call.id, direction: call.direction, number: call.number, legId });
  const follow = (session: Session, call: Call, begun: Live['begun']): Live => {
    const timer = setInterval(() => live && tell(live), TELL_EVERY);
    const one: Live = {
      ...{ session, call, begun, hungUp: false, transferredTo: null, stopSession: () => {} },
      stop: () => {
        clearInterval(timer);
        one.stopSession();
      },
    };
    live = one;
    set({ call, said: null });
    void begun
      .then(({ interactionId }) => live === one && setCall({ interactionId }))
      .catch((error: { code?: string }) => {
        // The desk does not know of it: it must not go on unseen.
        if (live === one && !one.session.isEnded()) one.session.end();
        set({ said: { kind: 'refused', code: error.code ?? 'broken' } });
      });
    attach(one, session);
    return one;
  };

  /** Set while a colleague hands us whom they speak with. */
  let replacing: Live | null = null;
  const received = (session: Session): void => {
    const { number, name } = session;
    if (replacing) {
      attach(replacing, session);
      setCall({ number, name });
      return session.answer();
    }
    if (live || state.registration !== 'ready') return session.end('busy');
    const call: Call = {
      ...{ id: crypto.randomUUID(), direction: 'in' as const, number, name, state: 'ringing' as const },
      ...{ muted: false, answeredAt: null, interactionId: null, recording: null, quality: GOOD },
    };
    const { begun } = follow(session, call, begin(call, null));
    void begun
      .then(({ queued }) => queued && setTimeout(() => unanswered(session), RINGS_AT_ONE))
      .catch(() => undefined);
  };
  /** Somebody else may be there for them. */
  const unanswered = (session: Session): void => {
    if (live?.session !== session || live.call.answeredAt !== null) return;
    live.hungUp = true;
    session.end('unanswered');
  };

  let said: ReturnType<typeof setInterval> | undefined;
  /** Calls are routed to a line that says it is there. */
  const ready = (is: boolean): void => {
    if (is) set({ registration: 'ready' });
    clearInterval(said);
    const say = (): void => void ask(tellReady, { ready: is }).catch(() => undefined);
    say();
    if (is) said = setInterval(say, READY_EVERY);
  };

  const open = async (next: GivenLine): Promise<void> => {
    if (given && JSON.stringify(given) === JSON.stringify(next)) return;
    line?.stop();
    given = next;
    set({ registration: 'connecting' });
    const made = await makeLine(next, {
      registered: () => line === made && ready(true),
      lost: (refused) => {
        if (line !== made) return;
        set({ registration: refused ? 'refused' : 'lost' });
        ready(false);
      },
      received,
      ...{ live: () => live, set, microphone: () => devices.microphone, speaker: () => devices.speaker },
    });
    line?.stop();
    line = made;
    made.start();
  };

  return {
    state: (): PhoneState => state,
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    devices,
    elsewhere: (): void => set({ registration: 'elsewhere' }),
    /** The line as it is now; null: none. */
    use: async (next: GivenLine | null): Promise<void> => {
      if (next) return open(next);
      if (line) ready(false);
      line?.stop();
      [line, given] = [null, null];
      set({ registration: 'none' });
    },
    /** Why not, or null: it is being dialled. */
    dial: async (number: string, legId: number | null): Promise<string | null> => {
      const why = live ? 'in-call' : WHY_NOT[state.registration];
      if (why || !line) {
        set({ said: { kind: 'refused', code: why ?? 'no-line' } });
        return why ?? 'no-line';
      }
      // Asked before anything rings: a call without a microphone helps nobody.
      const allowed = await navigator.mediaDevices
        .getUserMedia({ audio: true })
        .then((stream) => (stream.getTracks().forEach((track) => track.stop()), true))
        .catch(() => false);
      if (!allowed) {
        set({ said: { kind: 'refused', code: 'microphone' } });
        return 'microphone';
      }
      const call: Call = {
        ...{ id: crypto.randomUUID(), direction: 'out' as const, number, name: '', state: 'connecting' as const },
        ...{ muted: false, answeredAt: null, interactionId: null, recording: null, quality: GOOD },
      };
      const begun = begin(call, legId);
      const dialled: Dialled = { callId: call.id, number, begun };
      follow(line.call(dialled), call, begun);
      return null;
    },
    accept: (): void => live?.session.answer(),
    hangUp: (): void => {
      if (!live) return;
      live.hungUp = true;
      line?.transfers.endConsultation();
      live.session.end(live.call.direction === 'in' && live.call.answeredAt === null ? 'declined' : undefined);
    },
    hold: (on: boolean): void => live?.session.hold(on),
    mute: (on: boolean): void => live?.session.mute(on),
    record,
    pauseRecording: (on: boolean): void => {
      recorder?.pause(on);
      if (recorder) setCall({ recording: on ? 'paused' : 'on' });
    },
    /** How calls of this line are recorded. */
    recording: (): GivenLine['recording'] => given?.recording ?? 'off',
    key: (tone: string): void => live?.session.key(tone),
    transferBlind: (number: string): void => line?.transfers.transferBlind(number),
    consult: (number: string): void => line?.transfers.consult(number),
    finishTransfer: (): void => line?.transfers.finishTransfer(),
    backToContact: (): void => line?.transfers.backToContact(),
    /** Of tests and of whoever asks for facts: the sessions’ statistics. */
    connection: (): RTCPeerConnection | null => live?.session.connection() ?? null,
  };
};

export type Phone = ReturnType<typeof createPhone>;
