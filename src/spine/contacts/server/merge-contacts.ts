import type { Act } from '#ground/events/server/follow.ts';
import { CONTACT_EVENTS, CORE_FIELDS } from '../contract.ts';
import { filledFrom } from '../rules.ts';
import { holdContact, saveCore } from './contacts-store.ts';
import { saveValue, valuesOf } from './fields-store.ts';
import * as store from './merges-store.ts';

const byNumber = (values: ReadonlyMap<number, string>): Record<string, string> => Object.fromEntries(values);

/**
 * All of one contact goes to the other, which stays; remembered, so that it can be undone. The caller has entered intake
 * and holds both (`holdContacts`); `moveInteractions` moves what they wrote about and gives its numbers.
 */
export const mergeInto = async (
  act: Act,
  { fromId, intoId, by }: { fromId: number; intoId: number; by: number },
  moveInteractions: () => Promise<number[]>,
): Promise<void> => {
  const { tx } = act;
  const [from, into] = [(await holdContact(tx, fromId))!, (await holdContact(tx, intoId))!];
  const filled: store.Filled = {
    core: filledFrom(from, into),
    fields: filledFrom(byNumber(await valuesOf(tx, fromId)), byNumber(await valuesOf(tx, intoId))) as Record<
      string,
      string
    >,
    systems: await store.copyRecords(tx, fromId, intoId),
  };
  for (const field of CORE_FIELDS) if (filled.core[field]) await saveCore(tx, intoId, field, filled.core[field]);
  for (const [fieldId, value] of Object.entries(filled.fields)) await saveValue(tx, intoId, Number(fieldId), value);
  const addresses = await store.moveAddresses(tx, fromId, intoId, null);
  const preferred = addresses.find((one) => one.preferred);
  if (preferred) await store.preferIfNone(tx, intoId, preferred);
  const noteIds = await store.moveContactNotes(tx, fromId, intoId, null);
  const interactionIds = await moveInteractions();
  await store.insertMerge(tx, { fromId, intoId, by, addresses, noteIds, interactionIds, filled });
  act.say({ kind: CONTACT_EVENTS.merged, contactId: intoId, data: { by, from: fromId } });
};

/**
 * Gives back what came with the other: addresses that are still there, notes, and what was filled in and is still that.
 * What was written on the card since stays where it was written. The same is asked of the caller.
 */
export const splitOff = async (
  act: Act,
  merge: store.Merge,
  by: number,
  giveInteractionsBack: () => Promise<void>,
): Promise<void> => {
  const { tx } = act;
  const { fromId, intoId, filled } = merge;
  const into = (await holdContact(tx, intoId))!;
  const values = await valuesOf(tx, intoId);
  const moved = await store.moveAddresses(tx, intoId, fromId, merge.addresses);
  const preferred = merge.addresses.find((one) => one.preferred);
  if (preferred && moved.length > 0) await store.preferIfNone(tx, fromId, preferred);
  await store.moveContactNotes(tx, intoId, fromId, merge.noteIds);
  for (const field of CORE_FIELDS)
    if (filled.core[field] && into[field] === filled.core[field]) await saveCore(tx, intoId, field, '');
  for (const [fieldId, value] of Object.entries(filled.fields))
    if (values.get(Number(fieldId)) === value) await saveValue(tx, intoId, Number(fieldId), '');
  await store.dropRecords(tx, fromId, intoId, filled.systems);
  await giveInteractionsBack();
  await store.endMerge(tx, merge, by);
  act.say({ kind: CONTACT_EVENTS.split, contactId: intoId, data: { by, back: fromId } });
};
