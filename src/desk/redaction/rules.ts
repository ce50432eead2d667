import type { Role } from '#ground/api/contract.ts';
import type { Message, Redacted } from '#spine/interactions/contract.ts';

export type HidingFacts = {
  what: Redacted | 'part';
  /** An administrator allowed it. */
  switchedOn: boolean;
  /** The interaction is assigned to whoever asks. */
  mine: boolean;
  role: Role;
  message: Pick<Message, 'kind' | 'delivery' | 'contentHidden' | 'authorHidden'>;
};

/** What has not gone out yet would go out empty. */
const LEAVING: readonly (string | null)[] = ['held', 'queued', 'sending'];

/** The first row that holds is the reason. */
const REFUSALS = [
  ['switched-off', ({ switchedOn }: HidingFacts) => !switchedOn], // R99
  ['not-mine', ({ mine, role }: HidingFacts) => !mine && role === 'agent'], // R117
  ['forward', ({ message }: HidingFacts) => message.kind === 'forward' || message.kind === 'transcript'], // it says nothing of its own
  ['not-left', ({ message }: HidingFacts) => LEAVING.includes(message.delivery)],
  [
    'already-hidden',
    ({ what, message }: HidingFacts) => (what === 'author' ? message.authorHidden : message.contentHidden),
  ],
] as const;
export type WhyNotHide = (typeof REFUSALS)[number][0];

/** Why it may not be hidden, as a refusal code; null when it may. */
export const whyNotHide = (facts: HidingFacts): WhyNotHide | null =>
  REFUSALS.find(([, when]) => when(facts))?.[0] ?? null;
