import { z } from 'zod';
import { id } from '#ground/api/contract.ts';

/** What one save may hold: a mail is weighed against all of it while others wait behind. */
export const MOST_RULES = 200;
export const MOST_WORDS = 1_000;
export const LONGEST_WORD = 120;

const words = z.array(z.string().trim().min(1).max(LONGEST_WORD)).min(1).max(50);
/** "not": the condition holds where the rest of it does not. */
const not = z.boolean().default(false);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const LANGUAGES_KNOWN = [
  'fr',
  'en',
  'es',
  'pt',
  'de',
  'it',
  'nl',
  'pl',
  'ru',
  'uk',
  'ar',
  'zh',
  'ja',
  'ko',
  'vi',
] as const;

export const conditionShape = z.discriminatedUnion('field', [
  /** The mailbox that the mail was written to. */
  z.object({ field: z.literal('mailbox'), not, mailboxIds: z.array(id).min(1).max(100) }),
  /** Addresses, or domains: those also stand for what is below them. */
  z.object({ field: z.literal('sender'), not, words }),
  z.object({ field: z.literal('subject'), not, words }),
  z.object({ field: z.literal('body'), not, words }),
  /** In which the mail is written, as far as its words tell. */
  z.object({ field: z.literal('language'), not, languages: z.array(z.enum(LANGUAGES_KNOWN)).min(1) }),
  z.object({ field: z.literal('contact-company'), not, words }),
  z.object({ field: z.literal('contact-place'), not, words }),
  z.object({ field: z.literal('contact-language'), not, languages: z.array(z.enum(LANGUAGES_KNOWN)).min(1) }),
  /** On any interaction of the contact. */
  z.object({ field: z.literal('contact-tags'), not, tagIds: z.array(id).min(1).max(100) }),
  /** Days: 1 Monday to 7 Sunday. `to` before `from`: past midnight, and the day is the one on which it began. */
  z.object({
    field: z.literal('time'),
    not,
    days: z.array(z.number().int().min(1).max(7)).min(1).max(7),
    from: clock,
    to: clock,
    timeZone: z.string().min(1).max(60),
  }),
  z.object({ field: z.literal('attachments'), not }),
]);
export type Condition = z.output<typeof conditionShape>;
export type ConditionField = Condition['field'];
export const CONDITION_FIELDS: readonly ConditionField[] = conditionShape.options.map((one) => one.shape.field.value);

const match = z.enum(['all', 'any']);
export const ruleShape = z.object({
  /** Its own for ever, whatever it is called. */
  key: z.uuid(),
  name: z.string().trim().min(1).max(120),
  on: z.boolean(),
  /** Between the groups; without any the rule is for every mail. */
  match,
  groups: z.array(z.object({ match, conditions: z.array(conditionShape).min(1).max(20) })).max(10),
  skillId: id.nullable(),
  priority: z.number().int().min(1).max(10).nullable(),
  /** Added to those of the rules above. */
  tagIds: z.array(id).max(20).default([]),
  /** Sent once to who begins an interaction; paragraphs are parted by empty lines. */
  autoAnswer: z.object({ text: z.string().trim().min(1).max(5_000) }).nullable(),
  /** No rule below is asked. */
  stop: z.boolean(),
});
export type Rule = z.output<typeof ruleShape>;
export type RuleInput = z.input<typeof ruleShape>;

export const rulesShape = z.array(ruleShape).max(MOST_RULES);

/** Journal kinds of this room. data: { by, version } */
export const ROUTING_RULES_EVENTS = { changed: 'routing-rules.changed' } as const;
