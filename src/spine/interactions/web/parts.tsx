export { ChannelIcon } from './ChannelIcon.tsx';
import { showIfPhone } from '#ground/phone/phone.ts';
import type { Tone } from '#ground/ui/parts.tsx';
import { useWords } from '#ground/web/words.tsx';
import type { Status } from '../contract.ts';
import { interactionWords } from '../words.ts';

/** The status's tone; its word always stands beside it. */
export const STATUS_TONE: Record<Status, Tone> = {
  new: 'violet',
  open: 'accent',
  pending: 'warn',
  escalated: 'bad',
  resolved: 'ok',
  closed: 'plain',
};

/** Names a status in the language in use. */
export const useStatusName = (): ((status: Status) => string) => {
  const t = useWords(interactionWords);
  return (status) => t(`status.${status}`);
};

/** A subject as lists show it: never empty. */
export const useSubject = (): ((subject: string) => string) => {
  const t = useWords(interactionWords);
  return (subject) => showIfPhone(subject.trim()) || t('no-subject');
};

/** Whose an interaction is, as lists show it: by name, else by address. */
export const useContactName = (): ((row: { contactName: string; contactAddress: string }) => string) => {
  const t = useWords(interactionWords);
  return ({ contactName, contactAddress }) => showIfPhone(contactName || contactAddress) || t('contact.erased');
};
