import { z } from 'zod';

/** What an administrator decides for the whole house. */
export const settingsShape = z.object({
  companyName: z.string().trim().max(120),
  /** Seconds in which Send can be undone; 0 sends at once. */
  undoSeconds: z.number().int().min(0).max(60),
  /** Minutes after which an Unavailable agent's inbox goes back to the queue; 0: never (D12). */
  requeueMinutes: z.number().int().min(0).max(1440),
  /** Minutes after which a Resolved or Closed interaction leaves its inbox by itself; 0: never (R129). */
  removeFinishedMinutes: z.number().int().min(0).max(10_080).default(0),
  /** Pictures in a text can be given another width while it is written (R21: by default they cannot). */
  resizeImages: z.boolean().default(false),
  /** Response timers are shown and count (R91). */
  timers: z.boolean().default(true),
});
export type Settings = z.output<typeof settingsShape>;
export const DEFAULT_SETTINGS: Settings = {
  companyName: '',
  undoSeconds: 5,
  requeueMinutes: 0,
  removeFinishedMinutes: 0,
  resizeImages: false,
  timers: true,
};

/** Journal kinds of this room. data: { by } */
export const HOUSE_SETTINGS_EVENTS = { changed: 'house-settings.changed' } as const;
