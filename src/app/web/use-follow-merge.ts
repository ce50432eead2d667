import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { notifyNews } from '#ground/ui/parts.tsx';
import { isWriting } from '#ground/web/keys.ts';
import { useWords } from '#ground/web/words.tsx';
import { shellWords } from './words.ts';

/** Nobody is torn from a word: the page moves once the hands rest. */
const PAUSE_MS = 1_200;

/**
 * The open interaction became another one while it was looked at: the page goes there, with what was being written.
 * `mergedIntoId`: undefined while it is not known.
 */
export const useFollowMerge = (id: number, mergedIntoId: number | null | undefined): void => {
  const t = useWords(shellWords);
  const navigate = useNavigate();
  const whole = useRef<number | null>(null);
  if (mergedIntoId === null) whole.current = id;
  // One that was merged when it was opened says so, and leads on by its link.
  const into = whole.current === id && mergedIntoId ? mergedIntoId : null;
  useEffect(() => {
    if (into === null) return;
    const go = async (): Promise<void> => {
      const inReply = document.activeElement?.closest('.reply') instanceof HTMLElement;
      if (inReply) {
        const { followWriting } = await import('#desk/compose/web/parts.tsx');
        followWriting(into);
      }
      notifyNews(t('merged.moved'), null);
      await navigate({ to: '/i/$id', params: { id: String(into) }, replace: true });
    };
    if (!isWriting(document.activeElement)) return void go();
    let timer = setTimeout(() => void go(), PAUSE_MS);
    const onKey = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void go(), PAUSE_MS);
    };
    window.addEventListener('keydown', onKey, true);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', onKey, true);
    };
  }, [into, navigate, t]);
};
