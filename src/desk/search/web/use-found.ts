import { useEffect, useState } from 'react';
import { useAsk, useAskPages } from '#ground/web/query.ts';
import { find, type Hit, type Order, people } from '../contract.ts';

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;
/** Milliseconds without a key before what is typed is looked for. */
const SETTLES = 120;

/** What it is once it has not changed for a moment. */
export const useSettled = (text: string): string => {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLES);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
};

/** The first few while somebody types. */
export const useGlance = (text: string) => {
  const enabled = text.trim().length > 1;
  const found = useAsk(
    find,
    { text, typing: true, limit: 8, zone: ZONE },
    { enabled, keepPrevious: true, fresh: true },
  );
  const near = useAsk(people, { text }, { enabled: text.trim().length > 2, keepPrevious: true, fresh: true });
  return { found, near, enabled };
};

/** Page after page; each interaction once, where it was found first. */
export const useFound = (text: string, order: Order) => {
  const pages = useAskPages<typeof find.input, typeof find.output, string>(
    find,
    (after) => ({ text, order, after, zone: ZONE }),
    (page) => page.next,
    { enabled: text.trim() !== '', freshOnMount: true },
  );
  const hits = new Map<number, Hit>();
  for (const page of pages.data?.pages ?? [])
    for (const hit of page.hits) if (!hits.has(hit.row.id)) hits.set(hit.row.id, hit);
  return { ...pages, hits: [...hits.values()], last: pages.data?.pages.at(-1), first: pages.data?.pages[0] };
};
