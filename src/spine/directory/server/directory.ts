import type { z } from 'zod';
import type { Db } from '#ground/db/server/database.ts';
import { refuse } from '#ground/refusal.ts';
import { hasRoom, waitFor, type Pace } from '#spine/routing/rules.ts';
import { openSeats, pacesOf, seatsOf } from '#spine/routing/server/api.ts';
import type { Entry, find, Kind } from '../contract.ts';
import { placeIn, textOf } from './cursor.ts';
import { contactsHolding, entriesAfter, isLong, type EntryRow, type Place, type Rank } from './directory-store.ts';

/** More words than this narrow nothing further. */
const MOST_WORDS = 6;
/** Contacts that are picked out and put in order; of more, a page is soon found by walking all in their order. */
const FEW_CONTACTS = 2_000;

type Rooms = {
  ofAgent: ReadonlyMap<number, number>;
  freeOf: ReadonlyMap<number, number>;
  paceOf: ReadonlyMap<number, Pace>;
};

/** Places left, agents free and the pace of queues, looked up only when the page shows agents or skills. */
const roomsFor = async (db: Db, rows: readonly EntryRow[]): Promise<Rooms> => {
  const agentIds = rows.filter((row) => row.kind === 'agent').map((row) => row.id);
  const ofAgent = agentIds.length > 0 ? await seatsOf(db, agentIds) : [];
  const skillIds = rows.filter((row) => row.kind === 'skill').map((row) => row.id);
  const open = skillIds.length > 0 ? await openSeats(db) : [];
  const paceOf = skillIds.length > 0 ? await pacesOf(db, skillIds) : new Map<number, Pace>();
  const freeOf = new Map<number, number>();
  for (const seat of open.filter((one) => hasRoom(one, 1)))
    for (const skillId of seat.levels.keys()) freeOf.set(skillId, (freeOf.get(skillId) ?? 0) + 1);
  return { ofAgent: new Map(ofAgent.map((one) => [one.agentId, Math.max(0, one.limit - one.load)])), freeOf, paceOf };
};

const entryOf = (row: EntryRow, rooms: Rooms): Entry => {
  const { id, name, emails } = row;
  if (row.kind === 'contact') return { kind: 'contact', id, name, emails, company: row.company };
  if (row.kind === 'skill') {
    const free = rooms.freeOf.get(id) ?? 0;
    return { kind: 'skill', id, name, free, wait: waitFor(rooms.paceOf.get(id) ?? { waiting: 0, given: 0 }, free) };
  }
  if (row.kind === 'team') return { kind: 'team', id, name, agents: row.agents };
  const room = rooms.ofAgent.get(id) ?? 0;
  return {
    kind: 'agent',
    id,
    name,
    emails,
    state: row.state ?? 'unavailable',
    teamName: row.teamName,
    onCall: row.onCall,
    room,
  };
};

type Found = EntryRow & { rank: Rank };

/** Entries in order after a place: those that begin with the words, then, if the page has room, the others. */
const entriesFrom = async (
  db: Db,
  asked: { words: string[]; kinds: Kind[]; place: Place | null; limit: number },
): Promise<Found[]> => {
  const { words, kinds, place, limit } = asked;
  const telling = kinds.includes('contact') ? (words.find(isLong) ?? words[0]) : undefined;
  let few: Promise<number[] | null> | null = null;
  const found: Found[] = [];
  for (const rank of words.length > 0 ? ([0, 1] as const) : ([0] as const)) {
    if (rank < (place?.rank ?? 0) || found.length >= limit) continue;
    // Names that begin with the only word stand together: nothing has to be picked out.
    const walks = telling === undefined || (rank === 0 && words.length === 1);
    const contactIds = walks ? null : await (few ??= contactsHolding(db, telling, FEW_CONTACTS));
    const cursor = place?.rank === rank ? place : null;
    const rows = await entriesAfter(db, { words, kinds, rank, cursor, limit: limit - found.length, contactIds });
    found.push(...rows.map((row) => ({ ...row, rank })));
  }
  return found;
};

/** See `directory.find` of the contract. Refuses with 'bad-cursor' what was not its own `next`. */
export const findInDirectory = async (
  db: Db,
  { query, kinds, limit, cursor }: z.output<typeof find.input>,
): Promise<{ entries: Entry[]; next: string | null }> => {
  const place = cursor === null ? null : placeIn(cursor);
  if (cursor !== null && !place) throw refuse('bad-cursor');
  const words = query.replaceAll('\u0000', '').split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
  const rows = await entriesFrom(db, { words, kinds: [...new Set(kinds)], place, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const rooms = await roomsFor(db, page);
  const last = page.at(-1);
  return {
    entries: page.map((row) => entryOf(row, rooms)),
    next: rows.length > limit && last ? textOf(last) : null,
  };
};
