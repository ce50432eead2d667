/** The editor of a mail: answers, new mail and quick replies are written with it. */
export type { Command, MailEditor } from './create-editor.ts';
export type { Formats } from './commands.ts';
export { preloadEditor } from './EditorHost.tsx';
export type { Slash } from './slash.ts';
export { SignatureField } from './SignatureField.tsx';
export { WrittenPreview } from './WrittenPreview.tsx';
export { WritingField, type WritingFieldProps } from './WritingField.tsx';
export { signatureSeen } from './signature-seen.ts';
