import { useEffect } from 'react';
import type { z } from 'zod';
import { ask } from '#ground/api/web/ask.ts';
import { refetchCalls, useAsk } from '#ground/web/query.ts';
import { gone, here, SAYS_HERE_MS } from '../contract.ts';

const TAB = crypto.randomUUID();
const inFront = (): boolean => document.visibilityState === 'visible';

/** Tells the server, while mounted and in front, that this interaction is looked at; answers with who else does. */
export const useHere = (interactionId: number): z.output<typeof here.output>['others'] => {
  const asked = useAsk(here, { interactionId, tabId: TAB }, { fresh: true });
  useEffect(() => {
    const sayHere = (): void => {
      if (inFront())
        refetchCalls([here.name], (input: { interactionId: number }) => input.interactionId === interactionId);
    };
    // Unheard, it runs out by itself.
    const sayGone = (): void =>
      void ask(gone, { interactionId, tabId: TAB }, { keepalive: true }).catch(() => undefined);
    const timer = setInterval(sayHere, SAYS_HERE_MS);
    document.addEventListener('visibilitychange', sayHere);
    window.addEventListener('pagehide', sayGone);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', sayHere);
      window.removeEventListener('pagehide', sayGone);
      sayGone();
    };
  }, [interactionId]);
  return asked.data?.others ?? [];
};
