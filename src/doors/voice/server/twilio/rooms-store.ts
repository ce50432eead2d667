import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

export type RoomLeg = {
  id: string;
  room: string;
  externalId: string | null;
  who: 'contact' | 'agent' | 'target';
  agentId: number | null;
  callId: string | null;
  named: string;
  atOnce: boolean;
  state: 'asked' | 'ringing' | 'up' | 'over';
};
const LEG = sql`
  id, room, external_id as "externalId", who, agent_id as "agentId", call_id as "callId", named, at_once as "atOnce", state`;

/** False: there is that room already. */
export const openRoom = async (tx: Db, name: string, connectionId: number): Promise<boolean> =>
  (
    await sql`
      insert into voice.rooms (name, connection_id) values (${name}, ${connectionId}) on conflict do nothing returning 1
    `.execute(tx)
  ).rows.length > 0;

export const nameRoom = async (tx: Db, name: string, externalId: string): Promise<void> => {
  await sql`update voice.rooms set external_id = ${externalId} where name = ${name}`.execute(tx);
};

export const roomIsOf = async (db: Db, name: string, connectionId: number): Promise<boolean> =>
  (await sql`select from voice.rooms where name = ${name} and connection_id = ${connectionId}`.execute(db)).rows
    .length > 0;

/** As the provider calls it; null: it said nothing of it yet. */
export const roomName = async (db: Db, name: string): Promise<string | null> =>
  (await sql<{ id: string | null }>`select external_id as id from voice.rooms where name = ${name}`.execute(db)).rows[0]
    ?.id ?? null;

export const callInto = async (tx: Db, callId: string, room: string): Promise<void> => {
  await sql`update voice.calls set room = ${room} where id = ${callId}::uuid`.execute(tx);
};
export const waitIn = async (tx: Db, waitingId: string, room: string): Promise<void> => {
  await sql`update voice.waiting set room = ${room} where id = ${waitingId}::uuid`.execute(tx);
};

type NewLeg = Pick<RoomLeg, 'room' | 'who'> & Partial<Omit<RoomLeg, 'id' | 'room' | 'who'>>;
/** Told twice, by the same name of the provider's, it is one. */
export const addRoomLeg = async (tx: Db, leg: NewLeg): Promise<string> =>
  (
    await sql<{ id: string }>`
      insert into voice.room_legs (room, who, external_id, agent_id, call_id, named, at_once, state)
      values (${leg.room}, ${leg.who}, ${leg.externalId ?? null}, ${leg.agentId ?? null}, ${leg.callId ?? null}::uuid,
              ${leg.named ?? ''}, ${leg.atOnce ?? false}::boolean, ${leg.state ?? 'asked'})
      on conflict (external_id) do update set external_id = excluded.external_id
      returning id
    `.execute(tx)
  ).rows[0]!.id;

export const nameRoomLeg = async (tx: Db, id: string, externalId: string): Promise<void> => {
  await sql`update voice.room_legs set external_id = ${externalId} where id = ${id}::uuid`.execute(tx);
};

/** By our own name or the provider's. */
export const roomLeg = async (db: Db, by: { id: string } | { externalId: string }): Promise<RoomLeg | null> =>
  (
    await sql<RoomLeg>`
      select ${LEG} from voice.room_legs
      where ${'id' in by ? sql`id = ${by.id}::uuid` : sql`external_id = ${by.externalId}`}
    `.execute(db)
  ).rows[0] ?? null;

/** Those that are not over, the last first. */
export const legsIn = async (db: Db, room: string): Promise<RoomLeg[]> =>
  (
    await sql<RoomLeg>`
      select ${LEG} from voice.room_legs where room = ${room} and state <> 'over' order by changed_at desc, id
    `.execute(db)
  ).rows;

/**
 * What it was before, where that is something else and it was not over: what is told late, or twice, changes nothing.
 * `cause`: why it is over.
 */
export const moveRoomLeg = async (
  tx: Db,
  id: string,
  state: RoomLeg['state'],
  cause = '',
): Promise<RoomLeg['state'] | null> =>
  (
    await sql<{ before: RoomLeg['state'] }>`
      update voice.room_legs l set state = ${state}, changed_at = clock_timestamp(), cause = ${cause}
      from (select state from voice.room_legs where id = ${id}::uuid for update) before
      where l.id = ${id}::uuid
        and array_position(array['asked', 'ringing', 'up', 'over'], before.state)
            < array_position(array['asked', 'ringing', 'up', 'over'], ${state})
      returning before.state as before
    `.execute(tx)
  ).rows[0]?.before ?? null;

/** The room that this agent is being called into, or is in; the last. */
export const roomOfAgent = async (tx: Db, agentId: number): Promise<string | null> =>
  (
    await sql<{ room: string }>`
      select room from voice.room_legs where agent_id = ${agentId} and state <> 'over' order by changed_at desc limit 1
    `.execute(tx)
  ).rows[0]?.room ?? null;

export type WaitingInRoom = {
  id: string;
  connectionId: number;
  externalId: string;
  number: string;
  interactionId: number;
  state: 'waiting' | 'handed' | 'answered' | 'returned' | 'gone';
  agentId: number | null;
  room: string;
};
const WAITING = sql`
  id, connection_id as "connectionId", sip_call_id as "externalId", number, interaction_id as "interactionId", state,
  agent_id as "agentId", room`;

export const waitingIn = async (db: Db, room: string): Promise<WaitingInRoom | null> =>
  (
    await sql<WaitingInRoom>`select ${WAITING} from voice.waiting where room = ${room} order by came_at desc limit 1`.execute(
      db,
    )
  ).rows[0] ?? null;
export const waitingOf = async (db: Db, interactionId: number): Promise<WaitingInRoom | null> =>
  (
    await sql<WaitingInRoom>`
      select ${WAITING} from voice.waiting where interaction_id = ${interactionId} and room is not null
      order by came_at desc limit 1
    `.execute(db)
  ).rows[0] ?? null;
/** In rooms, and with nobody yet. */
export const allWaiting = async (db: Db): Promise<(WaitingInRoom & { quietFor: number })[]> =>
  (
    await sql<WaitingInRoom & { quietFor: number }>`
      select ${WAITING}, extract(epoch from now() - seen_at)::float8 as "quietFor"
      from voice.waiting where room is not null and state in ('waiting', 'handed', 'returned')
    `.execute(db)
  ).rows;
/** Calls of agents' that are under way there. */
export const callsIn = async (db: Db, room: string): Promise<{ id: string; agentId: number }[]> =>
  (
    await sql<{ id: string; agentId: number }>`
      select id, agent_id as "agentId" from voice.calls where room = ${room} and state <> 'ended'
    `.execute(db)
  ).rows;
export const roomOfCall = async (db: Db, callId: string): Promise<string | null> =>
  (await sql<{ room: string | null }>`select room from voice.calls where id = ${callId}::uuid`.execute(db)).rows[0]
    ?.room ?? null;

/** Of the call's room; null: none is there, or nothing was heard of them. */
export const contactOf = async (
  db: Db,
  callId: string,
): Promise<{ state: 'ringing' | 'up' | 'over'; cause: string; handedTo: string | null } | null> =>
  (
    await sql<{ state: 'ringing' | 'up' | 'over'; cause: string; handedTo: string | null }>`
      select l.state, l.cause, c.transferred_to as "handedTo" from voice.calls c join voice.room_legs l on l.room = c.room and l.who = 'contact'
      where c.id = ${callId}::uuid and l.state <> 'asked'
    `.execute(db)
  ).rows[0] ?? null;

export const forgetRooms = async (tx: Db, before: Date): Promise<void> => {
  await sql`delete from voice.rooms where made_at < ${before}`.execute(tx);
};
