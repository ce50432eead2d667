import { useEffect } from 'react';
import { refetchAll, refetchCalls, refetchFailed } from '#ground/web/query.ts';
import { onStream, startStream, useStreamStatus, type Happening } from '#ground/web/stream.ts';
import { whenThisHappens } from './when-this-happens.ts';

/** A busy floor says many things in one breath: what they touch is asked again once. */
const SETTLE_MS = 80;

/** While mounted, the stream keeps what is on the screen true. */
export const useLive = (): void => {
  const status = useStreamStatus();
  useEffect(() => {
    if (status === 'live') refetchFailed();
  }, [status]);
  useEffect(() => {
    let heard: Happening[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const apply = (): void => {
      const happenings = heard;
      heard = [];
      timer = undefined;
      const byCall = new Map<string, { all: boolean; tests: ((input: never) => boolean)[] }>();
      for (const happening of happenings) {
        for (const { call, where } of whenThisHappens[happening.kind] ?? []) {
          const entry = byCall.get(call) ?? { all: false, tests: [] };
          if (where) entry.tests.push((input: never) => where(input, happening));
          else entry.all = true;
          byCall.set(call, entry);
        }
      }
      for (const [call, { all, tests }] of byCall)
        refetchCalls([call], all ? undefined : (input) => tests.some((test) => test(input)));
    };
    const stop = onStream((news) => {
      if (news.what === 'reset') {
        heard = [];
        refetchAll();
        return;
      }
      heard.push(news.happening);
      timer ??= setTimeout(apply, SETTLE_MS);
    });
    startStream();
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
};
