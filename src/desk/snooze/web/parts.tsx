import { lazy } from 'react';

export { SleepItem } from './SleepItem.tsx';
export { HeaderSleep, SleepMark } from './SleepMark.tsx';
export { useSleeps } from './use-sleeps.ts';

export const SleepDialog = lazy(() => import('./SleepDialog.tsx').then((file) => ({ default: file.SleepDialog })));
