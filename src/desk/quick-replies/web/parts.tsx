/** What the app mounts of this room. */
export { QuickRepliesPanel } from './QuickRepliesPanel.tsx';
