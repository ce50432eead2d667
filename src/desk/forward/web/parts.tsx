import { lazy } from 'react';

export { ForwardItem, UndoForward } from './ForwardItem.tsx';
/** Loaded when it is first asked for. */
export const ForwardDialog = lazy(() =>
  import('./ForwardDialog.tsx').then((file) => ({ default: file.ForwardDialog })),
);
