import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { inOrder, nextAfter } from '#desk/inbox/order/rules.ts';
import { useInbox } from '#desk/inbox/web/parts.tsx';
import { announce } from '#ground/web/announce.tsx';
import { useWords } from '#ground/web/words.tsx';
import { useSubject } from '#spine/interactions/web/parts.tsx';
import { shellWords } from './words.ts';
import { useInboxOrder } from './use-inbox-order.ts';

const focusMain = (): void => document.getElementById('main')?.focus();

/** From one that left my inbox to the next in it, or to the desk with nothing open; said, with the focus where it goes on. */
export const useGoOn = (interactionId: number): (() => void) => {
  const t = useWords(shellWords);
  const navigate = useNavigate();
  const subjectOf = useSubject();
  const order = useInboxOrder();
  const rows = useInbox().data?.rows ?? [];
  /** As it was while it was still among them: it may be gone before the answer that says so. */
  const seen = useRef<number[]>([]);
  useEffect(() => {
    if (rows.some((row) => row.id === interactionId))
      seen.current = inOrder(rows, order).flatMap((part) => part.rows.map((row) => row.id));
  });
  return () => {
    const next = nextAfter(interactionId, seen.current, rows, order);
    const gone = next ? navigate({ to: '/i/$id', params: { id: String(next.id) } }) : navigate({ to: '/' });
    announce(
      next
        ? t('next.heard', { name: next.contactName || next.contactAddress, subject: subjectOf(next.subject) })
        : t('next.none'),
    );
    // Once it is drawn: the menu that was pressed is gone with its interaction.
    void gone.then(() => requestAnimationFrame(() => requestAnimationFrame(focusMain)));
  };
};
