export { createDraftSaver, type DraftSaver, type SaverState } from './draft-saver.ts';
export { beginFrom, localCopies, type LocalCopies, type LocalCopy } from './local-copy.ts';
export { tellOtherTabs } from './other-tabs.ts';
export { VersionsButton, type VersionsProps } from './VersionsButton.tsx';
export { useDraftNews } from './use-draft-news.ts';
export { useWritten, type Written } from './use-written.ts';
