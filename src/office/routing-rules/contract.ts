import { z } from 'zod';
import { call, id, instant, nothing } from '#ground/api/contract.ts';
import { rulesShape } from '#spine/routing-rules/contract.ts';

const version = z.number().int().min(0);

/** The set in force; version 0 before anybody saved one. */
export const readRules = call({
  name: 'routingRules.read',
  who: 'supervisor',
  input: nothing,
  output: z.object({
    version,
    savedBy: z.string().nullable(),
    savedAt: instant.nullable(),
    rules: rulesShape,
    /** Those in use. */
    mailboxes: z.array(z.object({ id, address: z.string() })),
  }),
});

/** So many mails that began interactions are tried at most, and so many at a time. */
export const TRIED = 200;
export const TRIED_AT_ONCE = 25;

const outcomeShape = z.object({
  skillId: id.nullable(),
  /** Null: that of the skill. */
  priority: z.number().int().nullable(),
  tagIds: z.array(id),
  /** The rule that answers; null: none. */
  autoAnswer: z.string().nullable(),
  rules: z.array(z.string()),
});
export const changeShape = z.object({
  interactionId: id,
  /** Empty: hidden. */
  sender: z.string(),
  subject: z.string(),
  at: instant,
  before: outcomeShape,
  after: outcomeShape,
});

/** What a set would have made of past mails, a part of them at a time; nothing is touched. */
export const tryRules = call({
  name: 'routingRules.try',
  who: 'administrator',
  input: z.object({ rules: rulesShape, before: id.nullable() }),
  output: z.object({ tried: z.number().int(), next: id.nullable(), changes: z.array(changeShape) }),
  refusals: ['too-many-words', 'no-word', 'unknown-time-zone', 'does-nothing', 'same-key'],
});

/** `version`: the one that the writer last saw; a newer one refuses with 'moved', and nothing is overwritten. */
export const saveRules = call({
  name: 'routingRules.save',
  who: 'administrator',
  input: z.object({ version, rules: rulesShape }),
  /** Of the last mails, how many go another way by the new set. */
  output: z.object({ version, tried: z.number().int(), changed: z.number().int() }),
  refusals: ['moved', 'too-many-words', 'no-word', 'unknown-time-zone', 'does-nothing', 'same-key'],
});

/** The sets that were in force, newest first. */
export const rulesVersions = call({
  name: 'routingRules.versions',
  who: 'supervisor',
  input: nothing,
  output: z.object({
    versions: z.array(z.object({ version, savedBy: z.string().nullable(), savedAt: instant, rules: rulesShape })),
  }),
});
