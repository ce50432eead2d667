import type { Page } from 'playwright-core';
import type { Window } from './browser.ts';

/** Who hears whom: a leg by its name, and the tone of music where nobody speaks to it. */
export type Mix = { leg: string; hears: string[]; music: boolean }[];
export type Exchange = {
  /** A page that calls: its offer, and our answer. */
  answer(leg: string, offer: string): Promise<string>;
  /** A page that is called: our offer; then its answer. */
  offer(leg: string): Promise<string>;
  take(leg: string, answer: string): Promise<void>;
  /** A telephone that hums one tone, and never stops. */
  phone(leg: string, hertz: number): Promise<void>;
  drop(leg: string): Promise<void>;
  mix(mix: Mix): Promise<void>;
  /** How loud that leg hears such a tone, in decibels; silence is below -90. */
  hears(leg: string, hertz: number): Promise<number>;
  close(): Promise<void>;
};
export const MUSIC_HERTZ = 700;

/** In the page: sound of every leg mixed for every other, by the browser’s own means. */
const inPage = (musicHertz: number): void => {
  type Leg = {
    peer: RTCPeerConnection | null;
    source: AudioNode | null;
    out: MediaStreamAudioDestinationNode;
    ear: AnalyserNode;
  };
  const context = new AudioContext();
  const tone = (hertz: number): AudioNode => {
    const made = context.createOscillator();
    made.frequency.value = hertz;
    made.start();
    return made;
  };
  const music = tone(musicHertz);
  const legs = new Map<string, Leg>();
  let mixed: { leg: string; hears: string[]; music: boolean }[] = [];
  const connect = (): void => {
    for (const leg of legs.values()) leg.source?.disconnect();
    music.disconnect();
    for (const { leg, hears, music: plays } of mixed) {
      const to = legs.get(leg);
      if (!to) continue;
      for (const from of [...hears.map((one) => legs.get(one)?.source), plays ? music : null])
        for (const end of [to.out, to.ear]) from?.connect(end);
    }
  };
  const leg = (name: string, peer: RTCPeerConnection | null, source: AudioNode | null): Leg => {
    const ear = context.createAnalyser();
    ear.fftSize = 2048;
    const made = { peer, source, out: context.createMediaStreamDestination(), ear };
    legs.set(name, made);
    return made;
  };
  const gathered = (peer: RTCPeerConnection): Promise<string> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (peer.iceGatheringState === 'complete') resolve(peer.localDescription!.sdp);
      };
      peer.addEventListener('icegatheringstatechange', look);
      look();
    });
  const peerOf = (name: string): RTCPeerConnection => {
    const peer = new RTCPeerConnection();
    const made = leg(name, peer, null);
    for (const track of made.out.stream.getTracks()) peer.addTrack(track, made.out.stream);
    peer.addEventListener('track', ({ streams }) => {
      // Without an element that plays it a stream from elsewhere is silent here.
      const audio = new Audio();
      audio.muted = true;
      audio.srcObject = streams[0]!;
      void audio.play();
      made.source = context.createMediaStreamSource(streams[0]!);
      connect();
    });
    return peer;
  };
  Object.assign(globalThis, {
    exchange: {
      answer: async (name: string, sdp: string) => {
        const peer = peerOf(name);
        await peer.setRemoteDescription({ type: 'offer', sdp });
        await peer.setLocalDescription(await peer.createAnswer());
        return gathered(peer);
      },
      offer: async (name: string) => {
        const peer = peerOf(name);
        await peer.setLocalDescription(await peer.createOffer());
        return gathered(peer);
      },
      take: (name: string, sdp: string) => legs.get(name)!.peer!.setRemoteDescription({ type: 'answer', sdp }),
      phone: (name: string, hertz: number) => void leg(name, null, tone(hertz)),
      drop: (name: string) => {
        legs.get(name)?.source?.disconnect();
        legs.get(name)?.peer?.close();
        legs.delete(name);
      },
      mix: (next: typeof mixed) => {
        mixed = next;
        connect();
      },
      hears: (name: string, hertz: number) => {
        const one = legs.get(name);
        if (!one) return -200;
        const loud = new Float32Array(one.ear.frequencyBinCount);
        one.ear.getFloatFrequencyData(loud);
        return loud[Math.round(hertz / (context.sampleRate / one.ear.fftSize))]!;
      },
    },
  });
};

/** Carries sound between pages and telephones that hum: a page of the same browser, at that address. */
export const openExchange = async (window: Window, url: string): Promise<Exchange> => {
  const context = await window.browser.newContext();
  await context.grantPermissions(['microphone'], { origin: new URL(url).origin });
  const page: Page = await context.newPage();
  await page.goto(url);
  // Whoever may use the microphone tells their addresses in plain.
  await page.evaluate(() => navigator.mediaDevices.getUserMedia({ audio: true }).then(() => undefined));
  await page.evaluate(inPage, MUSIC_HERTZ);
  const ask = <T>(name: string, ...given: unknown[]): Promise<T> =>
    page.evaluate(
      ([call, args]) =>
        (globalThis as unknown as { exchange: Record<string, (...all: unknown[]) => T> }).exchange[call as string]!(
          ...(args as unknown[]),
        ),
      [name, given] as const,
    ) as Promise<T>;
  return {
    answer: (leg, offer) => ask('answer', leg, offer),
    offer: (leg) => ask('offer', leg),
    take: (leg, answer) => ask('take', leg, answer),
    phone: (leg, hertz) => ask('phone', leg, hertz),
    drop: (leg) => ask('drop', leg),
    mix: (mix) => ask('mix', mix),
    hears: (leg, hertz) => ask('hears', leg, hertz),
    close: () => context.close(),
  };
};
