import { useEffect, useRef } from 'react';
import { onStream } from '#ground/web/stream.ts';
import { DRAFT_EVENTS } from '../contract.ts';
import { onOtherTabs } from './other-tabs.ts';

const KINDS: readonly string[] = Object.values(DRAFT_EVENTS);

/**
 * Calls back when this draft may have changed elsewhere: in another tab, on another machine, by a colleague who took
 * it over; and when the page is looked at again, for nothing tells of a save on another machine.
 */
export const useDraftNews = (agentId: number, key: string, onNews: () => void): void => {
  const latest = useRef(onNews);
  latest.current = onNews;
  useEffect(() => {
    const hear = (): void => latest.current();
    const stops = [
      onOtherTabs(agentId, key, hear),
      onStream((news) => {
        if (news.what === 'reset') return hear();
        const { kind, agent, data } = news.happening;
        if (agent === agentId && KINDS.includes(kind) && data['key'] === key) hear();
      }),
    ];
    const onVisible = (): void => {
      if (document.visibilityState === 'visible') hear();
    };
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      for (const stop of stops) stop();
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [agentId, key]);
};
