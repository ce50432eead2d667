import { lazy } from 'react';

export { MergeItem } from './MergeItem.tsx';

export const MergeDialog = lazy(() => import('./MergeDialog.tsx').then((file) => ({ default: file.MergeDialog })));
