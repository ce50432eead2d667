import { lazy } from 'react';

export { HeaderTimer } from './HeaderTimer.tsx';
export { leftNow } from './left.ts';
export { TimerMark, TimerOver } from './TimerMark.tsx';
export { useTimers } from './use-timers.ts';

/** Whoever works at the desk all day does not load it. */
export const TimersPage = lazy(() => import('./TimersPage.tsx').then((file) => ({ default: file.TimersPage })));
