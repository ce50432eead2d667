import type { TextChannel } from '#spine/channels/texts/contract.ts';

/** Characters of one text. SMS: ten segments, as carriers join them; WhatsApp: as Meta documents. */
export const MOST_TEXT: Readonly<Record<TextChannel, number>> = {
  ...{ sms: 1_600, whatsapp: 4_096, chat: 10_000, 'social-private': 10_000, 'social-public': 10_000 },
};

const DAY = 24 * 60 * 60_000;
/** WhatsApp: until when anything may be written to somebody who wrote last then; null: they never did. */
export const windowCloses = (lastInAt: Date | null): Date | null =>
  lastInAt === null ? null : new Date(lastInAt.getTime() + DAY);

export type SendRefusal =
  | 'closed'
  | 'ended'
  | 'opted-out'
  | 'turned-off'
  | 'channel-off'
  | 'empty'
  | 'too-long'
  | 'window-closed'
  | 'value-missing'
  | 'template-with-files'
  | null;

/** Why nothing may be written in that conversation, whatever is written. */
export const whyNotWrite = (facts: {
  status: string;
  ended: boolean;
  optedOut: boolean;
  enabled: boolean;
  /** An administrator has opened that channel to whoever writes. */
  allowed: boolean;
}): 'closed' | 'ended' | 'opted-out' | 'turned-off' | 'channel-off' | null => {
  if (facts.status === 'closed') return 'closed';
  if (facts.ended) return 'ended';
  if (facts.optedOut) return 'opted-out';
  if (!facts.allowed) return 'channel-off';
  return facts.enabled ? null : 'turned-off';
};

/** Why that text may not leave now. `windowOpen`: always, but for WhatsApp. */
export const whyNotText = (facts: {
  channel: TextChannel;
  text: string;
  template: { values: readonly string[] } | null;
  windowOpen: boolean;
  /** How many go along. */
  files: number;
}): SendRefusal => {
  const { channel, text, template } = facts;
  if (template && facts.files > 0) return 'template-with-files';
  if (template) return template.values.some((one) => one.trim() === '') ? 'value-missing' : null;
  if (!facts.windowOpen) return 'window-closed';
  if (text.trim() === '' && facts.files === 0) return 'empty';
  return text.length > MOST_TEXT[channel] ? 'too-long' : null;
};

/** A template with its values in it. */
export const filled = ({ body, values }: { body: string; values: readonly string[] }): string =>
  body.replace(/\{\{(\d{1,2})\}\}/g, (whole, at: string) => values[Number(at) - 1]?.trim() || whole);
