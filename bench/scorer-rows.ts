import { createHash } from 'node:crypto';
import { htmlToText } from '../src/doors/mail-in/parse/html-to-text.ts';
import type { IncomingMail } from '../src/spine/channels/contract.ts';

/** One answer as the corpus scorers compare it. */
export type ScorerRow = {
  id: string;
  subject?: string;
  from?: { address: string; name: string };
  to?: string[];
  cc?: string[];
  date?: string | null;
  text?: string;
  html_text?: string | null;
  attachments?: { name: string | null; type: string; size: number; md5: string }[];
  is_bounce?: boolean;
  is_auto_reply?: boolean;
  is_feedback_report?: boolean;
  visible_text?: string;
  error?: string;
  ms?: number;
};

/** Names that the reader invents for parts without one; the scorers count only names that were sent. */
export const INVENTED = /^(attachment-\d+\.\w+|message - .*\.eml)$/;

export function toScorerRow(id: string, mail: IncomingMail): ScorerRow {
  return {
    id,
    subject: mail.subject,
    from: mail.from,
    to: mail.to.map(({ address }) => address),
    cc: mail.cc.map(({ address }) => address),
    date: mail.date?.toISOString() ?? null,
    text: mail.text,
    html_text: mail.html === null ? null : htmlToText(mail.html),
    attachments: mail.attachments.map(({ name, type, size, content }) => ({
      name: INVENTED.test(name) ? null : name,
      type,
      size,
      md5: createHash('md5').update(content).digest('hex'),
    })),
    is_bounce: mail.kind === 'bounce',
    is_auto_reply: mail.kind === 'auto-reply',
    is_feedback_report: mail.kind === 'feedback-report',
    visible_text: mail.freshText || mail.text,
  };
}
