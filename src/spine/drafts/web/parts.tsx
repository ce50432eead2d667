export { createDraftSaver, type DraftSaver, type SaverState } from './draft-saver.ts';
export { localCopies, type LocalCopies, type LocalCopy } from './local-copy.ts';
