import type { Occasion } from '../contract.ts';

/** Hertz, one after the other. */
const NOTES: Record<Occasion, readonly number[]> = {
  notice: [880, 1175],
  arrival: [587, 740, 880],
  message: [740],
};
const NOTE_S = 0.14;
const LOUDNESS = 0.12;
/** Several things at once are one sound. */
const GAP_MS = 1_500;

let context: AudioContext | null = null;
let playedAt = 0;

/** Browsers let a page sound only once somebody has used it: from the first key or click on, it can. */
export const readySound = (): (() => void) => {
  const ready = (): void => {
    context ??= new AudioContext();
    stop();
  };
  const stop = (): void => {
    window.removeEventListener('pointerdown', ready);
    window.removeEventListener('keydown', ready);
  };
  if (!context) {
    window.addEventListener('pointerdown', ready);
    window.addEventListener('keydown', ready);
  }
  return stop;
};

export const canSound = (): boolean => context !== null;

export const playSound = (occasion: Occasion): void => {
  if (!context || Date.now() - playedAt < GAP_MS) return;
  playedAt = Date.now();
  const { currentTime, destination } = context;
  void context.resume();
  NOTES[occasion].forEach((hertz, index) => {
    const start = currentTime + 0.03 + index * NOTE_S;
    const tone = context!.createOscillator();
    const volume = context!.createGain();
    tone.frequency.value = hertz;
    // Without a soft beginning and end it clicks.
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(LOUDNESS, start + 0.015);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + NOTE_S * 1.8);
    tone.connect(volume).connect(destination);
    tone.start(start);
    tone.stop(start + NOTE_S * 2);
  });
};
