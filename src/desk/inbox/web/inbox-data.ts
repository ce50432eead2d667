import { useEffect, useRef } from 'react';
import { announce } from '#ground/web/announce.tsx';
import { useAsk } from '#ground/web/query.ts';
import { useNow } from '#ground/web/time.ts';
import { useWords } from '#ground/web/words.tsx';
import { useSubject } from '#spine/interactions/web/parts.tsx';
import { inbox } from '../contract.ts';
import { inboxWords } from '../words.ts';

/** What is assigned and offered to me. */
export const useInbox = (options: { enabled?: boolean } = {}) => useAsk(inbox, {}, options);

/** What calls for me: unread messages and standing offers. For the title and the rail. */
export const useWaitingForMe = (): number => {
  const { data } = useInbox();
  return (data?.rows.reduce((sum, row) => sum + row.unread, 0) ?? 0) + (data?.offers.length ?? 0);
};

/** The server's clock now (milliseconds), ticking each second: a browser's own may be minutes off. */
export const useServerNow = (): number => {
  const mine = useNow();
  const { data, dataUpdatedAt } = useInbox();
  return data ? mine + (new Date(data.now).getTime() - dataUpdatedAt) : mine;
};

/** Says new offers and new messages to a screen reader. Compares answers, so a lost event is said all the same. */
export const useHeardInbox = (): void => {
  const t = useWords(inboxWords);
  const subjectOf = useSubject();
  const { data } = useInbox();
  const before = useRef<typeof data>(undefined);
  useEffect(() => {
    const last = before.current;
    before.current = data;
    if (!last || !data || last === data) return;
    const known = new Set(last.offers.map((offer) => offer.id));
    const unread = new Map(last.rows.map((row) => [row.id, row.unread]));
    const offer = data.offers.find((each) => !known.has(each.id));
    const row = data.rows.find((each) => each.unread > (unread.get(each.id) ?? 0));
    if (offer) announce(t('heard.offer', { name: offer.contactName, subject: subjectOf(offer.subject) }));
    else if (row) announce(t('heard.message', { name: row.contactName, subject: subjectOf(row.subject) }));
  }, [data, t, subjectOf]);
};
