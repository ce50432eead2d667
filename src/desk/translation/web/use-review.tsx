import { Suspense, lazy, useCallback, useState, type ReactNode } from 'react';
import { useAsk } from '#ground/web/query.ts';
import { readChoices, type Choices } from '../contract.ts';

const ReviewDialog = lazy(() => import('./ReviewDialog.tsx').then((file) => ({ default: file.ReviewDialog })));

export type Reviewed = { translation: { html: string; from: string; to: string } | null };
type Asked = { html: string; settle: (reviewed: Reviewed | null) => void };

/** What I chose for this interaction; null: nothing is translated, or nobody can. */
export const useChoices = (interactionId: number): Choices | null => {
  const known = useAsk(readChoices, { interactionId }).data;
  return known?.ready ? known.choices : null;
};

/** R108: `review` shows the agent what the contact will receive, and settles with what is to leave; null: not translated. */
export const useReview = (
  interactionId: number,
): { review: ((html: string) => Promise<Reviewed | null>) | null; dialog: ReactNode } => {
  const choices = useChoices(interactionId);
  const [asked, setAsked] = useState<Asked | null>(null);
  const review = useCallback(
    (html: string) => new Promise<Reviewed | null>((settle) => setAsked({ html, settle })),
    [],
  );
  const settle = (reviewed: Reviewed | null): void => {
    asked?.settle(reviewed);
    setAsked(null);
  };
  return {
    review: choices?.replies ? review : null,
    dialog: asked && (
      <Suspense>
        <ReviewDialog interactionId={interactionId} html={asked.html} onSettle={settle} />
      </Suspense>
    ),
  };
};
