import type { Sent } from './use-composer.ts';

let last: Sent | null = null;

/** A mail has begun an interaction: its reply box, which opens next, says that it is leaving. */
export const leaveSent = (sent: Sent): void => {
  last = sent;
};
export const sentInto = (interactionId: number): Sent | null => (last?.interactionId === interactionId ? last : null);
export const forgetSent = (): void => {
  last = null;
};
