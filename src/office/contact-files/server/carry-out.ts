import type { Db } from '#ground/db/server/database.ts';
import type { CoreField, Field } from '#spine/contacts/contract.ts';
import * as contacts from '#spine/contacts/server/api.ts';
import type { Target, Verdict } from '../contract.ts';
import { digitsOf, readLine, type ReadLine, type Refused } from '../rules.ts';
import type { Line } from './imports-store.ts';

export type Outcome = { n: number; read: ReadLine | null; verdict: Verdict; refused: Refused | null };

/** Whose a line is; null: nobody's yet. A mail address says who; a number does where there is none. */
const whose = async (tx: Db, { addresses }: ReadLine): Promise<number | null | 'two-contacts'> => {
  const exact = new Set((await contacts.holdersOf(tx, addresses)).map((one) => one.contactId));
  if (exact.size > 1) return 'two-contacts';
  const [known] = exact;
  if (known !== undefined || addresses.some((one) => one.kind === 'email')) return known ?? null;
  const digits = addresses.map((one) => digitsOf(one.address));
  const near = new Set((await contacts.holdersOfDigits(tx, digits)).map((one) => one.contactId));
  return near.size > 1 ? 'two-contacts' : ([...near][0] ?? null);
};

const create = async (tx: Db, line: ReadLine): Promise<void> => {
  const { name = '', ...core } = line.core;
  const contactId = await contacts.addContact(tx, {
    ...{ name, language: null, company: null, place: null },
    ...core,
    addresses: line.addresses,
  });
  for (const [fieldId, value] of line.values) await contacts.saveValue(tx, contactId, fieldId, value);
};

/** What the line says replaces what was there; what it does not say stays. Whether that changed anything. */
const update = async (tx: Db, contactId: number, line: ReadLine): Promise<boolean> => {
  const now = (await contacts.holdContact(tx, contactId))!;
  let changed = false;
  for (const [field, value] of Object.entries(line.core) as [CoreField, string][])
    if (now[field] !== value) {
      await contacts.saveCore(tx, contactId, field, value);
      changed = true;
    }
  const values = line.values.size === 0 ? new Map<number, string>() : await contacts.valuesOf(tx, contactId);
  for (const [fieldId, value] of line.values)
    if (values.get(fieldId) !== value) {
      await contacts.saveValue(tx, contactId, fieldId, value);
      changed = true;
    }
  const had = (await contacts.contactById(tx, contactId))!.addresses;
  for (const one of line.addresses) {
    // The same number written in another way is no other number.
    const same = had.some(
      (each) =>
        each.kind === one.kind &&
        (each.address === one.address || (one.kind !== 'email' && digitsOf(each.address) === digitsOf(one.address))),
    );
    if (!same && (await contacts.insertAddress(tx, contactId, one))) changed = true;
  }
  return changed;
};

/**
 * Makes contacts of these lines, or brings those that are known up to date, in the caller's transaction. The caller has
 * entered intake: mail that comes in now finds all of it or nothing.
 */
export const carryOut = async (
  tx: Db,
  lines: readonly Line[],
  mapping: readonly (Target | null)[],
): Promise<Outcome[]> => {
  const fields = new Map<number, Field>(
    (await contacts.fieldRows(tx)).filter((field) => !field.archived).map((field) => [field.id, field]),
  );
  const outcomes: Outcome[] = [];
  for (const { n, cells } of lines) {
    const read = readLine(cells, mapping, fields);
    const refuse = (refused: Refused): void =>
      void outcomes.push({ n, read: 'code' in read ? null : read, verdict: 'refused', refused });
    if ('code' in read) {
      refuse(read);
      continue;
    }
    const contactId = await whose(tx, read);
    if (contactId === 'two-contacts') {
      refuse({ code: 'two-contacts', column: null });
      continue;
    }
    if (contactId !== null) {
      const changed = await update(tx, contactId, read);
      outcomes.push({ n, read, verdict: changed ? 'updated' : 'unchanged', refused: null });
      continue;
    }
    const missing = [...fields.values()].find((field) => field.required && !read.values.get(field.id));
    if (missing) {
      refuse({ code: 'required-missing', column: mapping.indexOf(`field:${missing.id}`) });
      continue;
    }
    await create(tx, read);
    outcomes.push({ n, read, verdict: 'created', refused: null });
  }
  return outcomes;
};
