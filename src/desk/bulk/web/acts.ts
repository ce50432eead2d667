import type { SettableStatus } from '#spine/dispositions/contract.ts';
import type { InteractionRow } from '#spine/interactions/contract.ts';
import type { Target } from '#spine/routing/contract.ts';

/** One act of another room as it is done to a single interaction: the shell lends it. */
type Lent<Args extends unknown[] = []> = {
  /** Why its button is greyed for that one, in words; the server decides all the same. */
  whyNot: (row: InteractionRow) => string | null;
  act: (row: InteractionRow, ...args: Args) => Promise<unknown>;
  refusal: (error: unknown) => string;
};

export type BulkActs = {
  assign: Lent;
  transfer: Lent<[to: Target, note: string]> & { mostNote: number };
  /** A disposition of null leaves the one it has. */
  status: Lent<[status: SettableStatus, dispositionId: number | null]>;
  tag: Lent<[tag: { id: number } | { name: string }]> & { mayCreate: boolean };
  untag: Lent<[tagId: number]>;
  spam: Lent;
  notSpam: Lent;
  /** Calls to ask again once something was done. */
  touched: readonly string[];
  hrefOf: (interactionId: number) => string;
  onOpen: (interactionId: number) => void;
};
