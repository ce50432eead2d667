import { z } from 'zod';
import { call, nothing } from '#ground/api/contract.ts';
import { settingsShape } from '#spine/house-settings/contract.ts';

export { DEFAULT_SETTINGS, settingsShape, type Settings } from '#spine/house-settings/contract.ts';

export const readSettings = call({ name: 'settings.read', who: 'supervisor', input: nothing, output: settingsShape });
export const saveSettings = call({
  name: 'settings.save',
  who: 'administrator',
  input: settingsShape,
  output: nothing,
});
/** What a house still needs before a mail can reach anybody. */
export const readReadiness = call({
  name: 'settings.readiness',
  who: 'supervisor',
  input: nothing,
  output: z.object({
    skills: z.number().int(),
    /** Mailboxes that lead to a skill. */
    mailboxes: z.number().int(),
    /** People with email and a skill. */
    agentsWithSkill: z.number().int(),
    /** Of those, who is Available now. */
    available: z.number().int(),
    /** A mail has found its way in at least once. */
    hasMail: z.boolean(),
  }),
});
