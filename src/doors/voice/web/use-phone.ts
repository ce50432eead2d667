import { useEffect, useSyncExternalStore } from 'react';
import { useAsk } from '#ground/web/query.ts';
import { myLine } from '../contract.ts';
import { createPhone, type Phone } from './phone.ts';
import type { PhoneState } from './phone-state.ts';

/** One for the page, whatever is shown of it. */
const phone = createPhone();
// Of the running product: what really comes and goes is read there, as a person would hear it.
(window as unknown as { relaisPhone: Phone }).relaisPhone = phone;

export const usePhoneState = (): PhoneState => useSyncExternalStore(phone.subscribe, phone.state);
export const thePhone = (): Phone => phone;

/** Mounted once: gets the line, and the lock of the browser, so that of several tabs one is the telephone. */
export const usePhoneLine = (agentId: number): void => {
  const line = useAsk(myLine, {}).data?.line;
  useEffect(() => {
    if (line === undefined) return;
    if (line === null) return void phone.use(null);
    const stop = new AbortController();
    const waits = setTimeout(() => phone.elsewhere(), 300);
    navigator.locks
      .request(`relais-phone-${agentId}`, { signal: stop.signal }, async () => {
        clearTimeout(waits);
        await phone.use(line);
        // Held until this page goes, or its line is another.
        await new Promise((resolve) => stop.signal.addEventListener('abort', resolve));
      })
      .catch(() => undefined);
    return () => {
      clearTimeout(waits);
      stop.abort();
    };
  }, [line, agentId]);
  // Signed out: the line is let go, and a call on it with it.
  useEffect(() => () => void phone.use(null), [agentId]);
};
