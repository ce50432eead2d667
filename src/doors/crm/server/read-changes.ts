import { later } from '#ground/clock.ts';
import { holdersOf } from '#spine/contacts/server/api.ts';
import { changedContacts } from '../hubspot/hubspot.ts';
import type { To } from './access.ts';
import { moveReading, type Reading } from './settings-store.ts';
import { seenOf, want } from './work-store.ts';

/** Seconds between two looks at what changed there, give or take a fifth: many houses do not ask at once. */
const EVERY = 60;
/** HubSpot's search learns of a change a while after it. */
const LAG_MS = 2 * 60_000;
/** No search gives more than ten thousand; a new one begins before that. */
const LAST_PAGE = 9_900;

/**
 * Reads one page of the contacts changed there. Those known here are to be brought in step; the others are left alone.
 * The place moves in the same transaction: what is broken off is read again, and nothing is passed over.
 */
export const readChanges = async (to: To, from: Reading): Promise<void> => {
  const { contacts, after } = await changedContacts(to.line, from.since, from.after);
  const last = contacts.at(-1)?.at ?? null;
  await to.act(async ({ tx }) => {
    const holders = await holdersOf(
      tx,
      contacts.map(({ email }) => ({ kind: 'email' as const, address: email })),
    );
    const whose = new Map(holders.map((one) => [one.address, one.contactId]));
    const seen = await seenOf(tx, [...whose.values()]);
    for (const { id, email, at } of contacts) {
      const contactId = whose.get(email);
      if (contactId !== undefined && at.getTime() > (seen.get(contactId) ?? 0))
        await want(tx, 'contact', contactId, { hubId: id, memory: { thereSeen: at.getTime() } });
    }
    if (after !== null && Number(after) < LAST_PAGE) return moveReading(tx, { since: from.since, after }, 0, false);
    if (after !== null && last !== null) {
      const since = last > from.since ? last : later(from.since, 1);
      return moveReading(tx, { since, after: null }, 0, false);
    }
    const since = last !== null && later(last, -LAG_MS) > from.since ? later(last, -LAG_MS) : from.since;
    return moveReading(tx, { since, after: null }, EVERY * (0.8 + Math.random() * 0.4), true);
  });
};
