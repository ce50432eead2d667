export { forgetOutbound, forgetWritten } from './erase-store.ts';
