import type { Db } from '#ground/db/server/database.ts';
import type { Act } from '#ground/events/server/follow.ts';
import { now } from '#ground/clock.ts';
import type { IncomingText, TextChannel } from '#spine/channels/texts/contract.ts';
import { contactForIdentifier } from '#spine/contacts/server/api.ts';
import { INTERACTION_EVENTS } from '../contract.ts';
import { snippetOf, statusAfter, statusWhenTaken } from '../rules.ts';
import { assign } from './changes.ts';
import { holdInteraction, touchAnswered } from './changes-store.ts';
import {
  insertLeg,
  insertText,
  insertTextInteraction,
  lastLegWith,
  markEnded,
  noteHeard,
  touchCalled,
  type LegRow,
  type NewLeg,
} from './legs-store.ts';
import type { Original } from './reader-store.ts';
import {
  enterIntake,
  insertAttachments,
  knownFingerprints,
  touchInteractions,
  type NewAttachment,
} from './take-in-store.ts';

/** What came with a text, its bytes kept already. */
export type TextFile = Omit<NewAttachment, 'message_id' | 'position' | 'content_id' | 'inline'>;

export type TakenText = {
  state: 'taken' | 'duplicate';
  interactionId: number;
  messageId: number;
  /** True when nobody has the interaction and somebody should: hand it to routing. */
  wantsAgent: boolean;
};

const LONGEST_SUBJECT = 80;

/**
 * Puts a received text into its interaction: where its writer and that connection were last in conversation, unless that is
 * Closed or over (D2). Told twice it is taken once.
 */
export const takeInText = async (
  act: Act,
  connection: { id: number; channel: TextChannel; skillId: number | null },
  text: IncomingText,
  files: readonly TextFile[],
): Promise<TakenText> => {
  const { tx } = act;
  await enterIntake(tx);
  const fingerprint = `text:${connection.id}:${text.externalId}`;
  const before = (await knownFingerprints(tx, [fingerprint])).get(fingerprint);
  if (before) return { ...before, state: 'duplicate', wantsAgent: false };
  const last = await lastLegWith(tx, connection.id, text.from);
  const held = last && (await holdInteraction(tx, last.interactionId));
  const goesOn = held !== null && last?.endedAt === null && held.status !== 'closed' && held.trashedAt === null;
  const snippet =
    snippetOf(text.text) ||
    files
      .map((file) => file.name)
      .join(', ')
      .slice(0, 160);
  const contactId = goesOn
    ? held.contactId
    : await contactForIdentifier(tx, connection.channel, text.from, text.fromName);
  const previousId = held?.id ?? null;
  const { channel, skillId } = connection;
  const interactionId = goesOn
    ? held.id
    : await insertTextInteraction(tx, {
        ...{ channel, contactId, skillId, subject: snippet.slice(0, LONGEST_SUBJECT), previousId },
      });
  const legId = goesOn
    ? last!.id
    : (await insertLeg(tx, {
        ...{ interactionId, channel, connectionId: connection.id, address: text.from, openedBy: null, onceKey: null },
      }))!;
  const made = (await insertText(tx, {
    ...{ interactionId, legId, direction: 'in', kind: 'text', channel, to: [], text: text.text, snippet },
    ...{ sender: { name: text.fromName, address: text.from }, writtenAt: text.sentAt, agentId: null, fingerprint },
    ...{ externalId: text.externalId, template: null, delivery: null, onceKey: null },
  }))!;
  await insertAttachments(
    tx,
    files.map((file, position) => ({ ...file, message_id: made.id, position, content_id: null, inline: false })),
  );
  await noteHeard(tx, legId, text.sentAt);
  const status = statusAfter(goesOn ? held.status : 'new', 'mail');
  await touchInteractions(tx, [{ id: interactionId, count: 1, snippet, status, at: now().toISOString() }]);
  const assigneeId = goesOn ? held.assigneeId : null;
  act.say({
    kind: INTERACTION_EVENTS.received,
    ...{ interactionId, contactId, agentId: assigneeId },
    data: {
      messageId: made.id,
      created: !goesOn,
      why: { by: null, previousId: goesOn ? null : previousId, merged: [], skillId },
    },
  });
  return { state: 'taken', interactionId, messageId: made.id, wantsAgent: assigneeId === null };
};

export type TextOut = {
  agentId: number;
  /** How its writer is called there. */
  sender: { name: string; address: string };
  text: string;
  template: { name: string; language: string; values: string[] } | null;
  /** `text` is its translation; null: it leaves as it was written. */
  original: Original | null;
  onceKey: string;
};

/** Adds an agent's text to a conversation; it leaves at once. Null when this click was taken before, or in the Trash. */
export const addText = async (
  act: Act,
  leg: LegRow,
  out: TextOut,
  files: readonly TextFile[],
): Promise<{ id: number } | null> => {
  const held = await holdInteraction(act.tx, leg.interactionId);
  if (!held || held.trashedAt !== null) return null;
  const snippet =
    snippetOf(out.text) ||
    files
      .map((file) => file.name)
      .join(', ')
      .slice(0, 160);
  const made = await insertText(act.tx, {
    ...{ interactionId: held.id, legId: leg.id, direction: 'out', kind: 'text', channel: leg.channel, snippet },
    ...{ sender: out.sender, to: [{ name: '', address: leg.address }], text: out.text, writtenAt: now() },
    ...{ agentId: out.agentId, fingerprint: null, externalId: null, template: out.template, original: out.original },
    ...{ delivery: 'queued', onceKey: out.onceKey },
  });
  if (!made) return null;
  await insertAttachments(
    act.tx,
    files.map((file, position) => ({ ...file, message_id: made.id, position, content_id: null, inline: false })),
  );
  await touchAnswered(act.tx, held.id, snippet, statusWhenTaken(held.status));
  act.say({
    kind: INTERACTION_EVENTS.answered,
    ...{ interactionId: held.id, contactId: held.contactId, agentId: held.assigneeId },
    data: { messageId: made.id },
  });
  return { id: made.id };
};

/** R70: goes on with an interaction on another channel; the caller holds it and has asked the rules. Null: clicked before. */
export const openLeg = async (
  act: Act,
  leg: NewLeg & { contactId: number; agentId: number },
): Promise<number | null> => {
  const id = await insertLeg(act.tx, leg);
  if (id === null) return null;
  const { interactionId, contactId, agentId, channel } = leg;
  act.say({ kind: INTERACTION_EVENTS.elevated, interactionId, contactId, agentId, data: { legId: id, channel } });
  return id;
};

/** That conversation is over, by whom; its interaction goes on. False: it was over. */
export const endLeg = async (act: Act, leg: LegRow, by: 'contact' | 'agent' | 'system'): Promise<boolean> => {
  if (!(await markEnded(act.tx, leg.id, by))) return false;
  act.say({
    kind: INTERACTION_EVENTS.elevated,
    interactionId: leg.interactionId,
    data: { legId: leg.id, endedBy: by },
  });
  return true;
};

/** Whatever conversation there is with that identifier there is over. False: there was none, or it was over. */
export const endConversation = async (
  act: Act,
  connectionId: number,
  address: string,
  by: 'contact' | 'agent',
): Promise<boolean> => {
  const last = await lastLegWith(act.tx, connectionId, address);
  return last !== null && last.endedAt === null && endLeg(act, last, by);
};

type NewCall = { connectionId: number; skillId: number | null; address: string; openedBy: number | null };

/** A call that belongs to nothing yet: an interaction of its own, which nobody has. */
export const takeInCall = async ({ tx }: Act, call: NewCall): Promise<{ interactionId: number; legId: number }> => {
  await enterIntake(tx);
  const { connectionId, skillId, address, openedBy } = call;
  const contactId = await contactForIdentifier(tx, 'voice', address, '');
  const interactionId = await insertTextInteraction(tx, {
    ...{ channel: 'voice', contactId, skillId, subject: address, previousId: null },
  });
  const legId = await anotherCall(tx, { interactionId, connectionId, address, openedBy });
  return { interactionId, legId };
};

/** Of an interaction that there is: the same number calls again, or is called. */
export const anotherCall = async (
  tx: Db,
  call: { interactionId: number; connectionId: number; address: string; openedBy: number | null },
): Promise<number> => (await insertLeg(tx, { ...call, channel: 'voice', onceKey: null }))!;

/** The same in the inbox of whoever has it in hand. */
export const beginCallInteraction = async (
  act: Act,
  { direction, agentId, ...call }: Omit<NewCall, 'openedBy'> & { direction: 'in' | 'out'; agentId: number },
): Promise<{ interactionId: number; legId: number }> => {
  const made = await takeInCall(act, { ...call, openedBy: direction === 'out' ? agentId : null });
  await assign(act, [{ interactionId: made.interactionId, agentId, open: true, how: 'accepted' }]);
  return made;
};

export type CallTold = {
  direction: 'in' | 'out';
  agentId: number;
  agentName: string;
  /** What became of it, in words. */
  text: string;
  onceKey: string;
  /** What was recorded of it. */
  file?: TextFile | null;
};

/** A call that is over stands in the timeline, once. */
export const addCall = async (act: Act, leg: LegRow, call: CallTold): Promise<{ id: number } | null> => {
  const held = await holdInteraction(act.tx, leg.interactionId);
  if (!held) return null;
  const { direction, agentId, agentName, text, onceKey } = call;
  const [us, them] = [
    { name: agentName, address: leg.ourAddress ?? '' },
    { name: '', address: leg.address },
  ];
  const made = await insertText(act.tx, {
    ...{
      interactionId: held.id,
      legId: leg.id,
      direction,
      kind: 'call',
      channel: 'voice',
      text,
      snippet: snippetOf(text),
    },
    ...{ sender: direction === 'out' ? us : them, to: [direction === 'out' ? them : us], writtenAt: now() },
    ...{ agentId: direction === 'out' ? agentId : null, fingerprint: null, externalId: null, template: null },
    ...{ delivery: null, onceKey },
  });
  if (!made) return null;
  if (call.file)
    await insertAttachments(act.tx, [
      { ...call.file, message_id: made.id, position: 0, content_id: null, inline: false },
    ]);
  await touchCalled(act.tx, held.id, snippetOf(text));
  act.say({
    kind: INTERACTION_EVENTS.answered,
    ...{ interactionId: held.id, contactId: held.contactId, agentId: held.assigneeId },
    data: { messageId: made.id },
  });
  return { id: made.id };
};
