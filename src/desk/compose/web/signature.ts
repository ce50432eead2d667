import { SIGNATURE_CLASS } from '#ground/html/marks.ts';
import { signatureSeen, type MailEditor } from '#ground/ui/mail-editor/parts.tsx';

const wrapped = (signature: string): string => `<div class="${SIGNATURE_CLASS}">${signature}</div>`;

/** A text that begins: empty lines to write in, then the signature. A draft has its own already. */
export const beginWith = (html: string, signature: string | undefined): string =>
  html === '' && signature ? `<div><br></div><div><br></div>${wrapped(signature)}` : html;

const seenIn = (html: string): string => signatureSeen(new DOMParser().parseFromString(html, 'text/html').body);

/** The agent wrote into it: it is text of theirs like any other. */
export const isWrittenInto = (editor: MailEditor, signature: string | undefined): boolean => {
  const seen = editor.signatureText();
  return seen !== null && seen !== seenIn(signature ?? '');
};

/** A signature that was written into, without its mark: what stands in it must not be taken for one and folded away. */
export const unmarked = (html: string): string =>
  html.replace(new RegExp(`<div\\b([^<>]*?) class="${SIGNATURE_CLASS}"`), '<div$1');

/** Another From address, another signature; one that the agent changed stays. */
export const changeSignature = (editor: MailEditor, from: string | undefined, to: string | undefined): void => {
  if ((from ?? '') === (to ?? '')) return;
  if (editor.signatureText() === null ? from : isWrittenInto(editor, from)) return;
  editor.setSignature(to ? wrapped(to) : '');
};
