import { useEffect, useRef } from 'react';
import type { z } from 'zod';
import { useWords } from '#ground/web/words.tsx';
import { useSubject } from '#spine/interactions/web/parts.tsx';
import { useAlert } from '#spine/notices/web/parts.tsx';
import type { inbox } from '../contract.ts';
import { inboxWords } from '../words.ts';
import { useInbox } from './inbox-data.ts';

type Inbox = z.output<typeof inbox.output>;

/** What is in the inbox now and was not: by others' hands, and with something to do. */
const arrivals = (before: Inbox, after: Inbox): Inbox['rows'] => {
  const known = new Set([...before.rows.map((row) => row.id), ...before.offers.map((offer) => offer.interactionId)]);
  return after.rows.filter((row) => !known.has(row.id) && row.waitingFor === 'agent');
};
const grown = (before: Inbox, after: Inbox): Inbox['rows'] => {
  const unread = new Map(before.rows.map((row) => [row.id, row.unread]));
  return after.rows.filter((row) => row.unread > (unread.get(row.id) ?? Infinity));
};

/** More than this at once are called out as a number. */
const MOST = 2;

/** Calls out, by sound and desktop as one chose, what comes into the inbox. Compares answers, as what is heard does. */
export const useInboxAlerts = (onOpen: (interactionId: number) => void): void => {
  const t = useWords(inboxWords);
  const subjectOf = useSubject();
  const alert = useAlert();
  const { data } = useInbox();
  const before = useRef<Inbox>(undefined);
  useEffect(() => {
    const last = before.current;
    before.current = data;
    if (!last || !data || last === data) return;
    const tell = (
      key: string,
      occasion: 'arrival' | 'message',
      title: string,
      one: { id: number; subject: string },
    ) => {
      const open = (): void => onOpen(one.id);
      alert({ key, occasion, title, body: subjectOf(one.subject), interactionId: one.id, onOpen: open });
    };
    const offered = new Set(last.offers.map((offer) => offer.id));
    for (const offer of data.offers.filter((each) => !offered.has(each.id))) {
      const { interactionId, contactName, subject } = offer;
      tell(`offer:${offer.id}`, 'arrival', t('alert.offer', { name: contactName }), { id: interactionId, subject });
    }
    const come = arrivals(last, data);
    if (come.length > MOST) {
      const title = t('alert.arrivals', { n: come.length });
      alert({
        key: `arrivals:${come[0]!.id}`,
        occasion: 'arrival',
        title,
        body: '',
        interactionId: null,
        onOpen: null,
      });
    } else
      for (const row of come)
        tell(`arrival:${row.id}`, 'arrival', t('alert.arrival', { name: row.contactName || row.contactAddress }), row);
    for (const row of grown(last, data).slice(0, MOST))
      tell(
        `message:${row.id}:${row.lastMessageAt}`,
        'message',
        t('alert.message', { name: row.contactName || row.contactAddress }),
        row,
      );
    // Only new data is news.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [data]);
};
