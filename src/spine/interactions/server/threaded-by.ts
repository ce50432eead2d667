import type { IncomingMail } from '#spine/channels/contract.ts';
import type { ThreadedBy } from '../contract.ts';

type Pointing = Pick<IncomingMail, 'inReplyTo' | 'references' | 'bounce' | 'to'>;

/** What in a mail led to those interactions, surest first; null when nothing did. */
export const threadedBy = (
  mail: Pointing,
  envelopeTo: readonly string[],
  leadsThere: (text: string) => boolean,
): ThreadedBy | null => {
  const original = mail.bounce?.originalMessageId;
  if ([...envelopeTo, ...mail.to.map((to) => to.address)].some(leadsThere)) return 'token';
  if (original && leadsThere(original)) return 'bounce';
  if (mail.inReplyTo.slice(0, 10).some(leadsThere)) return 'in-reply-to';
  if (mail.references.some(leadsThere)) return 'references';
  return null;
};
