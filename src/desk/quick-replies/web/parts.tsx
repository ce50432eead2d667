/** What the app mounts of this room. */
export { QuickRepliesPage } from './QuickRepliesPage.tsx';
export { QuickRepliesPanel } from './QuickRepliesPanel.tsx';
export { SlashMenu } from './SlashMenu.tsx';
