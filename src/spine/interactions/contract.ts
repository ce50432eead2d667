import { z } from 'zod';
import { id, instant } from '#ground/api/contract.ts';
import { CHANNELS } from '#spine/channels/texts/contract.ts';

export const STATUSES = ['new', 'open', 'pending', 'escalated', 'resolved', 'closed'] as const;
export type Status = (typeof STATUSES)[number];
export const statusShape = z.enum(STATUSES);

/** 'delivered' and 'read' are told of texts alone. */
export const DELIVERIES = [
  'held',
  'queued',
  'sending',
  'sent',
  'delivered',
  'read',
  'failed',
  'bounced',
  'uncertain',
] as const;
export type Delivery = (typeof DELIVERIES)[number];

export const addressShape = z.object({ name: z.string(), address: z.string() });

/** One line of an interaction, as lists show it. */
export const rowShape = z.object({
  id,
  /** By which it began. */
  channel: z.enum(CHANNELS),
  /** R73: it went on by another channel. */
  elevated: z.boolean(),
  subject: z.string(),
  snippet: z.string(),
  status: statusShape,
  waitingFor: z.enum(['agent', 'customer']),
  contactId: id,
  contactName: z.string(),
  contactAddress: z.string(),
  skillId: id.nullable(),
  skillName: z.string().nullable(),
  assigneeId: id.nullable(),
  assigneeName: z.string().nullable(),
  lastMessageAt: instant,
  createdAt: instant,
  /** In the Trash since then: for all else it is Closed, and it stands in no other list. */
  trashedAt: instant.nullable(),
  unread: z.number().int(),
  /** In the order in which they were put there; their names are the tag list's. */
  tagIds: z.array(id),
});
export type InteractionRow = z.output<typeof rowShape>;

export const attachmentShape = z.object({
  id,
  name: z.string(),
  type: z.string(),
  /** Bytes. */
  size: z.number(),
  contentId: z.string().nullable(),
  inline: z.boolean(),
  /** An executable type: shown with a warning, never previewed (D15). */
  dangerous: z.boolean(),
});

export const verdictShape = z.object({
  spf: z.string(),
  dkim: z.string(),
  dmarc: z.string(),
  dkimDomain: z.string().nullable(),
});
export const bounceShape = z.object({
  recipient: z.string().nullable(),
  status: z.string().nullable(),
  diagnostic: z.string().nullable(),
  permanent: z.boolean(),
  originalMessageId: z.string().nullable(),
});
export const invitationShape = z.object({
  method: z.string(),
  summary: z.string(),
  start: z.string().nullable(),
  end: z.string().nullable(),
  location: z.string().nullable(),
});

/** One message as an agent may see it (the one reader applies permission and redaction before this). */
export const messageShape = z.object({
  id,
  direction: z.enum(['in', 'out']),
  /**
   * 'forward': the exact copy of a received mail, sent on; 'transcript': all of it, sent to the contact. Neither says
   * anything of its own. 'text': of a channel of short messages; 'call': that somebody called, and what became of it.
   */
  kind: z.enum(['mail', 'bounce', 'auto-reply', 'feedback-report', 'forward', 'transcript', 'text', 'call']),
  channel: z.enum(CHANNELS),
  /** The conversation that it is of; null: the mail of the interaction. */
  legId: id.nullable(),
  sender: addressShape,
  replyTo: z.array(addressShape),
  to: z.array(addressShape),
  cc: z.array(addressShape),
  bcc: z.array(addressShape),
  subject: z.string(),
  /** First words, for a folded message. */
  snippet: z.string(),
  text: z.string(),
  /** The words written now, without quotes and signature; empty: show `text`. */
  freshText: z.string(),
  /** True when there is an HTML body; fetched apart, shown only through the sanitiser and the sandboxed frame. */
  hasHtml: z.boolean(),
  writtenAt: instant,
  createdAt: instant,
  agentId: id.nullable(),
  agentName: z.string().nullable(),
  verdict: verdictShape.nullable(),
  bounce: bounceShape.nullable(),
  invitation: invitationShape.nullable(),
  delivery: z.enum(DELIVERIES).nullable(),
  deliveryDetail: z.string().nullable(),
  /** When a held message leaves by itself. */
  sendAt: instant.nullable(),
  /** Its writer chose that time. */
  scheduled: z.boolean(),
  /** What it said was hidden: there is nothing left of it here (R101). */
  contentHidden: z.boolean(),
  /** Something that it said was masked; the rest stands. */
  partHidden: z.boolean(),
  /** What left is a translation into this language (R108); what its writer wrote is asked for apart. */
  translatedTo: z.string().nullable(),
  /** Who wrote it was hidden: no name and no address is given (R100). */
  authorHidden: z.boolean(),
  attachments: z.array(attachmentShape),
});
export type Message = z.output<typeof messageShape>;

/** What of a message can be hidden (R99). */
export const REDACTED = ['content', 'author'] as const;
export type Redacted = (typeof REDACTED)[number];

/** By what a received mail found its interaction; 'mentioned': a mail that came before it names it. */
export const THREADED_BY = ['token', 'in-reply-to', 'references', 'bounce', 'mentioned'] as const;
export type ThreadedBy = (typeof THREADED_BY)[number];
/** What was decided of a received mail, and why: for whoever asks afterwards. */
export type WhyThere = {
  /** Null: nothing led anywhere. */
  by: ThreadedBy | null;
  /** The closed interaction that a new one continues. */
  previousId: number | null;
  /** Interactions that turned out to be this one. */
  merged: number[];
  /** Of a new one alone. */
  mailboxId?: number | null;
  skillId?: number | null;
  priority?: number | null;
  ruled?: object | null;
};

/** How an interaction came into an inbox. */
export const HOWS = ['routed', 'accepted', 'taken', 'handed-on', 'returned', 'split'] as const;
export type How = (typeof HOWS)[number];

/** Journal kinds of this room. `data` says more only where noted. `why` in it stays on the server. */
export const INTERACTION_EVENTS = {
  /** A received mail is in its interaction. data: { messageId, created: boolean, why: WhyThere } */
  received: 'interactions.received',
  /** An agent's message is in its interaction. data: { messageId } */
  answered: 'interactions.answered',
  /** A received mail is sent on to somebody else, or that was undone. data: { messageId, of } or { messageId, withdrawn } */
  forwarded: 'interactions.forwarded',
  /** It goes on by another channel, or that conversation is over. data: { legId, channel } or { legId, endedBy } */
  elevated: 'interactions.elevated',
  /** A transcript is sent to the contact, or that was undone. data: { messageId, by } or { messageId, withdrawn } */
  transcriptSent: 'interactions.transcript-sent',
  /** A message's delivery changed. data: { messageId, delivery } */
  delivery: 'interactions.delivery',
  /** The house answered by itself. data: { messageId } */
  autoAnswered: 'interactions.auto-answered',
  /** In an agent's inbox now. agent_id: whose. data: { how?: How, by?, why? } */
  assigned: 'interactions.assigned',
  /** Out of an agent's inbox. agent_id: whose it was */
  unassigned: 'interactions.unassigned',
  /** data: { from, to } */
  statusChanged: 'interactions.status-changed',
  /** Spam: in the Trash. agent_id: whose it was. data: { by } */
  trashed: 'interactions.trashed',
  /** Out of the Trash. agent_id: whose it was before. data: { by } */
  restored: 'interactions.restored',
  /** data: { into } */
  merged: 'interactions.merged',
  /** A part of it became another, or it was a part. data: { into, by, messageIds } or { from, by, messageIds } */
  split: 'interactions.split',
  /** All that hung on one that was merged into it is here. data: { from } */
  gathered: 'interactions.gathered',
  /** An agent may see it now whose it is not. agent_id: who */
  invited: 'interactions.invited',
  read: 'interactions.read',
  /** Content or author of a message was hidden (D11). data: { messageId, what: Redacted | 'part', by, reason }; messageId null: beside them */
  redacted: 'interactions.redacted',
} as const;
