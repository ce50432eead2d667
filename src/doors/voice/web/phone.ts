import type { Session, UA } from 'jssip';
import { ask } from '#ground/api/web/ask.ts';
import type { z } from 'zod';
import { beginCall, endCall, tellCall, tellReady } from '../contract.ts';
import { READY_EVERY, RINGS_AT_ONE, TELL_EVERY } from '../rules.ts';
import { followSession } from './follow-session.ts';
import { makeLine, type Line } from './make-line.ts';
import { recordCall, type Recorder } from './recorder.ts';
import { createTransfer } from './transfer-call.ts';
import { BLANK, GOOD, WHY_NOT, type Call, type PhoneState } from './phone-state.ts';

type Live = {
  session: Session;
  call: Call;
  begun: Promise<z.output<typeof beginCall.output>>;
  stop(): void;
  stopSession(): void;
  hungUp: boolean;
  transferredTo: string | null;
};
const SESSION = { rtcOfferConstraints: { offerToReceiveAudio: true, offerToReceiveVideo: false } };

/**
 * The telephone of this page: one line, one call with at most one consultation beside it. It lives outside what is shown, so
 * that a call survives moving around the desk; one page of a browser has it, by a lock of the browser.
 */
export const createPhone = () => {
  let state = BLANK;
  let line: Line | null = null;
  let ua: UA | null = null;
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
  const media = () => ({
    mediaConstraints: { audio: devices.microphone ? { deviceId: { exact: devices.microphone } } : true, video: false },
    pcConfig: { iceServers: line?.ice ?? [] },
    ...SESSION,
  });
  const target = (number: string): string => `sip:${number.replace(/[^\w+.*#-]/g, '')}@${line!.domain}`;

  const transfer = createTransfer({
    live: () => live,
    dial: (number) => ua?.call(target(number), media()) ?? null,
    ...{ target, set, speaker: () => devices.speaker },
  });

  const tell = (one: Live): void => {
    const { id, state: at, quality } = one.call;
    const known = at === 'connecting' ? 'ringing' : at;
    const told = { lost: quality.lostShare, jitterMs: quality.jitterMs, roundTripMs: quality.roundTripMs };
    void one.begun.then(() => ask(tellCall, { callId: id, state: known, quality: told })).catch(() => undefined);
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
    if (!live?.session.connection || recorder || !line || line.recording === 'off') return;
    recorder = recordCall(live.session.connection, live.call.id, line.announces);
    setCall({ recording: 'on' });
  };

  /** That session is its call from now on. */
  const attach = (one: Live, session: Session): void => {
    one.stopSession();
    one.session = session;
    const isMine = (): boolean => live === one && one.session === session;
    one.stopSession = followSession(session, () => devices.speaker, {
      changed: (change) => {
        if (!isMine()) return;
        setCall(change);
        tell(one);
        if (change.state === 'up' && line?.recording === 'always' && !recorder) record();
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

  const follow = (session: Session, call: Call, legId: number | null): Live => {
    const begun = ask(beginCall, { callId: call.id, direction: call.direction, number: call.number, legId });
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
        if (live === one && !one.session.isEnded()) one.session.terminate();
        set({ said: { kind: 'refused', code: error.code ?? 'broken' } });
      });
    attach(one, session);
    return one;
  };

  /** Set while a colleague hands us whom they speak with. */
  let replacing: Live | null = null;
  const received = (session: Session): void => {
    const { uri, display_name: name } = session.remote_identity;
    if (replacing) {
      attach(replacing, session);
      setCall({ number: uri.user, name });
      return session.answer(media());
    }
    if (live || state.registration !== 'ready')
      return session.terminate({ status_code: 486, reason_phrase: 'Busy Here' });
    const call: Call = {
      ...{ id: crypto.randomUUID(), direction: 'in' as const, number: uri.user, name, state: 'ringing' as const },
      ...{ muted: false, answeredAt: null, interactionId: null, recording: null, quality: GOOD },
    };
    const { begun } = follow(session, call, null);
    void begun
      .then(({ queued }) => queued && setTimeout(() => unanswered(session), RINGS_AT_ONE))
      .catch(() => undefined);
  };
  /** Somebody else may be there for them. */
  const unanswered = (session: Session): void => {
    if (live?.session !== session || live.call.answeredAt !== null) return;
    live.hungUp = true;
    session.terminate({ status_code: 480 });
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

  const open = async (given: Line): Promise<void> => {
    if (line && JSON.stringify(line) === JSON.stringify(given)) return;
    ua?.stop();
    line = given;
    set({ registration: 'connecting' });
    const made = await makeLine(given, {
      registered: () => ua === made && ready(true),
      lost: (refused) => {
        if (ua !== made) return;
        set({ registration: refused ? 'refused' : 'lost' });
        ready(false);
      },
      received,
    });
    ua?.stop();
    ua = made;
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
    use: async (given: Line | null): Promise<void> => {
      if (given) return open(given);
      if (ua) ready(false);
      ua?.stop();
      [ua, line] = [null, null];
      set({ registration: 'none' });
    },
    /** Why not, or null: it is being dialled. */
    dial: async (number: string, legId: number | null): Promise<string | null> => {
      const why = live ? 'in-call' : WHY_NOT[state.registration];
      if (why || !ua || !line) {
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
      follow(ua.call(target(number), media()), call, legId);
      return null;
    },
    accept: (): void => live?.session.answer(media()),
    hangUp: (): void => {
      if (!live) return;
      live.hungUp = true;
      transfer.endConsultation();
      live.session.terminate(
        live.call.direction === 'in' && live.call.answeredAt === null ? { status_code: 603 } : undefined,
      );
    },
    hold: (on: boolean): void => void (on ? live?.session.hold() : live?.session.unhold()),
    mute: (on: boolean): void => (on ? live?.session.mute({ audio: true }) : live?.session.unmute({ audio: true })),
    record,
    pauseRecording: (on: boolean): void => {
      recorder?.pause(on);
      if (recorder) setCall({ recording: on ? 'paused' : 'on' });
    },
    /** How calls of this line are recorded. */
    recording: (): Line['recording'] => line?.recording ?? 'off',
    key: (tone: string): void => live?.session.sendDTMF(tone, { transportType: 'RFC2833' }),
    ...transfer,
    /** Of tests and of whoever asks for facts: the sessions’ statistics. */
    connection: (): RTCPeerConnection | null => live?.session.connection ?? null,
  };
};

export type Phone = ReturnType<typeof createPhone>;
