import { z } from 'zod';
import { call, id, instant, nothing } from '#ground/api/contract.ts';

/** All that a person can be told of; each has its sentence in the words, `kind.<kind>`. */
export const NOTICE_KINDS = [
  'mention',
  'consult',
  'consult-answer',
  'transferred',
  'assigned',
  'bounced',
  'status-not-set',
  'timer-half',
  'timer-half-customer',
  'timer-due',
  'timer-expired',
  'spam',
  'woken-time',
  'woken-contact',
  'webhook-stopped',
  'crm-failing',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const noticeShape = z.object({
  id,
  kind: z.enum(NOTICE_KINDS),
  at: instant,
  seen: z.boolean(),
  /** What it is about; null: nothing, or it is not for these eyes any more. */
  interaction: z.object({ id, subject: z.string(), contactName: z.string() }).nullable(),
  byName: z.string().nullable(),
  data: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Notice = z.output<typeof noticeShape>;

/** Mine, newest first; `before`: the last one of the page before. */
export const listNotices = call({
  name: 'notices.list',
  who: 'agent',
  input: z.object({ before: z.number().int().nullable().default(null) }),
  output: z.object({
    notices: z.array(noticeShape),
    next: z.number().int().nullable(),
    /** Of all of mine, on whatever page. */
    unseen: z.number().int(),
  }),
});

/** I have seen these, or all of them. Those of others are left as they are. */
export const seeNotices = call({
  name: 'notices.seen',
  who: 'agent',
  input: z.object({ ids: z.union([z.literal('all'), z.array(id).max(500)]) }),
  output: nothing,
});

/** What may be heard or shown outside the page: a notice, something new in my inbox, a message in what is there. */
export const OCCASIONS = ['notice', 'arrival', 'message'] as const;
export type Occasion = (typeof OCCASIONS)[number];
const occasions = z.array(z.enum(OCCASIONS)).max(OCCASIONS.length);

export const choicesShape = z.object({
  /** By the desktop's own notifications, where the browser was allowed to. */
  desktop: occasions,
  sound: occasions,
});
export type Choices = z.output<typeof choicesShape>;
export const FIRST_CHOICES: Choices = { desktop: [...OCCASIONS], sound: ['notice', 'arrival'] };

export const myChoices = call({ name: 'notices.choices', who: 'agent', input: nothing, output: choicesShape });
export const saveChoices = call({
  name: 'notices.saveChoices',
  who: 'agent',
  input: choicesShape,
  output: nothing,
});

/** Journal kinds of this room; agent_id: who is told. */
export const NOTICE_EVENTS = {
  /** data: { noticeId, kind } */
  told: 'notices.told',
  seen: 'notices.seen',
  choices: 'notices.choices',
} as const;
