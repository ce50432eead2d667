import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

export type CallRow = {
  id: string;
  connectionId: number;
  agentId: number;
  interactionId: number;
  legId: number;
  direction: 'in' | 'out';
  number: string;
  state: 'ringing' | 'up' | 'held' | 'ended';
  startedAt: Date;
  answeredAt: Date | null;
  endedAt: Date | null;
  endedBy: 'contact' | 'agent' | 'system' | null;
  transferredTo: string | null;
  /** Of a call that came by a service line. */
  waitingId: string | null;
};

const CALL = sql`
  select id, connection_id as "connectionId", agent_id as "agentId", interaction_id as "interactionId", leg_id as "legId",
         direction, number, state, started_at as "startedAt", answered_at as "answeredAt", ended_at as "endedAt",
         ended_by as "endedBy", transferred_to as "transferredTo", waiting_id as "waitingId"
  from voice.calls
`;

export const callById = async (db: Db, id: string): Promise<CallRow | null> =>
  (await sql<CallRow>`${CALL} where id = ${id}::uuid`.execute(db)).rows[0] ?? null;

/** Of that agent, under way; the last begun. */
export const callOf = async (db: Db, agentId: number): Promise<CallRow | null> =>
  (
    await sql<CallRow>`${CALL} where agent_id = ${agentId} and state <> 'ended' order by started_at desc limit 1`.execute(
      db,
    )
  ).rows[0] ?? null;

/**
 * Of a colleague: whoever calls is on the line with them, or is that colleague. They hand the call on, or ask first.
 * `said`: what the server calls whoever calls.
 */
export const colleaguesCall = async (
  tx: Db,
  connectionId: number,
  agentId: number,
  caller: { number: string; said: string },
): Promise<(Pick<CallRow, 'interactionId' | 'legId'> & { isColleague: boolean; name: string }) | null> =>
  (
    await sql<Pick<CallRow, 'interactionId' | 'legId'> & { isColleague: boolean; name: string }>`
      select c.interaction_id as "interactionId", c.leg_id as "legId", l.sip_user = ${caller.said} as "isColleague", a.name
      from voice.calls c join voice.lines l on l.agent_id = c.agent_id join people.agents a on a.id = c.agent_id
      where c.connection_id = ${connectionId} and c.agent_id <> ${agentId}
        and (c.state <> 'ended' or c.ended_at > now() - interval '10 seconds')
        and (c.number = ${caller.number} or l.sip_user = ${caller.said})
      order by c.started_at desc limit 1
    `.execute(tx)
  ).rows[0] ?? null;

/** Somebody else speaks in that conversation still. */
export const othersIn = async (tx: Db, legId: number, callId: string): Promise<boolean> =>
  (
    await sql`select from voice.calls where leg_id = ${legId} and id <> ${callId}::uuid and state <> 'ended' limit 1`.execute(
      tx,
    )
  ).rows.length > 0;

export const insertCall = async (
  tx: Db,
  call: Pick<
    CallRow,
    'id' | 'connectionId' | 'agentId' | 'interactionId' | 'legId' | 'direction' | 'number' | 'waitingId'
  >,
): Promise<void> => {
  await sql`
    insert into voice.calls (id, connection_id, agent_id, interaction_id, leg_id, direction, number, waiting_id)
    values (${call.id}::uuid, ${call.connectionId}, ${call.agentId}, ${call.interactionId}, ${call.legId}, ${call.direction},
            ${call.number}, ${call.waitingId}::uuid)
  `.execute(tx);
};

/** Whether it became another; null: it is over. */
export const moveCall = async (
  tx: Db,
  agentId: number,
  id: string,
  state: 'ringing' | 'up' | 'held',
  quality: object | null,
): Promise<boolean | null> => {
  const { rows } = await sql<{ changed: boolean }>`
    update voice.calls c
    set state = ${state}, seen_at = clock_timestamp(),
        answered_at = case when ${state} = 'ringing' then c.answered_at else coalesce(c.answered_at, clock_timestamp()) end,
        quality = coalesce(${quality === null ? null : JSON.stringify(quality)}::jsonb, c.quality)
    from (select state from voice.calls where id = ${id}::uuid for update) before
    where c.id = ${id}::uuid and c.agent_id = ${agentId} and c.state <> 'ended'
    returning before.state <> ${state} as changed
  `.execute(tx);
  return rows[0]?.changed ?? null;
};

/** The call as it ended; null: it was over, or is another's. `agentId` null: whoever's. */
export const closeCall = async (
  tx: Db,
  agentId: number | null,
  id: string,
  by: { endedBy: 'contact' | 'agent' | 'system'; cause: string; transferredTo: string | null },
): Promise<CallRow | null> => {
  const { rows } = await sql`
    update voice.calls
    set state = 'ended', ended_at = clock_timestamp(), ended_by = ${by.endedBy}, cause = ${by.cause},
        transferred_to = coalesce(${by.transferredTo}, transferred_to)
    where id = ${id}::uuid and (${agentId}::bigint is null or agent_id = ${agentId}) and state <> 'ended' returning 1
  `.execute(tx);
  return rows.length > 0 ? callById(tx, id) : null;
};

/** Somebody else speaks with the contact, whatever the page tells of its end. */
export const noteTransfer = async (tx: Db, id: string, to: string): Promise<void> => {
  await sql`update voice.calls set transferred_to = ${to} where id = ${id}::uuid`.execute(tx);
};

export const noteMessage = async (tx: Db, id: string, messageId: number): Promise<void> => {
  await sql`update voice.calls set message_id = ${messageId} where id = ${id}::uuid`.execute(tx);
};

/** Of a person who is erased: with whom they spoke, when, and from which number. */
export const eraseCalls = async (tx: Db, interactionId: number): Promise<void> => {
  await sql`delete from voice.calls where interaction_id = ${interactionId}`.execute(tx);
  await sql`delete from voice.waiting where interaction_id = ${interactionId}`.execute(tx);
};

/** Calls whose page has been silent for so long, in seconds: it is gone, and they with it. */
export const abandoned = async (db: Db, seconds: number): Promise<string[]> =>
  (
    await sql<{ id: string }>`
      select id from voice.calls where state <> 'ended' and seen_at < now() - make_interval(secs => ${seconds})
    `.execute(db)
  ).rows.map((row) => row.id);
