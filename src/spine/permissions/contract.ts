import { z } from 'zod';
import { call, nothing, type Role } from '#ground/api/contract.ts';

/** Which channels are for whom: who has one not is given nothing of it, and begins nothing on it. */
export const CHANNEL_SWITCHES = [
  'channel-voice',
  'channel-sms',
  'channel-whatsapp',
  'channel-chat',
  'channel-social',
] as const;
/** Of a channel as interactions have it; null: email, which each person has a switch of their own for. */
export const channelSwitch = (channel: string): (typeof CHANNEL_SWITCHES)[number] | null =>
  CHANNEL_SWITCHES.find((one) => `channel-${channel}`.startsWith(one)) ?? null;

/** Each thing that an administrator may allow or not. Allowed unless somebody said otherwise. */
export const SWITCHES = [
  'redact',
  'add-time',
  'create-tags',
  'transfer',
  'consult',
  'forward',
  'spam',
  'customer-card',
  'edit-contact',
  'merge-contacts',
  'contact-files',
  'erase-contact',
  ...CHANNEL_SWITCHES,
] as const;
export type Switch = (typeof SWITCHES)[number];
/** Those of which the least role is more than an agent's: below it nobody may, whatever was said. */
export const LEAST: Partial<Record<Switch, Role>> = {
  'contact-files': 'supervisor',
  'erase-contact': 'administrator',
};
export const switchShape = z.enum(SWITCHES);

/** What I may do. The server asks again at each act; this only greys the button. */
export const mine = call({
  name: 'permissions.mine',
  who: 'agent',
  input: nothing,
  output: z.object({ allowed: z.record(switchShape, z.boolean()) }),
});

/** Journal kinds of this room. data: { by } */
export const PERMISSION_EVENTS = { changed: 'permissions.changed' } as const;
