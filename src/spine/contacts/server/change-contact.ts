import type { Act } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { CONTACT_EVENTS, MOST_ADDRESSES, type AddressKind, type CoreField } from '../contract.ts';
import { readAddress, readCore, readValue, type Read } from '../rules.ts';
import * as addresses from './addresses-store.ts';
import { holdContact, saveCore } from './contacts-store.ts';
import { fieldById, saveValue, valuesOf } from './fields-store.ts';

/** Says that something of a contact changed; `what`: 'name' is in every list. */
export const sayChanged = ({ say }: Act, contactId: number, by: number, what: string, field?: number): void =>
  say({ kind: CONTACT_EVENTS.changed, contactId, data: { by, what, ...(field === undefined ? {} : { field }) } });

const taken = (read: Read): string => {
  if ('bad' in read) throw refuse(read.bad);
  return read.value;
};

/**
 * Makes one field what was typed, where it still is what its writer saw. Refuses with 'changed' and what it is now, so
 * that the later of two is shown the other's value and nothing is lost.
 */
export const changeField = async (
  act: Act,
  edit: { contactId: number; field: CoreField | number; was: string; value: string },
  by: number,
): Promise<string> => {
  const { contactId, field, was } = edit;
  const held = await holdContact(act.tx, contactId);
  if (!held) throw refuse('not-found');
  const custom = typeof field === 'number' ? await fieldById(act.tx, field) : null;
  if (typeof field === 'number' && (!custom || custom.archived)) throw refuse('field-gone');
  const value = taken(custom ? readValue(custom, edit.value) : readCore(field as CoreField, edit.value));
  const now = custom ? ((await valuesOf(act.tx, contactId)).get(custom.id) ?? '') : held[field as CoreField];
  if (now === value) return value;
  if (now !== was) throw refuse('changed', { theirs: now });
  if (custom) await saveValue(act.tx, contactId, custom.id, value);
  else await saveCore(act.tx, contactId, field as CoreField, value);
  sayChanged(act, contactId, by, custom ? 'field' : String(field), custom?.id);
  return value;
};

type At = { contactId: number; kind: AddressKind };

const put = async (act: Act, { contactId, kind }: At, address: string): Promise<void> => {
  if (await addresses.insertAddress(act.tx, contactId, { kind, address })) return;
  const holder = await addresses.holderOf(act.tx, { kind, address });
  if (holder?.id !== contactId) throw refuse('address-taken', { name: holder?.name ?? '' });
};

export const addAddress = async (act: Act, at: At & { address: string }, by: number): Promise<void> => {
  if (!(await holdContact(act.tx, at.contactId))) throw refuse('not-found');
  const address = taken(readAddress(at.kind, at.address));
  if ((await addresses.countAddresses(act.tx, at.contactId)) >= MOST_ADDRESSES) throw refuse('addresses-full');
  await put(act, at, address);
  sayChanged(act, at.contactId, by, 'address');
};

export const correctAddress = async (
  act: Act,
  at: At & { was: string; address: string },
  by: number,
): Promise<void> => {
  if (!(await holdContact(act.tx, at.contactId))) throw refuse('not-found');
  const address = taken(readAddress(at.kind, at.address));
  if (address === at.was) return;
  const before = await addresses.deleteAddress(act.tx, at.contactId, { kind: at.kind, address: at.was });
  if (!before) throw refuse('address-gone');
  await put(act, at, address);
  if (before.preferred) await addresses.setPreferred(act.tx, at.contactId, { kind: at.kind, address }, true);
  sayChanged(act, at.contactId, by, 'address');
};

export const removeAddress = async (act: Act, at: At & { address: string }, by: number): Promise<void> => {
  if (!(await holdContact(act.tx, at.contactId))) throw refuse('not-found');
  // Taken away by somebody else meanwhile: it is as it was wanted.
  if (await addresses.deleteAddress(act.tx, at.contactId, at)) sayChanged(act, at.contactId, by, 'address');
};

export const preferAddress = async (
  act: Act,
  at: At & { address: string; preferred: boolean },
  by: number,
): Promise<void> => {
  if (!(await holdContact(act.tx, at.contactId))) throw refuse('not-found');
  if (!(await addresses.setPreferred(act.tx, at.contactId, at, at.preferred))) throw refuse('address-gone');
  sayChanged(act, at.contactId, by, 'address');
};
