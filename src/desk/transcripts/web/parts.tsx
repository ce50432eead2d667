import { lazy } from 'react';

export { DownloadItem } from './DownloadItem.tsx';
export { SendItem, UndoTranscript } from './SendItem.tsx';

export const DownloadDialog = lazy(() =>
  import('./DownloadDialog.tsx').then((file) => ({ default: file.DownloadDialog })),
);
export const SendDialog = lazy(() => import('./SendDialog.tsx').then((file) => ({ default: file.SendDialog })));
