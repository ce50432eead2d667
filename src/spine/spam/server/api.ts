export { blockRows, blocksMatching, type BlockRow, type FoundBlock } from './blocked-store.ts';
export { stoppedBy, type StoppedMail } from './stopped-store.ts';
export { block, blocksOf, bringBackOne, keepStopped, ours, unblock } from './spam.ts';
export { forgetBlocked } from './erase-store.ts';
