import { createEar } from '../../web/media.ts';

/** All of it is in the description: the two pages are told once. */
const gathered = (peer: RTCPeerConnection): Promise<string> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (peer.iceGatheringState === 'complete') resolve(peer.localDescription!.sdp);
    };
    peer.addEventListener('icegatheringstatechange', look);
    look();
  });

export type Peer = {
  connection: RTCPeerConnection;
  offer(): Promise<string>;
  /** To that offer. */
  answer(offer: string): Promise<string>;
  take(answer: string): Promise<void>;
  mute(on: boolean): void;
  /** The other side hears a tone now and then, and nothing is heard of them. */
  hold(on: boolean): void;
  key(tone: string): void;
  close(): void;
};

const HOLD = { hertz: 520, every: 3, seconds: 0.25 };
/** A tone now and then: whoever waits knows that the line is there. */
const createTone = (): { track: MediaStreamTrack; stop(): void } => {
  const context = new AudioContext();
  const out = context.createMediaStreamDestination();
  const tone = context.createOscillator();
  const loud = context.createGain();
  tone.frequency.value = HOLD.hertz;
  loud.gain.value = 0;
  tone.connect(loud).connect(out);
  tone.start();
  const beep = (): void => {
    loud.gain.setValueAtTime(0.3, context.currentTime);
    loud.gain.setValueAtTime(0, context.currentTime + HOLD.seconds);
  };
  beep();
  const timer = setInterval(beep, HOLD.every * 1_000);
  return {
    track: out.stream.getAudioTracks()[0]!,
    stop: () => {
      clearInterval(timer);
      void context.close();
    },
  };
};

/** One side of a call between two pages of this house. @throws where the microphone is not given */
export const openPeer = async (microphone: string, speaker: () => string): Promise<Peer> => {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: microphone ? { deviceId: { exact: microphone } } : true,
  });
  const own = stream.getAudioTracks()[0]!;
  const connection = new RTCPeerConnection();
  const ear = createEar(speaker);
  ear.hear(connection);
  const sender = connection.addTrack(own, stream);
  let tone: ReturnType<typeof createTone> | null = null;
  return {
    connection,
    offer: async () => {
      await connection.setLocalDescription(await connection.createOffer());
      return gathered(connection);
    },
    answer: async (offer) => {
      await connection.setRemoteDescription({ type: 'offer', sdp: offer });
      await connection.setLocalDescription(await connection.createAnswer());
      return gathered(connection);
    },
    take: (answer) => connection.setRemoteDescription({ type: 'answer', sdp: answer }),
    mute: (on) => {
      own.enabled = !on;
    },
    hold: (on) => {
      ear.deaf(on);
      tone?.stop();
      tone = on ? createTone() : null;
      void sender.replaceTrack(tone?.track ?? own).catch(() => undefined);
    },
    key: (tone_) => sender.dtmf?.insertDTMF(tone_),
    close: () => {
      tone?.stop();
      ear.stop();
      own.stop();
      connection.close();
    },
  };
};
