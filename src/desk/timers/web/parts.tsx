export { HeaderTimer } from './HeaderTimer.tsx';
export { leftNow } from './left.ts';
export { TimerMark, TimerOver } from './TimerMark.tsx';
export { useTimers } from './use-timers.ts';
