import { readPhone } from '#ground/phone/phone.ts';
import type { Channel } from '../texts/contract.ts';

const EMAIL = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/;

/** R67: the contact's identifier on a channel in its one form; null: nobody has such a one. `country`: of numbers without plus. */
export const normalIdentifier = (channel: Channel, text: string, country?: string): string | null => {
  const trimmed = text.trim();
  if (channel === 'email') return EMAIL.test(trimmed) ? trimmed.toLowerCase() : null;
  if (channel === 'voice' || channel === 'sms' || channel === 'whatsapp')
    return readPhone(trimmed, country)?.e164 ?? null;
  return trimmed === '' ? null : trimmed;
};
