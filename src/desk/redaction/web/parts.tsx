import { lazy } from 'react';

export { HideItems } from './HideItems.tsx';
/** Loaded when it is first asked for. */
export const HideDialog = lazy(() => import('./HideDialog.tsx').then((file) => ({ default: file.HideDialog })));
export const HidePartDialog = lazy(() =>
  import('./HidePartDialog.tsx').then((file) => ({ default: file.HidePartDialog })),
);
