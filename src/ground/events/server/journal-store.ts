import { sql } from 'kysely';
import type { Db } from '../../db/server/database.ts';

export type Happening = {
  kind: string;
  interactionId?: number | null;
  contactId?: number | null;
  agentId?: number | null;
  data?: Record<string, unknown>;
};

/** Where a reader stands: everything up to and including it has been read. Text form `xid-id`. */
export type Place = { xid: string; id: number };

export type Entry = {
  place: Place;
  at: Date;
  kind: string;
  interactionId: number | null;
  contactId: number | null;
  agentId: number | null;
  data: Record<string, unknown>;
};

/** Appends to the journal in the caller's transaction, in the given order, in one statement. */
export const append = async (tx: Db, happenings: readonly Happening[]): Promise<void> => {
  if (happenings.length === 0) return;
  const rows = JSON.stringify(
    happenings.map((h) => ({
      kind: h.kind,
      interaction_id: h.interactionId ?? null,
      contact_id: h.contactId ?? null,
      agent_id: h.agentId ?? null,
      data: h.data ?? {},
    })),
  );
  await sql`
    insert into events.journal (kind, interaction_id, contact_id, agent_id, data)
    select kind, interaction_id, contact_id, agent_id, data
    from jsonb_to_recordset(${rows}::jsonb) as h(kind text, interaction_id bigint, contact_id bigint, agent_id bigint, data jsonb)
  `.execute(tx);
};

type Row = {
  xid: string;
  id: number;
  at: Date;
  kind: string;
  interaction_id: number | null;
  contact_id: number | null;
  agent_id: number | null;
  data: Record<string, unknown>;
};

/** Entries after a place, oldest first; only those whose transaction and all before it have ended. */
export const readAfter = async (db: Db, place: Place, limit: number): Promise<Entry[]> => {
  const { rows } = await sql<Row>`
    select j.xid::text as xid, j.id, j.at, j.kind, j.interaction_id, j.contact_id, j.agent_id, j.data
    from events.journal j
    where (j.xid, j.id) > (${place.xid}::xid8, ${place.id}::bigint)
      and j.xid < pg_snapshot_xmin(pg_current_snapshot())
    -- Of the table: a bare xid is the text above, of which 1000 comes before 999.
    order by j.xid, j.id
    limit ${limit}
  `.execute(db);
  return rows.map((row) => ({
    place: { xid: row.xid, id: row.id },
    at: row.at,
    kind: row.kind,
    interactionId: row.interaction_id,
    contactId: row.contact_id,
    agentId: row.agent_id,
    data: row.data,
  }));
};

/** The place just before whatever is not yet final: a reader that starts here hears everything from now on. */
export const presentPlace = async (db: Db): Promise<Place> => {
  const { rows } = await sql<{ xid: string }>`
    select (pg_snapshot_xmin(pg_current_snapshot())::text::numeric - 1)::text as xid
  `.execute(db);
  return { xid: rows[0]!.xid, id: Number.MAX_SAFE_INTEGER };
};

/** Something after that place is written but not yet final, because an older transaction still runs. */
export const somethingPending = async (db: Db, place: Place): Promise<boolean> => {
  const { rows } = await sql<{ pending: boolean }>`
    select exists (
      select from events.journal where (xid, id) > (${place.xid}::xid8, ${place.id}::bigint)
    ) as pending
  `.execute(db);
  return rows[0]!.pending;
};

/** `hold`: nobody else moves it until the transaction ends. */
export const cursorOf = async (db: Db, reader: string, hold = false): Promise<Place | null> => {
  const { rows } = await sql<{ xid: string; id: number }>`
    select xid::text as xid, id from events.cursors where reader = ${reader} ${hold ? sql`for update` : sql``}
  `.execute(db);
  return rows[0] ?? null;
};

export const moveCursor = async (db: Db, reader: string, place: Place): Promise<void> => {
  await sql`
    insert into events.cursors (reader, xid, id) values (${reader}, ${place.xid}::xid8, ${place.id})
    on conflict (reader) do update set xid = excluded.xid, id = excluded.id
  `.execute(db);
};

/** What was said of one interaction, oldest first: the last entries of it. */
export const entriesOf = async (
  db: Db,
  interactionId: number,
  limit: number,
): Promise<Pick<Entry, 'at' | 'kind' | 'agentId' | 'data'>[]> =>
  (
    await sql<Pick<Entry, 'at' | 'kind' | 'agentId' | 'data'>>`
      select at, kind, agent_id as "agentId", data from events.journal
      where interaction_id = ${interactionId} order by id desc limit ${limit}
    `.execute(db)
  ).rows.toReversed();

/** Drops entries older than that: browsers away for longer refetch everything. Returns how many. */
export const forget = async (db: Db, before: Date): Promise<number> => {
  const { numAffectedRows } = await sql`delete from events.journal where at < ${before}`.execute(db);
  return Number(numAffectedRows ?? 0);
};

/** What is kept for whoever asks why, of these interactions, may repeat what was written: it goes. That it happened stays. */
export const forgetWhy = async (tx: Db, interactionIds: readonly number[]): Promise<void> => {
  await sql`
    update events.journal set data = data - 'why'
    where interaction_id = any(${interactionIds as number[]}::bigint[]) and data ? 'why'
  `.execute(tx);
};
