/*
 * Short messages to and fro: SMS, WhatsApp, the chat of a site, social networks. What a door hands to the desk and what the
 * desk hands to a door. Types only: no provider is named here.
 */

export const CHANNELS = ['email', 'voice', 'chat', 'sms', 'whatsapp', 'social-private', 'social-public'] as const;
export type Channel = (typeof CHANNELS)[number];

export const TEXT_CHANNELS = ['chat', 'sms', 'whatsapp', 'social-private', 'social-public'] as const;
export type TextChannel = (typeof TEXT_CHANNELS)[number];

/** A picture, a document, a voice message that came with a text. */
export type IncomingMedia = {
  /** As its sender named it; '' where the provider tells none. */
  name: string;
  type: string;
  /** Where the provider keeps it: what its connector is asked with to fetch it. */
  ref: string;
};

/** One text as its provider told it. Every string is valid Unicode without NUL. */
export type IncomingText = {
  /** The provider's own id, unique within one connection: told twice it is one text. */
  externalId: string;
  /** Of whoever wrote: E.164 with its plus for SMS and WhatsApp; the provider's own id elsewhere. */
  from: string;
  /** As they call themselves there; '' where nobody tells. */
  fromName: string;
  text: string;
  sentAt: Date;
  media: IncomingMedia[];
  /** The provider's id of the text that it answers. */
  inReplyTo: string | null;
  /** The provider itself took it as asking for no more texts, or for them again; absent: it says nothing of it. */
  optOut?: 'stop' | 'start' | null;
};

/** How far an outgoing text got. 'read' is more than 'delivered', which is more than 'sent'; 'failed' ends it. */
export const RECEIPTS = ['sent', 'delivered', 'read', 'failed'] as const;
/** What its provider says later of a text that it took. They may come twice, late and out of order. */
export type TextReceipt = {
  externalId: string;
  state: (typeof RECEIPTS)[number];
  /** Why it failed. */
  failure: TextFailure | null;
  /** The provider's own words and code, one line, without any secret. */
  detail: string;
  at: Date;
  /** Of the text itself, where the provider tells it: then it is known even if its name never was. */
  onceKey?: string | null;
  /** Of which of its messages, where it left in several. */
  part?: number;
};

/** Why a text did not get there. Each has its words where it is shown. */
export const TEXT_FAILURES = [
  /** The provider does not answer, or says that it is not well: tried again. */
  'unreachable',
  /** Too many at once: tried again, later. */
  'rate',
  /** The account is not accepted: its key, its password, its rights. */
  'account',
  /** Nobody can be reached there: no such number, not on WhatsApp. */
  'wrong-number',
  /** Whoever it is for wants no more of them (STOP). */
  'opted-out',
  /** WhatsApp's 24 hours are over: only an approved template may leave. */
  'window-closed',
  /** The template is unknown, paused, or wants other values. */
  'template',
  'too-long',
  /** A kind of content that is not taken there. */
  'unsupported',
  /** It was handed over, and no answer came: it may have left. A person decides. */
  'uncertain',
  /** The network or the telephone did not take it. */
  'undelivered',
  'broken',
] as const;
export type TextFailure = (typeof TEXT_FAILURES)[number];

/** Approved beforehand by whoever carries the channel. */
export type Template = {
  name: string;
  language: string;
  /** With {{1}}, {{2}}… where values go. */
  body: string;
  /** How many values it wants. */
  values: number;
};

/** What the desk asks of whoever hands texts over: a door, handed to it by the shell. */
export type Texting = {
  /** Whether that contact asked for no more texts there (STOP). */
  optedOut(connectionId: number, address: string): Promise<boolean>;
  templates(connectionId: number): Promise<{ templates: Template[] } | { failed: TextFailure; detail: string }>;
};
