export type { BulkActs } from './acts.ts';
export { BulkBar } from './BulkBar.tsx';
export { useSelection, type Selected } from './use-selection.ts';
