import { lazy } from 'react';

export { DownloadItem } from './DownloadItem.tsx';

export const DownloadDialog = lazy(() =>
  import('./DownloadDialog.tsx').then((file) => ({ default: file.DownloadDialog })),
);
