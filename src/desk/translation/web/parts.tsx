import { lazy } from 'react';

export { BesideBody } from './BesideBody.tsx';
export { TranslateItem } from './TranslateItem.tsx';
export { TranslationBar } from './TranslationBar.tsx';
export { useChoices, useReview } from './use-review.tsx';
export const TranslateDialog = lazy(() =>
  import('./TranslateDialog.tsx').then((file) => ({ default: file.TranslateDialog })),
);
