/** Bursts of two tones each, in seconds: whoever is called hears a bell, whoever calls hears that it rings there. */
const CADENCES = {
  in: { hertz: [880, 1_100], bursts: [0, 0.5], lasts: 0.35, every: 2.5, loud: 0.25 },
  out: { hertz: [440, 480], bursts: [0], lasts: 1.2, every: 4, loud: 0.08 },
} as const;

/** Rings on the chosen speaker until the returned function is called; silent where the browser lets no page sound yet. */
export const ring = (direction: keyof typeof CADENCES, speaker: string): (() => void) => {
  const { hertz, bursts, lasts, every, loud } = CADENCES[direction];
  const context = new AudioContext();
  if (speaker && 'setSinkId' in context)
    void (context.setSinkId as (id: string) => Promise<void>)(speaker).catch(() => undefined);
  const burst = (): void => {
    for (const after of bursts) {
      const at = context.currentTime + after + 0.05;
      const gain = context.createGain();
      gain.gain.setValueAtTime(0, at);
      gain.gain.linearRampToValueAtTime(loud, at + 0.03);
      gain.gain.setValueAtTime(loud, at + lasts - 0.05);
      gain.gain.linearRampToValueAtTime(0, at + lasts);
      gain.connect(context.destination);
      for (const frequency of hertz) {
        const tone = context.createOscillator();
        tone.frequency.value = frequency;
        tone.connect(gain);
        tone.start(at);
        tone.stop(at + lasts);
      }
    }
  };
  void context
    .resume()
    .then(burst)
    .catch(() => undefined);
  const timer = setInterval(burst, every * 1_000);
  return () => {
    clearInterval(timer);
    void context.close();
  };
};
