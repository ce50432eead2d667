import { z } from 'zod';
import { call, id, instant, nothing } from '#ground/api/contract.ts';
import { blockShape } from '#spine/spam/contract.ts';

const count = z.number().int();

/** Why an interaction may not be marked as spam, or taken back, as a refusal code. */
export const NOT_SPAM = ['switched-off', 'merged', 'not-yours', 'in-trash', 'nothing-received', 'being-sent'] as const;
export const NOT_BACK = ['switched-off', 'not-yours', 'not-in-trash'] as const;
/** Why the whole domain of a sender may not be blocked with it. */
export const NOT_DOMAIN = ['by-supervisors', 'our-own', 'public-domain', 'not-an-address'] as const;

/** Where it goes from the Trash. */
export const BACK_TO = ['agent', 'queue', 'nobody'] as const;

export const stoppedShape = z.object({ ledgerId: id, subject: z.string(), at: instant });

/** What marking it as spam would do; of one that is, what became of it and of its sender's mail. */
export const about = call({
  name: 'spam.about',
  who: 'agent',
  input: z.object({ interactionId: id }),
  output: z.object({
    /** Null: I may mark it. */
    why: z.enum(NOT_SPAM).nullable(),
    /** Addresses that are blocked with it; our own, and hidden ones, are not among them. */
    senders: z.array(z.string()),
    domain: z.object({ name: z.string(), why: z.enum(NOT_DOMAIN).nullable() }).nullable(),
    /** Answers that wait for their time in it. */
    planned: count,
    trash: z
      .object({
        at: instant,
        byName: z.string(),
        backTo: z.enum(BACK_TO),
        agentName: z.string().nullable(),
        /** By what its sender is blocked now. */
        blocked: z.array(blockShape),
        /** Mails of its sender that were stopped since, the newest; they come back with it. */
        stopped: z.array(stoppedShape),
        total: count,
        /** Null: I may take it back. */
        why: z.enum(NOT_BACK).nullable(),
      })
      .nullable(),
  }),
  refusals: ['not-found'],
});

/** « Indésirable » : into the Trash, its sender blocked; with `wholeDomain` all of their domain. */
export const markSpam = call({
  name: 'spam.mark',
  who: 'agent',
  input: z.object({ interactionId: id, wholeDomain: z.boolean().default(false) }),
  output: z.object({ blocked: z.array(z.string()) }),
  refusals: ['not-found', ...NOT_SPAM, ...NOT_DOMAIN],
});

/** « Ce n’est pas indésirable » : back to whoever had it, its sender unblocked, what they wrote since taken in. */
export const unmarkSpam = call({
  name: 'spam.unmark',
  who: 'agent',
  input: z.object({ interactionId: id }),
  output: z.object({
    /** Whose it is; null: it waits in its queue, or is nobody's as it was. */
    agentName: z.string().nullable(),
    mine: z.boolean(),
    /** Mails that come in now. */
    broughtBack: count,
    /** What still blocks the sender, which is not mine to take away; null: nothing. */
    stillBlocked: z.string().nullable(),
  }),
  refusals: ['not-found', ...NOT_BACK],
});

/** Blocked senders, newest first; `before`: the last one of the page before. */
export const listBlocked = call({
  name: 'spam.blocked',
  who: 'supervisor',
  input: z.object({ text: z.string().max(200).default(''), before: id.nullable().default(null) }),
  output: z.object({
    rows: z.array(
      blockShape.extend({
        id,
        byName: z.string().nullable(),
        /** The interaction that was marked; null: added by hand. */
        interactionId: id.nullable(),
        at: instant,
        stopped: count,
        lastAt: instant.nullable(),
      }),
    ),
    next: id.nullable(),
  }),
});

/** What one of them stopped, the newest. */
export const listStopped = call({
  name: 'spam.stopped',
  who: 'supervisor',
  input: z.object({ blockId: id }),
  output: z.object({ mails: z.array(stoppedShape), total: count }),
});

/** An address, or a domain, by hand. */
export const blockSender = call({
  name: 'spam.block',
  who: 'supervisor',
  input: z.object({ value: z.string().trim().min(1).max(254) }),
  output: nothing,
  refusals: ['not-an-address', 'our-own', 'public-domain', 'blocked-already'],
});

/** Their mail is taken again; with `bringBack` also what was stopped. */
export const unblockSender = call({
  name: 'spam.unblock',
  who: 'supervisor',
  input: z.object({ blockId: id, bringBack: z.boolean() }),
  output: z.object({ broughtBack: count }),
  refusals: ['not-blocked'],
});
