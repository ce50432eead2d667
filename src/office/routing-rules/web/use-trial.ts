import { useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { ask } from '#ground/api/web/ask.ts';
import { announce } from '#ground/web/announce.tsx';
import { useWords } from '#ground/web/words.tsx';
import type { Rule } from '#spine/routing-rules/contract.ts';
import { TRIED, tryRules, type changeShape } from '../contract.ts';
import { routingRulesWords } from '../words.ts';

export type Change = z.output<typeof changeShape>;
export type Trial = {
  rules: readonly Rule[];
  tried: number;
  changes: readonly Change[];
  running: boolean;
  error: unknown;
};

/** Tries a list on past mail, part after part, until it is through or stopped. */
export const useTrial = (): { trial: Trial | null; start(rules: readonly Rule[]): void; stop(): void } => {
  const t = useWords(routingRulesWords);
  const [trial, setTrial] = useState<Trial | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const run = async (rules: readonly Rule[], { signal }: AbortController): Promise<void> => {
    let now: Trial = { rules, tried: 0, changes: [], running: true, error: null };
    setTrial(now);
    const show = (more: Partial<Trial>): void => {
      now = { ...now, ...more };
      setTrial(now);
    };
    try {
      for (let before: number | null = null, more = true; more;) {
        const part: z.output<typeof tryRules.output> = await ask(tryRules, { rules: [...rules], before }, { signal });
        if (signal.aborted) return;
        before = part.next;
        more = part.next !== null && now.tried + part.tried < TRIED;
        show({ tried: now.tried + part.tried, changes: [...now.changes, ...part.changes] });
      }
      show({ running: false });
      announce(t('try.done', { changed: now.changes.length, tried: now.tried }));
    } catch (error) {
      if (!signal.aborted) show({ running: false, error });
    }
  };
  const stop = (): void => {
    running.current?.abort();
    setTrial((before) => before && { ...before, running: false });
  };
  return {
    trial,
    stop,
    start: (rules) => {
      running.current?.abort();
      running.current = new AbortController();
      void run(rules, running.current);
    },
  };
};
