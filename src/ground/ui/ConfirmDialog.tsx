import { lazy, Suspense, useState } from 'react';
import type { ConfirmProps } from './ConfirmModal.tsx';

const ConfirmModal = lazy(() => import('./ConfirmModal.tsx').then((file) => ({ default: file.ConfirmModal })));

/**
 * Asks once before what cannot be undone. Stays open with the reason when it is refused. What dialogs are made of
 * (10 KB) is loaded when the first one opens.
 */
export const ConfirmDialog = (props: ConfirmProps) => {
  const [wanted, setWanted] = useState(false);
  if (props.opened && !wanted) setWanted(true);
  return wanted ? (
    <Suspense>
      <ConfirmModal {...props} />
    </Suspense>
  ) : null;
};
