import { useEffect, useRef } from 'react';
import { notifyNews } from '#ground/ui/parts.tsx';
import { useAsk, useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { useSubject } from '#spine/interactions/web/parts.tsx';
import { listNotices, seeNotices, type Notice } from '../contract.ts';
import { noticesWords } from '../words.ts';
import { useAlert } from './alerts.ts';

/** The newest of what I am told. */
export const useNotices = () => useAsk(listNotices, { before: null });

export const useUnseen = (): number => useNotices().data?.unseen ?? 0;

export const useSee = () => useTell(seeNotices, { invalidates: [listNotices] });

/** A notice as two lines: what, and about whom. */
export const useSentence = (): ((notice: Notice) => { what: string; about: string }) => {
  const t = useWords(noticesWords);
  const subjectOf = useSubject();
  return ({ kind, byName, data, interaction }) => ({
    what: t(`kind.${kind}`, { ...data, by: byName ?? t('someone') }),
    about: interaction
      ? t('about', { name: interaction.contactName, subject: subjectOf(interaction.subject) })
      : t('gone'),
  });
};

/** More at once than this are counted by the bell alone. */
const MOST_TOASTS = 2;

/** Shows and calls out what comes in. Compares answers, so that what a broken line swallowed is told all the same. */
export const useTold = (onOpen: (interactionId: number) => void): void => {
  const t = useWords(noticesWords);
  const sentence = useSentence();
  const alert = useAlert();
  const see = useSee();
  const { data } = useNotices();
  const newest = useRef<number | null>(null);
  useEffect(() => {
    if (!data) return;
    const known = newest.current;
    newest.current = Math.max(known ?? 0, data.notices[0]?.id ?? 0);
    if (known === null) return;
    const fresh = data.notices.filter((one) => one.id > known && !one.seen).slice(0, MOST_TOASTS);
    for (const notice of fresh.toReversed()) {
      const { what, about } = sentence(notice);
      const { interaction } = notice;
      const open = interaction
        ? (): void => {
            see.mutate({ ids: [notice.id] });
            onOpen(interaction.id);
          }
        : null;
      notifyNews(`${what}. ${about}`, open && { label: t('open'), run: open });
      const key = `notice:${notice.id}`;
      alert({
        key,
        occasion: 'notice',
        title: what,
        body: about,
        interactionId: interaction?.id ?? null,
        onOpen: open,
      });
    }
    // Only new data is news.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [data]);
};

/** What one is told of an interaction is seen once it is open and in front. */
export const useSeenWith = (interactionId: number | null): void => {
  const { data } = useNotices();
  const { mutate } = useSee();
  const told = useRef<string>('');
  const ids = (data?.notices ?? [])
    .filter((one) => !one.seen && one.interaction !== null && one.interaction.id === interactionId)
    .map((one) => one.id)
    .join();
  useEffect(() => {
    const look = (): void => {
      if (ids === '' || ids === told.current || document.visibilityState !== 'visible' || !document.hasFocus()) return;
      told.current = ids;
      mutate({ ids: ids.split(',').map(Number) });
    };
    look();
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [ids, mutate]);
};
