import { z } from 'zod';
import { uploadShape } from '#spine/uploads/contract.ts';
import { call, id, instant, nothing } from '#ground/api/contract.ts';
import { statusWithAnswer } from '#spine/dispositions/contract.ts';
import { addressShape } from '#spine/interactions/contract.ts';

export const draftContentShape = z.object({
  html: z.string().max(30_000_000),
  senderId: id.nullable(),
  to: z.array(addressShape).max(200),
  cc: z.array(addressShape).max(200),
  bcc: z.array(addressShape).max(200),
  uploads: z.array(uploadShape).max(200),
  /** Subject as typed; null: the usual one ("Re: …"). */
  subject: z.string().max(998).nullable().default(null),
  /** Whether the mail that is answered goes along below. */
  quote: z.boolean().default(true),
  /** The writer's time zone (IANA), for the date in the line above the quotation. */
  timeZone: z.string().max(64).optional(),
  /** The newest message that the writer had before their eyes; null: not known. */
  seenMessageId: id.nullable().default(null),
});
export type DraftContent = z.output<typeof draftContentShape>;

export const senderShape = z.object({
  id,
  address: z.string(),
  name: z.string(),
  /** Clean HTML that a fresh mail from this address ends with; empty or missing: none. */
  signature: z.string().optional(),
  /** Of its mailbox: the spelling of a mail from there is checked in it. */
  language: z.enum(['fr', 'en']).optional(),
});

/** Why a scheduled answer is a draft again: who wrote before it left, when, and when it was to leave. */
export const comeBackShape = z.object({
  name: z.string(),
  at: instant,
  sendAt: instant.nullable(),
  /** Nobody wrote: `name` marked the interaction as spam. */
  spam: z.boolean().optional(),
});
export type ComeBack = z.output<typeof comeBackShape>;

/** Who reads an ordinary answer to all, and what else is known of the mail that is answered: see `whatChanged`. */
export const usualShape = z.object({
  to: z.array(addressShape),
  cc: z.array(addressShape),
  customer: z.array(z.string()),
  named: z.array(z.string()),
  ourDomains: z.array(z.string()),
});

/** All that the reply box needs at once: my draft or a fresh one, and the addresses I may use (R16, R38). */
export const openReply = call({
  name: 'compose.openReply',
  who: 'agent',
  input: z.object({ interactionId: id }),
  output: z.object({
    content: draftContentShape,
    /** 0 when nothing is saved yet. */
    version: z.number().int(),
    /** The page that saved it last. */
    writer: z.uuid().nullable(),
    savedAt: instant.nullable(),
    /** Set when the draft is an answer that came back by itself. */
    note: comeBackShape.nullable(),
    /** Answers that others have begun here and that I may go on with; the latest first. */
    others: z.array(z.object({ agentId: id, name: z.string(), at: instant })),
    /** Who took over what I had begun here, and when; null when I have begun anew. */
    takenBy: z.object({ name: z.string(), at: instant }).nullable(),
    senders: z.array(senderShape),
    /** The mail that the answer quotes; null or missing when there is nothing to quote. */
    quoted: z.object({ name: z.string(), writtenAt: instant, bytes: z.number() }).nullable().optional(),
    /** Whether pictures may be given another width (R21). */
    resizeImages: z.boolean().default(false),
    /** Why no answer can be sent, as a refusal code; null when it can. */
    blocked: z.string().nullable(),
    /** Subject the answer will carry. */
    subject: z.string(),
    /** Against what the recipients are compared before sending; null where nothing is answered. */
    usual: usualShape.nullable(),
  }),
  refusals: ['not-found'],
});

/** Refused with 'draft-moved' when another tab saved a newer version: nothing is overwritten. */
export const saveDraft = call({
  name: 'compose.saveDraft',
  who: 'agent',
  input: z.object({
    interactionId: id,
    version: z.number().int(),
    content: draftContentShape,
    /** The page that writes: a save of its own whose answer it never got is not another's. */
    writer: z.uuid().optional(),
    /** The agent chose this text over the other version that they were shown. */
    over: z.boolean().default(false),
  }),
  output: z.object({ version: z.number().int(), savedAt: instant }),
  refusals: ['not-found', 'draft-moved'],
});

/** What goes along below an answer, as text to be looked at and as HTML to be put into it. */
export const quotation = call({
  name: 'compose.quotation',
  who: 'agent',
  input: z.object({ interactionId: id, timeZone: z.string().max(64).optional() }),
  output: z.object({ text: z.string(), html: z.string() }),
  refusals: ['not-found'],
});

/** What another has begun to answer, for whoever has the interaction now, and for supervisors. */
export const previewDraft = call({
  name: 'compose.previewDraft',
  who: 'agent',
  input: z.object({ interactionId: id, agentId: id }),
  output: z.object({ content: draftContentShape, at: instant }),
  refusals: ['not-found', 'not-yours', 'draft-gone'],
});

/** Makes another's draft mine, files and all. What I had becomes a version, and so does what they had. */
export const takeOverDraft = call({
  name: 'compose.takeOverDraft',
  who: 'agent',
  input: z.object({ interactionId: id, agentId: id }),
  output: nothing,
  refusals: ['not-found', 'not-yours', 'draft-gone'],
});

export const discardDraft = call({
  name: 'compose.discardDraft',
  who: 'agent',
  input: z.object({ interactionId: id }),
  output: nothing,
});

/** A year: whoever plans further ahead has mistyped. */
export const MOST_AHEAD_MS = 366 * 24 * 60 * 60 * 1000;

/** Tries in vain that a page remembers. */
export const MOST_UNSURE = 20;

/**
 * Queues the answer; it leaves after the undo window, or at `sendAt`. `onceKey` makes a repeated click the same send.
 * Refused with 'newer-message' {count, name} when the customer or a colleague wrote after `content.seenMessageId`,
 * with 'sent-already' when one of `unsure` was taken.
 */
export const sendReply = call({
  name: 'compose.sendReply',
  who: 'agent',
  input: z.object({
    interactionId: id,
    content: draftContentShape,
    onceKey: z.uuid(),
    /** Null: as soon as it can no longer be undone. */
    sendAt: z.iso.datetime({ offset: true }).nullable().default(null),
    /** Keys of earlier clicks, with other words, whose answers were lost: when one was taken this one is not. */
    unsure: z.array(z.uuid()).max(MOST_UNSURE).default([]),
    /**
     * The status that goes with it: set as it is queued, and taken back with it. Closed is final (R116), hence set only
     * when the answer can no longer be taken back; and that of a planned answer when it leaves.
     */
    thenStatus: statusWithAnswer.nullable().default(null),
    /** R108: what leaves in place of `content.html`, which is kept as what was written; the contact is told of it. */
    translation: z
      .object({ html: z.string().max(30_000_000), from: z.string().max(8), to: z.string().max(8) })
      .nullable()
      .default(null),
  }),
  output: z.object({ messageId: id, sendAt: instant }),
  refusals: [
    'not-found',
    'sent-already',
    'no-recipient',
    'bad-address',
    'sender-not-allowed',
    'too-large',
    'empty',
    'dangerous-file',
    'upload-gone',
    'email-not-enabled',
    'newer-message',
    'send-time-past',
    'send-time-too-far',
    'in-trash',
    'not-mine',
    'closed-is-final',
    'disposition-required',
  ],
});

/** What the customer or a colleague wrote since, oldest first; one's own messages and machines do not count. */
export const newerMessages = call({
  name: 'compose.newerMessages',
  who: 'agent',
  input: z.object({ interactionId: id, seenMessageId: id }),
  output: z.object({
    messages: z.array(
      z.object({ id, direction: z.enum(['in', 'out']), name: z.string(), firstWords: z.string(), at: instant }),
    ),
  }),
  refusals: ['not-found'],
});

/** My scheduled answers that are drafts again because somebody wrote first, until I say that I have read why. */
export const comeBacks = call({
  name: 'compose.comeBacks',
  who: 'agent',
  input: nothing,
  output: z.object({
    answers: z.array(z.object({ interactionId: id, customer: z.string(), subject: z.string(), note: comeBackShape })),
  }),
});

/** My answer that was to leave later leaves now. */
export const sendNow = call({
  name: 'compose.sendNow',
  who: 'agent',
  input: z.object({ messageId: id }),
  output: nothing,
  refusals: ['not-found', 'already-gone'],
});

/** Takes a held message back into the draft. */
export const undoSend = call({
  name: 'compose.undoSend',
  who: 'agent',
  input: z.object({ messageId: id }),
  /** `draftId`: it had begun the interaction, which is gone; it is an outbound draft again. */
  output: z.object({ interactionId: id, draftId: z.uuid().nullable() }),
  refusals: ['not-found', 'already-gone'],
});

/** After a failure, or an uncertain send that the agent decides to repeat: while its writer may still send it. */
export const resend = call({
  name: 'compose.resend',
  who: 'agent',
  input: z.object({ messageId: id }),
  output: nothing,
  refusals: ['not-found', 'not-failed', 'sender-not-allowed', 'writer-gone', 'in-trash'],
});

/** The agent knows that an uncertain message did arrive. */
export const markSent = call({
  name: 'compose.markSent',
  who: 'agent',
  input: z.object({ messageId: id }),
  output: nothing,
  refusals: ['not-found', 'not-uncertain'],
});

/** R18, R39: directory entries for To, CC and CCI. */
export const findRecipients = call({
  name: 'compose.findRecipients',
  who: 'agent',
  input: z.object({ query: z.string().max(200) }),
  output: z.object({
    entries: z.array(z.object({ name: z.string(), address: z.string(), kind: z.enum(['contact', 'agent']) })),
  }),
});

/** Journal kinds of this room. */
export const COMPOSE_EVENTS = {
  /** A scheduled answer is its writer's draft again, for somebody wrote first. agent_id: the writer. data: { messageId } */
  cameBack: 'compose.came-back',
} as const;

/** Kinds of this room's jobs. */
export const COMPOSE_JOBS = {
  /** payload: { messageId } */
  release: 'compose.release-scheduled',
  /** The status that waits for an answer to have left. payload: { messageId } */
  statusAfter: 'compose.status-after',
  /** payload: { interactionId } */
  stop: 'compose.stop-scheduled',
} as const;
