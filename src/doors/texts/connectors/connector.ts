import type { IncomingText, Template, TextChannel, TextFailure, TextReceipt } from '#spine/channels/texts/contract.ts';

/** One text to be handed over to a provider. */
export type TextToSend = {
  /** E.164 with its plus, or the provider's own id. */
  to: string;
  text: string;
  /** In place of the text: what the provider approved beforehand, with the values of its variables in their order. */
  template: { name: string; language: string; values: string[] } | null;
  media: { name: string; type: string; size: number; read(): Promise<Uint8Array> }[];
  /** The provider's id of the text that is answered. */
  inReplyTo: string | null;
  /** The same however often it is tried: given to providers that know such a key. */
  onceKey: string;
  parts: Parts;
};

/** Of a text that leaves in several messages, numbered from 1 and the same at each try. */
export type Parts = {
  /** Taken at an earlier try: they do not leave again. */
  left: ReadonlySet<number>;
  /** Said before each: from then on it may have left, whatever becomes of this process. @throws {NotTaken} */
  leaves(number: number, of: number): Promise<void>;
  /** It was taken, and is called so. */
  took(number: number, externalId: string): Promise<void>;
};

/** What the provider calls it: several ids where one text left in several parts. */
export type TextTaken = { externalIds: string[] };

/** It was not taken. `detail`: what the provider said, one line, without any secret. */
export class NotTaken extends Error {
  readonly failure: TextFailure;
  readonly detail: string;
  /** The provider says when to try again; null: it does not. */
  readonly retryAfterMs: number | null;
  constructor(failure: TextFailure, detail = '', retryAfterMs: number | null = null) {
    super(`${failure} ${detail}`);
    this.failure = failure;
    this.detail = detail;
    this.retryAfterMs = retryAfterMs;
  }
}

/** One part of a text that comes in several, each by itself and in any order; `text` is its own piece of the words. */
export type TextPart = {
  /** The same for all parts of one text; a telephone uses it again after some two hundred long texts. */
  key: string;
  /** From 1 to `of`. */
  number: number;
  of: number;
  text: IncomingText;
};

/** What a provider told in one request or one packet. `parts` wait until all of their key are there, and are joined then;
 * `ended`: who ended a conversation, by their address. */
export type Heard = { texts: IncomingText[]; receipts: TextReceipt[]; parts?: TextPart[]; ended?: string[] };

/** A request from outside, as it came, byte for byte. */
export type HookRequest = {
  method: 'GET' | 'POST';
  /** As the provider knows it: the public address of the house with path and query; never made of a Host header. */
  url: string;
  query: Readonly<Record<string, string>>;
  /** By lower-case name. */
  headers: Readonly<Record<string, string | undefined>>;
  raw: Buffer;
};

/**
 * 'forged': nobody may have sent this, it is refused and kept nowhere. 'answer': the provider only greets, and wants this
 * back. 'take': it is kept as it is, then read.
 */
export type HookVerdict =
  | { kind: 'forged' }
  | { kind: 'answer'; text: string }
  | { kind: 'take'; answer: { type: string; text: string } };

/** What the administrator set up: settings in the open, secrets by name. */
export type Account = { settings: Readonly<Record<string, string>>; secrets: Readonly<Record<string, string>> };

/** One provider of texts. None of it knows the database. */
export type Connector = {
  channel: TextChannel;
  /** What must be set up, in the order in which it is asked for. */
  settings: readonly string[];
  secrets: readonly string[];
  /** Hands one text over. @throws {NotTaken} */
  send(account: Account, text: TextToSend, signal: AbortSignal): Promise<TextTaken>;
  /** Asks the provider whether the account is good. @returns what it calls it. @throws {NotTaken} */
  check(account: Account, signal: AbortSignal): Promise<{ name: string }>;
  /** Absent: nothing comes in by HTTP. */
  hook?: {
    judge(account: Account, request: HookRequest): HookVerdict;
    /**
     * Pure: what was kept is read now, or again later. `account`: whose it is, where one request tells of several; absent,
     * all of it is read. `search`: how the address went on, with its question mark. @throws when it is nothing that the
     * provider documents.
     */
    read(raw: Buffer, headers: HookRequest['headers'], account?: Pick<Account, 'settings'>, search?: string): Heard;
  };
  /** Fetches what came with a text. @throws {NotTaken} */
  fetchMedia?(account: Account, ref: string, signal: AbortSignal): Promise<{ type: string; content: Uint8Array }>;
  /** Approved templates as they are now. @throws {NotTaken} */
  templates?(account: Account, signal: AbortSignal): Promise<Template[]>;
  /** It tells of each message as it leaves (`TextToSend.parts`). */
  inParts?: boolean;
  /** What is handed over again with the same `onceKey` is the same text: nothing of it is ever uncertain. */
  repeats?: boolean;
  /** A line that stays open: `send` goes over it, and it tells of what comes in. `read`, pure: what was kept of it. */
  line?: { open: OpenLine; read(raw: Buffer): Heard };
};

export type LineState = 'connecting' | 'bound' | 'refused' | 'unreachable';
/**
 * `keep`: resolves once what came is safe (committed); only then is it acknowledged. `tell`: the state of the line, with the
 * provider's words.
 */
export type OpenLine = (
  account: Account,
  house: { keep(raw: Buffer): Promise<void>; tell(state: LineState, detail: string): void },
) => {
  send(text: TextToSend, signal: AbortSignal): Promise<TextTaken>;
  close(): Promise<void>;
};
