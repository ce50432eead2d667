import type { House } from './house.ts';

/** Doors that look outward by themselves: mail that leaves, and mailboxes that are watched. */
export const startDoors = async (_house: House): Promise<{ stop(): Promise<void> }> => ({ async stop() {} });
