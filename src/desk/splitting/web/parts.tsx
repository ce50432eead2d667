import { lazy } from 'react';

export { SplitItem } from './SplitItem.tsx';
export { useSplitLines } from './use-split-lines.tsx';

export const SplitDialog = lazy(() => import('./SplitDialog.tsx').then((file) => ({ default: file.SplitDialog })));
