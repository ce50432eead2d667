import { z } from 'zod';
import { call, nothing } from '#ground/api/contract.ts';

export const settingsShape = z.object({
  companyName: z.string().trim().max(120),
  /** Seconds in which Send can be undone; 0 sends at once. */
  undoSeconds: z.number().int().min(0).max(60),
  /** Minutes after which an Unavailable agent's inbox goes back to the queue; 0: never (D12). */
  requeueMinutes: z.number().int().min(0).max(1440),
});
export type Settings = z.output<typeof settingsShape>;
export const DEFAULT_SETTINGS: Settings = { companyName: '', undoSeconds: 5, requeueMinutes: 0 };

export const readSettings = call({ name: 'settings.read', who: 'supervisor', input: nothing, output: settingsShape });
export const saveSettings = call({ name: 'settings.save', who: 'administrator', input: settingsShape, output: nothing });
