import type { Session } from 'jssip';
import { qualityOf } from '../rules.ts';

export type Quality = {
  word: ReturnType<typeof qualityOf>;
  /** Of what should have come, 0 to 1. */
  lostShare: number;
  jitterMs: number;
  roundTripMs: number | null;
};

/** Plays what comes in by a connection, on the chosen speaker. */
export const createEar = (
  speaker: () => string,
): { hear(connection: RTCPeerConnection): void; deaf(is: boolean): void; stop(): void } => {
  const audio = new Audio();
  audio.autoplay = true;
  return {
    hear: (connection) =>
      connection.addEventListener('track', ({ streams }) => {
        audio.srcObject = streams[0] ?? null;
        const sink = speaker();
        if (sink && 'setSinkId' in audio) void audio.setSinkId(sink).catch(() => undefined);
        void audio.play().catch(() => undefined);
      }),
    deaf: (is) => {
      audio.muted = is;
    },
    stop: () => {
      audio.pause();
      audio.srcObject = null;
    },
  };
};

/** Plays what the other says, on the chosen speaker; the returned function ends it. */
export const listenTo = (session: Session, speaker: () => string): (() => void) => {
  const ear = createEar(speaker);
  if (session.connection) ear.hear(session.connection);
  session.on('peerconnection', (event) => event.peerconnection && ear.hear(event.peerconnection));
  return ear.stop;
};

const EVERY_MS = 2_000;
/** So long without a packet is a silent line, whatever its state says. */
const SILENT_LOOKS = 2;

/** Looks every two seconds at what really comes. `connection`: null while nobody speaks. */
export const watchQuality = (
  connection: () => RTCPeerConnection | null,
  tell: (quality: Quality) => void,
): (() => void) => {
  let [received, lost, silent] = [0, 0, 0];
  const look = async (): Promise<void> => {
    const stats = await connection()?.getStats();
    if (!stats) return;
    let now = { received: 0, lost: 0, jitterMs: 0, roundTripMs: null as number | null };
    stats.forEach((one: Record<string, unknown>) => {
      if (one['type'] === 'inbound-rtp' && one['kind'] === 'audio')
        now = {
          ...now,
          received: Number(one['packetsReceived'] ?? 0),
          lost: Number(one['packetsLost'] ?? 0),
          jitterMs: Number(one['jitter'] ?? 0) * 1_000,
        };
      if (one['type'] === 'remote-inbound-rtp' && typeof one['roundTripTime'] === 'number')
        now = { ...now, roundTripMs: one['roundTripTime'] * 1_000 };
    });
    const came = now.received - received;
    const missed = Math.max(0, now.lost - lost);
    silent = came === 0 ? silent + 1 : 0;
    [received, lost] = [now.received, now.lost];
    const lostShare = came + missed === 0 ? 0 : missed / (came + missed);
    tell({
      word: qualityOf({ lostShare, jitterMs: now.jitterMs, silent: silent >= SILENT_LOOKS }),
      ...{ lostShare, jitterMs: now.jitterMs, roundTripMs: now.roundTripMs },
    });
  };
  const timer = setInterval(() => void look().catch(() => undefined), EVERY_MS);
  return () => clearInterval(timer);
};
