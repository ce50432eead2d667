import { useEffect, useRef, useState } from 'react';
import { notifyDone } from '#ground/ui/parts.tsx';
import { useWords } from '#ground/web/words.tsx';
import type { Download, Format } from '../contract.ts';
import { transcriptWords } from '../words.ts';
import { fetchTranscript, type Step } from './fetch-transcript.ts';
import { choosePlace, type Place } from './save-file.ts';

const KIND = {
  pdf: { type: 'application/pdf', ending: '.pdf' },
  text: { type: 'text/plain', ending: '.txt' },
} as const satisfies Record<Format, { type: string; ending: string }>;

export type Underway = Step | { step: 'saving' };

/** A download from the choice of its place to the file in it. */
export const useDownload = (onDone: () => void) => {
  const t = useWords(transcriptWords);
  const [underway, setUnderway] = useState<Underway | null>(null);
  const [error, setError] = useState<unknown>(null);
  const stopper = useRef<AbortController | null>(null);
  // Whoever closes the window does not want it any more.
  useEffect(() => () => stopper.current?.abort(), []);

  const fill = async (place: Place, asked: Download): Promise<void> => {
    const stop = new AbortController();
    stopper.current = stop;
    setError(null);
    setUnderway({ step: 'waiting' });
    try {
      const { file, plain } = await fetchTranscript(asked, { signal: stop.signal, onStep: setUnderway });
      setUnderway({ step: 'saving' });
      await place.save(file);
      notifyDone([t('done', { name: place.name }), ...(plain > 0 ? [t('done.plain', { n: plain })] : [])].join(' '));
      onDone();
    } catch (problem) {
      await place.forget();
      if (stop.signal.aborted) notifyDone(t('stopped'));
      else setError(problem);
    } finally {
      setUnderway(null);
    }
  };

  return {
    underway,
    error,
    stop: () => stopper.current?.abort(),
    begin: async (name: string, asked: Download): Promise<void> => {
      const kind = KIND[asked.format];
      const place = await choosePlace(`${name}${kind.ending}`, { ...kind, description: t(`format.${asked.format}`) });
      if (place) await fill(place, asked);
    },
  };
};
