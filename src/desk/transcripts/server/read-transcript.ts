import type { Actor } from '#ground/api/contract.ts';
import type { Db } from '#ground/db/server/database.ts';
import { refuse } from '#ground/refusal.ts';
import { asShown } from '#spine/interactions/rules.ts';
import {
  attachmentsOf,
  htmlOf,
  messagesOf,
  visibleRow,
  type AttachmentRow,
  type MessageRow,
  type ThreadRow,
} from '#spine/interactions/server/api.ts';
import { whyNotDownload } from '../rules.ts';
import { withoutHiddenQuotes } from './unquoted.ts';

/** A page of messages: what is read at a time. */
const PAGE = 200;
/** Characters of HTML; a message with more is read as its text. */
const MOST_HTML = 2_000_000;

export type ReadMessage = MessageRow & {
  html: string | null;
  files: AttachmentRow[];
  /** What it quotes was left out, for something of that was hidden. */
  unquoted: boolean;
};
export type Transcript = {
  interaction: ThreadRow;
  /** As anybody may see them, oldest first. */
  messages: ReadMessage[];
  /** Who was hidden (R100): the addresses that must be named nowhere. */
  hidden: { addresses: ReadonlySet<string>; contact: boolean; agents: ReadonlySet<number> };
};

/** Whom the hiding of an author concerns wherever else they are named. */
const hiddenIn = (messages: readonly MessageRow[]): Transcript['hidden'] => {
  const hidden = messages.filter((one) => one.authorHidden);
  const received = hidden.filter((one) => one.direction === 'in');
  return {
    addresses: new Set(received.flatMap((one) => [one.sender, ...one.replyTo]).map((one) => one.address.toLowerCase())),
    contact: received.length > 0,
    agents: new Set(hidden.flatMap((one) => (one.agentId === null ? [] : [one.agentId]))),
  };
};

/** Messages of one conversation, oldest first, as anybody may see them (D11). */
export const withBodies = async (db: Db, messages: readonly MessageRow[]): Promise<ReadMessage[]> => {
  const read: Omit<ReadMessage, 'unquoted'>[] = [];
  for (let at = 0; at < messages.length; at += PAGE) {
    const page = messages.slice(at, at + PAGE);
    const ids = page.map((one) => one.id);
    const [html, files] = await Promise.all([htmlOf(db, ids, MOST_HTML), attachmentsOf(db, ids)]);
    const byMessage = Map.groupBy(files, (file) => file.messageId);
    for (const one of page)
      read.push({
        ...asShown(one),
        html: one.contentHidden ? null : (html.get(one.id) ?? null),
        files: byMessage.get(one.id) ?? [],
      });
  }
  return withoutHiddenQuotes(read);
};

/** The interaction that this person may take a transcript of; anything else is refused with its reason. */
export const visibleInteraction = async (db: Db, actor: Actor, interactionId: number): Promise<ThreadRow> => {
  const interaction = await visibleRow(db, actor, interactionId);
  if (!interaction) throw refuse('not-found');
  return interaction;
};

/** Whether the contact's name was hidden somewhere in it: then it is said nowhere. */
export const contactHidden = async (db: Db, interactionId: number): Promise<boolean> =>
  hiddenIn(await allRows(db, interactionId)).contact;

export const allRows = async (db: Db, interactionId: number): Promise<MessageRow[]> => {
  const rows: MessageRow[] = [];
  for (let before: number | null = null; ;) {
    const page: MessageRow[] = await messagesOf(db, interactionId, before, PAGE);
    rows.unshift(...page);
    if (page.length < PAGE) return rows;
    before = page[0]!.id;
  }
};

/** Every message of an interaction that this person may see, as the thread shows it. */
export const readTranscript = async (db: Db, actor: Actor, interactionId: number): Promise<Transcript> => {
  const interaction = await visibleInteraction(db, actor, interactionId);
  const why = whyNotDownload(interaction);
  if (why) throw refuse(why);
  const rows = await allRows(db, interactionId);
  return { interaction, messages: await withBodies(db, rows), hidden: hiddenIn(rows) };
};
