import { SIGNATURE_CLASS } from '#ground/html/marks.ts';
import type { MailEditor } from '#ground/ui/mail-editor/parts.tsx';

const wrapped = (signature: string): string => `<div class="${SIGNATURE_CLASS}">${signature}</div>`;

/** A text that begins: empty lines to write in, then the signature. A draft has its own already. */
export const beginWith = (html: string, signature: string | undefined): string =>
  html === '' && signature ? `<div><br></div><div><br></div>${wrapped(signature)}` : html;

const wordsOf = (html: string): string =>
  new DOMParser().parseFromString(html, 'text/html').body.textContent.replace(/\s+/g, ' ').trim();

/** Another From address, another signature; one that the agent changed stays. */
export const changeSignature = (editor: MailEditor, from: string | undefined, to: string | undefined): void => {
  if ((from ?? '') === (to ?? '')) return;
  const words = editor.signatureText();
  if (words === null ? from : words !== wordsOf(from ?? '')) return;
  editor.setSignature(to ? wrapped(to) : '');
};
