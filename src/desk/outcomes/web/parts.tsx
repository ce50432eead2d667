import { lazy } from 'react';

export { DismissItem } from './DismissItem.tsx';
export { DispositionPill } from './DispositionPill.tsx';
export { LeavesNote } from './LeavesNote.tsx';
export { OutcomeButton } from './OutcomeButton.tsx';
export type { OutcomeWindowProps } from './OutcomeWindow.tsx';
export { StatusMenu } from './StatusMenu.tsx';

/** Loaded when they are first shown. */
export const OutcomeWindow = lazy(() =>
  import('./OutcomeWindow.tsx').then((file) => ({ default: file.OutcomeWindow })),
);
export const DispositionsPage = lazy(() =>
  import('./DispositionsPage.tsx').then((file) => ({ default: file.DispositionsPage })),
);
