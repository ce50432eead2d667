import type { Act } from '#ground/events/server/follow.ts';
import type { IncomingMail } from '#spine/channels/contract.ts';

export type Arrival = {
  ledgerId: number;
  mail: IncomingMail;
  /** Recipients of the envelope: a signed reply address may be among them. */
  envelopeTo: readonly string[];
  /** Empty: whoever sent it wants nothing back. Left out: not known. */
  envelopeFrom?: string;
  mailboxId: number | null;
  skillId: number | null;
};

/** What the rules of the house make of a mail that begins an interaction. */
export type Ruling = {
  skillId: number | null;
  /** Its own; null: its skill's. */
  priority: number | null;
  /** For the journal. */
  told: object;
  /** Done once all of the batch is written, in the same transaction. */
  carryOut: ((act: Act, taken: { interactionId: number; messageId: number }) => Promise<void>) | null;
};
/** `contacts`: by address. Null: no rule is for that mail. */
export type RulingOfBatch = (
  tx: Act['tx'],
  contacts: ReadonlyMap<string, number>,
) => Promise<(arrival: Arrival, contactId: number) => Ruling | null>;

/** Which of these mails are not taken, by ledger row: their senders are blocked. */
export type StoppingOfBatch = (
  tx: Act['tx'],
  arrivals: readonly Arrival[],
) => Promise<{ has(ledgerId: number): boolean }>;

export type Taken = {
  ledgerId: number;
  state: 'threaded' | 'duplicate' | 'loop' | 'spam';
  interactionId: number | null;
  messageId: number | null;
  /** True when nobody has the interaction and somebody should: hand it to routing. */
  wantsAgent: boolean;
  contactId: number | null;
};
