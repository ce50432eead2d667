import type { Channel } from '../texts/contract.ts';

/** What an interaction can be elevated to. */
export const TARGETS = ['voice', 'email', 'sms', 'whatsapp'] as const;
export type Target = (typeof TARGETS)[number];

/** R63: from each channel, to which. */
export const ELEVATES: Readonly<Record<Exclude<Channel, 'voice'>, readonly Target[]>> = {
  chat: ['voice', 'email', 'sms', 'whatsapp'],
  email: ['voice', 'sms', 'whatsapp'],
  sms: ['voice', 'email', 'sms', 'whatsapp'],
  'social-private': ['voice', 'email', 'sms', 'whatsapp'],
  'social-public': ['voice', 'email', 'sms', 'whatsapp'],
  whatsapp: ['voice', 'email', 'sms'],
};

/** The guide is silent of calls; whoever calls can be written to, and called back. */
export const elevatesTo = (from: Channel): readonly Target[] =>
  from === 'voice' ? ['voice', 'email', 'sms', 'whatsapp'] : ELEVATES[from];

export type ElevationRefusal = 'closed' | 'unavailable' | 'not-mine' | 'channel-not-allowed' | null;

/** R64, R65 (D8), R63: why an interaction may not be elevated; to that channel, where one is given. */
export const whyNotElevate = (facts: {
  status: string;
  mine: boolean;
  presence: string;
  from: Channel;
  to?: Target;
}): ElevationRefusal => {
  if (facts.status === 'closed') return 'closed';
  if (!facts.mine) return 'not-mine';
  if (facts.presence === 'unavailable') return 'unavailable';
  return facts.to !== undefined && !elevatesTo(facts.from).includes(facts.to) ? 'channel-not-allowed' : null;
};

/** Under which kind of address a channel's identifier stands on the contact's card. */
export const KIND_OF: Readonly<Record<Channel, 'email' | 'phone' | 'whatsapp' | 'chat' | 'social'>> = {
  ...{ email: 'email', voice: 'phone', sms: 'phone', whatsapp: 'whatsapp', chat: 'chat' },
  ...{ 'social-private': 'social', 'social-public': 'social' },
};
