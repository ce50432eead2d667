const DAY = 24 * 60 * 60_000;

export type Window = {
  /** Anything may be written; otherwise only an approved template may leave. */
  open: boolean;
  /** When it closes, or closed; null: the contact never wrote there. */
  closesAt: Date | null;
};

/**
 * WhatsApp: anything may be written for 24 hours after the contact's last message to that number of ours, whoever began.
 * At the very end it is closed: a text takes a while to get there.
 */
export const windowOf = (lastInboundAt: Date | null, now: Date): Window => {
  if (lastInboundAt === null) return { open: false, closesAt: null };
  const closesAt = new Date(lastInboundAt.getTime() + DAY);
  return { open: now.getTime() < closesAt.getTime(), closesAt };
};
