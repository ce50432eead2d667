import { ask } from '#ground/api/web/ask.ts';
import { keepRecording } from '../contract.ts';

/** Of so many milliseconds each piece: what a page that dies can lose. */
const PIECE_MS = 4_000;
const TYPE = 'audio/webm;codecs=opus';
const TONE = { hertz: 1_400, seconds: 0.4, times: 2, every: 0.8 };

const base64 = async (blob: Blob): Promise<string> => {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
};

export type Recorder = {
  /** What is said from now on is not kept, or is again. */
  pause(on: boolean): void;
  /** Resolves when all of it is with the house, or was tried. */
  stop(): Promise<void>;
};

/**
 * Records both sides of a call into one track, and hands it over piece by piece. `announces`: the contact hears it first, as
 * the two tones that say so.
 */
export const recordCall = (connection: RTCPeerConnection, callId: string, announces: boolean): Recorder => {
  const context = new AudioContext();
  const both = context.createMediaStreamDestination();
  const hear = (track: MediaStreamTrack | null | undefined): MediaStreamAudioSourceNode | null => {
    if (!track) return null;
    const source = context.createMediaStreamSource(new MediaStream([track]));
    source.connect(both);
    return source;
  };
  const [sender] = connection.getSenders();
  const own = sender?.track ?? null;
  const voice = hear(own);
  hear(connection.getReceivers()[0]?.track);
  if (announces && sender && own && voice) {
    const out = context.createMediaStreamDestination();
    voice.connect(out);
    const begins = context.currentTime + 0.2;
    for (let at = 0; at < TONE.times; at += 1) {
      const tone = context.createOscillator();
      tone.frequency.value = TONE.hertz;
      tone.connect(out);
      tone.connect(both);
      tone.start(begins + at * TONE.every);
      tone.stop(begins + at * TONE.every + TONE.seconds);
      // Their own track again, as soon as the tones are over.
      if (at === TONE.times - 1) tone.onended = () => void sender.replaceTrack(own).catch(() => undefined);
    }
    void sender.replaceTrack(out.stream.getAudioTracks()[0]!);
  }
  const recorder = new MediaRecorder(both.stream, { mimeType: TYPE, audioBitsPerSecond: 32_000 });
  let piece = 0;
  let told: Promise<unknown> = Promise.resolve();
  const keep = (blob: Blob): void => {
    const number = piece;
    piece += 1;
    const say = async (tries: number): Promise<void> => {
      try {
        await ask(keepRecording, { callId, piece: number, content: await base64(blob) });
      } catch {
        if (tries === 0) return;
        await new Promise((resolve) => setTimeout(resolve, 2_000));
        await say(tries - 1);
      }
    };
    told = told.then(() => say(5));
  };
  recorder.ondataavailable = ({ data }) => data.size > 0 && keep(data);
  recorder.start(PIECE_MS);
  return {
    pause: (on) => (on ? recorder.pause() : recorder.resume()),
    stop: async () => {
      if (recorder.state !== 'inactive') {
        const over = new Promise((resolve) => (recorder.onstop = resolve));
        recorder.stop();
        await over;
      }
      await told;
      await context.close();
    },
  };
};
