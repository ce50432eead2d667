import type { Role } from '#ground/api/contract.ts';
import type { Status } from '#spine/interactions/contract.ts';
import { whyNotBlock, type Ours } from '#spine/spam/rules.ts';
import type { Block } from '#spine/spam/contract.ts';
import type { BACK_TO, NOT_BACK, NOT_DOMAIN, NOT_SPAM } from './contract.ts';

/** Whose judgement it is: who has it, who has its skill, and those above. */
type Judge = { allowed: boolean; mine: boolean; skilled: boolean; role: Role };
const mayJudge = ({ mine, skilled, role }: Judge): boolean => mine || skilled || role !== 'agent';

export type SpamFacts = Judge & {
  merged: boolean;
  inTrash: boolean;
  /** Mails received in it. */
  received: number;
  /** Answers on their way out, or that can still be undone. */
  leaving: number;
};
type Row<Facts, Code> = readonly [Code, (facts: Facts) => boolean];

const AGAINST: readonly Row<SpamFacts, (typeof NOT_SPAM)[number]>[] = [
  ['switched-off', (facts) => !facts.allowed],
  ['merged', (facts) => facts.merged],
  ['in-trash', (facts) => facts.inTrash],
  ['not-yours', (facts) => !mayJudge(facts)],
  ['nothing-received', (facts) => facts.received === 0],
  // Once it has left it stands in the thread; while it can be undone its writer must find it where it was.
  ['being-sent', (facts) => facts.leaving > 0],
];
/** Why it may not be marked as spam; null when it may. D16: spam is no outcome, none is asked. */
export const whyNotSpam = (facts: SpamFacts): (typeof NOT_SPAM)[number] | null =>
  AGAINST.find(([, holds]) => holds(facts))?.[0] ?? null;

/** `mine`: it was mine when it went there. */
export const whyNotBack = (facts: Judge & { inTrash: boolean }): (typeof NOT_BACK)[number] | null =>
  !facts.allowed ? 'switched-off' : !facts.inTrash ? 'not-in-trash' : mayJudge(facts) ? null : 'not-yours';

/** What a whole domain stops reaches beyond one conversation: those above decide it. */
export const whyNotDomain = (domain: string, role: Role, ours: Ours): (typeof NOT_DOMAIN)[number] | null =>
  whyNotBlock({ kind: 'domain', value: domain }, ours) ?? (role === 'agent' ? 'by-supervisors' : null);

/** Whether taking that interaction back frees its sender of that: not of what was blocked in the office, nor of what is beyond them. */
export const freesOf = (
  block: Block & { interactionId: number | null },
  asked: { interactionId: number; role: Role },
): boolean =>
  block.kind === 'address'
    ? block.interactionId !== null
    : block.interactionId === asked.interactionId && asked.role !== 'agent';

/** Where it goes from the Trash, by what it was. Only what was at work is queued: a finished one, or one that D5 put aside, waits for nobody. */
export const backTo = (was: { status: Status; hadAgent: boolean }): (typeof BACK_TO)[number] => {
  if (was.status === 'closed') return 'nobody';
  if (was.hadAgent) return 'agent';
  return was.status === 'resolved' || was.status === 'pending' ? 'nobody' : 'queue';
};
