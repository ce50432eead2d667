/** The editor of a mail: answers, new mail and quick replies are written with it. */
export type { Command, MailEditor } from './create-editor.ts';
export type { Formats } from './commands.ts';
export { EditorHost, preloadEditor, type EditorHostProps } from './EditorHost.tsx';
export { LinkDialog } from './LinkDialog.tsx';
export { Toolbar } from './Toolbar.tsx';
