import { Refused } from '#ground/api/web/ask.ts';
import { useRefusal, useWords } from '#ground/web/words.tsx';
import { whyNotSend, wireBytes } from '../rules.ts';
import { composeWords } from '../words.ts';
import type { Composer as Model, Opened } from './use-composer.ts';

/** About how large the message will be over the wire: its HTML goes as text too. */
export const bytesOf = ({ items, htmlLength }: Model): number =>
  wireBytes(
    items.filter(({ state }) => state !== 'failed').map(({ size }) => size),
    htmlLength() * 2,
  );

/** Why the answer cannot leave as it is, in words: the server's own table, and what it cannot see yet. */
export const useSendReason = (model: Model, opened: Opened, bytes: number): string | null => {
  const t = useWords(composeWords);
  const refusal = useRefusal(composeWords);
  const { fields, items, blank, reading } = model;
  if (reading) return t('send.reading');
  if (items.some(({ state }) => state === 'failed')) return t('send.upload-failed');
  if (items.some(({ state }) => state !== 'done')) return t('send.uploading');
  const blocked = opened.blocked === null ? null : { code: opened.blocked, values: {} };
  const reason =
    blocked ??
    whyNotSend({
      emailEnabled: true,
      recipients: [...fields.to, ...fields.cc, ...fields.bcc],
      senderAllowed: opened.senders.some(({ id }) => id === fields.senderId),
      files: items.map(({ name }) => name),
      missing: null,
      // What the text says does not matter here, only whether there is one.
      text: blank ? '' : 'text',
      size: bytes,
    });
  return reason && refusal(new Refused(reason.code, reason.values, 0));
};
