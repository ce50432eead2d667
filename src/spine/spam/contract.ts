import { z } from 'zod';

export const BLOCK_KINDS = ['address', 'domain'] as const;
/** What is not taken any more: mail from that address, or from every address of that domain. */
export const blockShape = z.object({ kind: z.enum(BLOCK_KINDS), value: z.string() });
export type Block = z.output<typeof blockShape>;

/** Journal kinds of this room. */
export const SPAM_EVENTS = {
  /** A sender is blocked, or is not any more. data: { by, kind, value, blocked: boolean } */
  changed: 'spam.changed',
  /** A mail was stopped at the door, or brought back. data: { ledgerIds, by? } */
  stopped: 'spam.stopped',
} as const;
