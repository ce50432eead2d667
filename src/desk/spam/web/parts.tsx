import { lazy } from 'react';

export { SpamItem } from './SpamItem.tsx';
export { SpamPill, TrashBanner } from './TrashBanner.tsx';

export const SpamDialog = lazy(() => import('./SpamDialog.tsx').then((file) => ({ default: file.SpamDialog })));
export const BlockedPage = lazy(() => import('./BlockedPage.tsx').then((file) => ({ default: file.BlockedPage })));
