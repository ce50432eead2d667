export { forgetLinesOf } from './erase-store.ts';
