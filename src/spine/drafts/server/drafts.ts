import type { Act } from '#ground/events/server/follow.ts';
import { DRAFT_EVENTS, KEYS_OF_INTERACTION } from '../contract.ts';
import { whyKeep } from '../rules.ts';
import {
  changeContents,
  draftAt,
  holdDraft,
  insertDraft,
  removeDraft,
  replaceDraft,
  type Place,
  type Saved,
} from './drafts-store.ts';
import { moveDraftRows } from './move-store.ts';
import { closeVersions, forgetVersionsThat, keepVersion, reopenVersions, versionAt } from './versions-store.ts';

const tell = (act: Act, kind: string, { agentId, key }: Place, interactionId: number | null): void =>
  act.say({ kind, agentId, interactionId, data: { key } });

export type Save = {
  /** The version that the writer last saw; 0: none. */
  version: number;
  content: object;
  interactionId: number | null;
  /** The writer chose their text over another that they were shown. */
  over?: boolean | undefined;
  /** The page that writes: what it saved itself, and never heard of, is nothing newer to it. */
  writer?: string | undefined;
};

/** Null when there is a newer version, or none any more: nothing is overwritten. */
export const saveDraftRow = async (act: Act, place: Place, save: Save): Promise<Saved | null> => {
  const held = await holdDraft(act.tx, place);
  const ownSave = held !== null && held.writer !== null && held.writer === save.writer;
  if ((held?.version ?? 0) !== save.version && !ownSave) return null;
  const { writer } = save;
  if (!held) {
    const begun = await insertDraft(act.tx, place, save.interactionId, save.content, { writer });
    if (begun) tell(act, DRAFT_EVENTS.began, place, save.interactionId);
    return begun;
  }
  const reason = whyKeep({
    before: held.length,
    after: lengthOf(save.content),
    sinceKept: held.sinceKept,
    over: save.over ?? false,
  });
  if (reason) await keepVersion(act.tx, place, reason);
  return replaceDraft(act.tx, place, save.content, { writer });
};

const lengthOf = (content: { html?: unknown; text?: unknown }): number => {
  const written = content.html ?? content.text;
  return typeof written === 'string' ? written.length : 0;
};

/** Puts content there whatever there is, which becomes a version; another tab notices by the version number. */
export const putBackDraft = async (
  act: Act,
  place: Place,
  back: { content: object; interactionId: number | null; note?: object; reason?: 'overwritten' | 'restored' },
): Promise<Saved> => {
  const held = await holdDraft(act.tx, place);
  if (held && held.length > 0) await keepVersion(act.tx, place, back.reason ?? 'overwritten');
  const { content, interactionId, note } = back;
  const saved =
    (held ? null : await insertDraft(act.tx, place, interactionId, content, { note })) ??
    (await replaceDraft(act.tx, place, content, { note }));
  tell(act, DRAFT_EVENTS.moved, place, back.interactionId);
  return saved;
};

/** It became a message: its versions go out of sight with it, and come back when the message is taken back. */
export const endSentDraft = async (act: Act, place: Place, interactionId: number, messageId: number): Promise<void> => {
  await closeVersions(act.tx, place, messageId);
  if (await removeDraft(act.tx, place)) tell(act, DRAFT_EVENTS.ended, place, interactionId);
};
export const reopenSentDraft = (act: Act, messageId: number): Promise<void> => reopenVersions(act.tx, messageId);

/** Throws it away; it stays among the versions for a while. */
export const deleteDraft = async (act: Act, place: Place, interactionId: number | null): Promise<void> => {
  const held = await holdDraft(act.tx, place);
  if (!held) return;
  if (held.length > 0) await keepVersion(act.tx, place, 'discarded');
  await removeDraft(act.tx, place);
  tell(act, DRAFT_EVENTS.ended, place, interactionId);
};

/**
 * Gives one person's draft to another: what both have is kept among their versions. `adapt` makes the content the
 * taker's (files that are theirs too). False when there is no such draft any more.
 */
export const takeOver = async (
  act: Act,
  draft: { key: string; from: number; to: number; interactionId: number | null },
  adapt: (content: object) => Promise<object>,
): Promise<boolean> => {
  const { key, interactionId } = draft;
  const theirs = { agentId: draft.from, key };
  const mine = { agentId: draft.to, key };
  // In the order of their numbers: two who take from each other at once would wait for ever.
  for (const place of [theirs, mine].toSorted((a, b) => a.agentId - b.agentId)) await holdDraft(act.tx, place);
  const there = await draftAt(act.tx, theirs);
  if (!there) return false;
  await keepVersion(act.tx, theirs, 'taken', draft.to);
  await removeDraft(act.tx, theirs);
  tell(act, DRAFT_EVENTS.moved, theirs, interactionId);
  await putBackDraft(act, mine, { content: await adapt(there.content), interactionId });
  return true;
};

/** Null when that version is gone. */
export const restore = async (
  act: Act,
  place: Place,
  versionId: number,
  interactionId: number | null,
): Promise<Saved | null> => {
  const content = await versionAt(act.tx, place, versionId);
  return content && putBackDraft(act, place, { content, interactionId, reason: 'restored' });
};

/** Takes something out of all that is being written in an interaction, by whomever; older versions that held it go. */
export const changeDraftsOf = async (
  act: Act,
  interactionId: number,
  change: (content: unknown) => unknown,
): Promise<void> => {
  for (const place of await changeContents(act.tx, interactionId, change))
    tell(act, DRAFT_EVENTS.moved, place, interactionId);
  const keys = KEYS_OF_INTERACTION.map((keyOf) => keyOf(interactionId));
  await forgetVersionsThat(act.tx, keys, change);
};

/**
 * Saves what is being written in an interaction; where that became another one meanwhile, there. A page that has not heard
 * of it overwrites nothing: what its writer had there becomes a version. Null as in `saveDraftRow`.
 */
export const saveFollowing = async (
  act: Act,
  agentId: number,
  keyOf: (interactionId: number) => string,
  row: { id: number; mergedIntoId: number | null },
  save: Omit<Save, 'interactionId'>,
): Promise<Saved | null> => {
  const interactionId = row.mergedIntoId ?? row.id;
  const place = { agentId, key: keyOf(interactionId) };
  const saved = await saveDraftRow(act, place, { ...save, interactionId });
  // The same page may show it already where it goes on, without what it had not got to the server before.
  if (saved && row.mergedIntoId !== null) tell(act, DRAFT_EVENTS.moved, place, interactionId);
  if (saved || row.mergedIntoId === null || lengthOf(save.content) === 0) return saved;
  return putBackDraft(act, place, { content: save.content, interactionId });
};

/** All that anybody was writing in one interaction is the other's now; their pages hear of it. */
export const moveDrafts = async (act: Act, from: number, into: number): Promise<number[]> => {
  const places = await moveDraftRows(act.tx, from, into);
  for (const place of places) tell(act, DRAFT_EVENTS.moved, place, into);
  return [...new Set(places.map((place) => place.agentId))];
};
