/** What every room's page is made of. */
export { AppTheme } from './AppTheme.tsx';
export { Avatar } from './Avatar.tsx';
export { ConfirmDialog } from './ConfirmDialog.tsx';
export { EmptyState } from './EmptyState.tsx';
export { ErrorNote } from './ErrorNote.tsx';
export { Loading } from './Loading.tsx';
export { Pill, type Tone } from './Pill.tsx';
export { TextChip } from './TextChip.tsx';
export { notifyDone, notifyNews, notifyRefused } from './notify.ts';
export { ReasonedButton } from './ReasonedButton.tsx';
export { ShortTime } from './ShortTime.tsx';
export { Splitter, useKeptWidth, type Extent } from './Splitter.tsx';
export { Toasts } from './Toasts.tsx';
