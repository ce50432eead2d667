import { now } from '#ground/clock.ts';
import { Refusal } from '#ground/refusal.ts';
import type { CoreField } from '#spine/contacts/contract.ts';
import {
  changeField,
  contactById as contactHere,
  externalRecordsOf,
  fieldRows,
  saveExternalRecord,
  sayChanged,
  valuesOf,
  type ContactRow,
} from '#spine/contacts/server/api.ts';
import type { Change } from '../contract.ts';
import { NoHubSpot } from '../hubspot/ask.ts';
import { contactByEmail, contactById, updateContact, type HubContact } from '../hubspot/hubspot.ts';
import { whichWay } from '../rules.ts';
import { recordUrl, type To } from './access.ts';
import { namesOf, pairsOf, readBack, written, type Pair } from './pairs.ts';
import type { Done } from './sync-interaction.ts';
import { want, type Claimed } from './work-store.ts';

/** By another system, not by a person of this house. */
export const BY_CRM = 0;
export const SYSTEM = 'HubSpot';

type Moves = {
  out: Record<string, string>;
  in: { field: CoreField | number; was: string; value: string }[];
  agreed: Record<string, string>;
  changed: Change[];
};

/** What is to move which way, so that both sides are the same where they are to be. */
const movesOf = (pairs: readonly Pair[], here: ReadonlyMap<string, string>, there: HubContact, one: Claimed): Moves => {
  const moves: Moves = { out: {}, in: [], agreed: { ...one.memory.agreed }, changed: [] };
  for (const pair of pairs) {
    const key = String(pair.key);
    const mine = here.get(key) ?? '';
    const theirs = readBack(pair, there.properties);
    const thereAt = Math.max(...namesOf(pair).map((name) => there.at[name] ?? 0));
    const way = whichWay(pair.direction, {
      ...{ here: mine, there: theirs ?? ' ', agreed: moves.agreed[key], thereAt },
      hereAt: one.memory.hereAt?.[key] ?? null,
    });
    if (way === null) {
      if (mine === theirs) moves.agreed[key] = mine;
      continue;
    }
    if (way === 'in' && theirs !== null) moves.in.push({ field: pair.key, was: mine, value: theirs });
    const going = way === 'out' ? written(pair, mine) : {};
    if (going !== null) Object.assign(moves.out, going);
    const fits = way === 'in' ? theirs !== null : going !== null;
    if (way === 'out' && fits) moves.agreed[key] = mine;
    moves.changed.push({ what: key, way, not: fits ? null : 'no-place' });
  }
  return moves;
};

const valuesHere = async (to: To, contact: ContactRow): Promise<Map<string, string>> =>
  new Map([
    ...(['name', 'language', 'company', 'place'] as const).map((one) => [one, contact[one] ?? ''] as const),
    ...[...(await valuesOf(to.db, contact.id))].map(([id, value]) => [String(id), value] as const),
  ]);

const findThere = async (to: To, one: Claimed, contact: ContactRow, names: readonly string[]): Promise<HubContact> => {
  const byNumber = one.hubId === null ? null : await contactById(to.line, one.hubId, names);
  if (byNumber) return byNumber;
  for (const { kind, address } of contact.addresses.toSorted((a, b) => Number(b.preferred) - Number(a.preferred))) {
    const found = kind === 'email' ? await contactByEmail(to.line, address, names) : null;
    if (found) return found;
  }
  throw new NoHubSpot('gone', '', { status: 404 });
};

/** Both sides of a contact become the same in the fields that are paired, each the way it was told to. */
export const syncContact = async (to: To, one: Claimed): Promise<Done> => {
  const { db, act, line } = to;
  const contact = await contactHere(db, one.subjectId);
  if (!contact || contact.erasedAt !== null) return null;
  if (contact.mergedIntoId !== null) {
    const into = contact.mergedIntoId;
    await act(({ tx }) => want(tx, 'contact', into, one.hubId === null ? {} : { hubId: one.hubId }));
    return null;
  }
  const pairs = pairsOf(to.settings.mappings, await fieldRows(db), await to.properties());
  const names = [...new Set(['email', 'firstname', 'lastname', ...pairs.flatMap(namesOf)])];
  const there = await findThere(to, one, contact, names);
  one.hubId = there.id;
  const moves = movesOf(pairs, await valuesHere(to, contact), there, one);
  if (Object.keys(moves.out).length > 0) await updateContact(line, there.id, moves.out);
  const after = { ...there.properties, ...moves.out };
  const label = [after['firstname'], after['lastname']].join(' ').trim() || (after['email'] ?? '');
  await act(async (acting) => {
    for (const change of moves.in) {
      const noted = moves.changed.find((each) => each.what === String(change.field))!;
      try {
        const kept = await changeField(acting, { contactId: contact.id, ...change }, BY_CRM);
        moves.agreed[noted.what] = kept;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        noted.not = error.code;
        // Somebody here was quicker: both are looked at again.
        if (error.code === 'changed') await want(acting.tx, 'contact', contact.id);
      }
    }
    const record = { system: SYSTEM, recordId: there.id, url: recordUrl(to.portal, 'contact', there.id), label };
    const before = (await externalRecordsOf(acting.tx, contact.id)).find(({ system }) => system === SYSTEM);
    await saveExternalRecord(acting.tx, contact.id, { ...record, syncedAt: now(), problem: null });
    if (before?.label !== label || before.recordId !== there.id || before.problem !== null)
      sayChanged(acting, contact.id, BY_CRM, 'record');
  });
  return { memory: { agreed: moves.agreed }, changed: moves.changed };
};
