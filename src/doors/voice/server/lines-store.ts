import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import { noteVoice } from './log-store.ts';

export type LineRow = { agentId: number; agentName: string; connectionId: number; sipUser: string };

export const lineRows = async (db: Db): Promise<LineRow[]> =>
  (
    await sql<LineRow>`
      select l.agent_id as "agentId", a.name as "agentName", l.connection_id as "connectionId", l.sip_user as "sipUser"
      from voice.lines l join people.agents a on a.id = l.agent_id order by a.name, a.id
    `.execute(db)
  ).rows;

export type Colleague = {
  sipUser: string;
  name: string;
  state: 'available' | 'working' | 'unavailable';
  there: boolean;
  onCall: boolean;
};
/** Others on the server of that agent’s line, by name. `there`: their line is registered. */
export const colleaguesOf = async (db: Db, agentId: number): Promise<Colleague[]> =>
  (
    await sql<Colleague>`
      select l.sip_user as "sipUser", a.name, coalesce(p.state, 'unavailable') as state,
             coalesce(seat.voice_until > now(), false) as there, coalesce(seat.on_call, false) as "onCall"
      from voice.lines mine join voice.lines l on l.connection_id = mine.connection_id and l.agent_id <> mine.agent_id
      join people.agents a on a.id = l.agent_id and a.disabled_at is null
      left join people.presence p on p.agent_id = a.id
      left join routing.seats seat on seat.agent_id = a.id
      where mine.agent_id = ${agentId} order by a.name, a.id
    `.execute(db)
  ).rows;

/** Who may have a line. */
export const agentsInUse = async (db: Db): Promise<{ id: number; name: string }[]> =>
  (
    await sql<{ id: number; name: string }>`
      select id, name from people.agents where disabled_at is null order by name, id
    `.execute(db)
  ).rows;

export const lineOf = async (db: Db, agentId: number): Promise<(LineRow & { sealed: string }) | null> =>
  (
    await sql<LineRow & { sealed: string }>`
      select l.agent_id as "agentId", '' as "agentName", l.connection_id as "connectionId", l.sip_user as "sipUser", l.sealed
      from voice.lines l where l.agent_id = ${agentId}
    `.execute(db)
  ).rows[0] ?? null;

/** Whose line that is there; null: nobody's. */
export const agentWith = async (tx: Db, connectionId: number, sipUser: string): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      select agent_id as id from voice.lines where connection_id = ${connectionId} and sip_user = ${sipUser}
    `.execute(tx)
  ).rows[0]?.id ?? null;

/** `sealed` null: the password stays; there must be one. False: somebody else has that user. */
export const saveLineRow = async (
  tx: Db,
  line: { agentId: number; connectionId: number; sipUser: string; sealed: string | null },
): Promise<boolean> => {
  const { agentId, connectionId, sipUser, sealed } = line;
  const { rows: others } = await sql`
    select 1 from voice.lines where connection_id = ${connectionId} and sip_user = ${sipUser} and agent_id <> ${agentId}
  `.execute(tx);
  if (others.length > 0) return false;
  await sql`
    insert into voice.lines (agent_id, connection_id, sip_user, sealed)
    values (${agentId}, ${connectionId}, ${sipUser}, ${sealed ?? ''})
    on conflict (agent_id) do update
      set connection_id = excluded.connection_id, sip_user = excluded.sip_user,
          sealed = case when ${sealed === null}::boolean then voice.lines.sealed else excluded.sealed end
  `.execute(tx);
  return true;
};

/** Whether that is news; what is stands in the log too. */
export const saveServiceState = async (
  tx: Db,
  connectionId: number,
  state: ServiceState['state'],
  cause: string,
): Promise<boolean> => {
  const { rows } = await sql`
      insert into voice.service_lines as s (connection_id, state, cause)
      values (${connectionId}, ${state}, ${cause.slice(0, 200)})
      on conflict (connection_id) do update
        set state = excluded.state, cause = excluded.cause, at = clock_timestamp()
        where (s.state, s.cause) is distinct from (excluded.state, excluded.cause)
      returning 1
    `.execute(tx);
  if (rows.length > 0 && state !== 'connecting') await noteVoice(tx, connectionId, state, cause);
  return rows.length > 0;
};

export type ServiceState = { connectionId: number; state: 'connecting' | 'ready' | 'refused' | 'lost'; cause: string };
export const serviceStates = async (db: Db): Promise<ServiceState[]> =>
  (await sql<ServiceState>`select connection_id as "connectionId", state, cause from voice.service_lines`.execute(db))
    .rows;

export const deleteLine = async (tx: Db, agentId: number): Promise<void> => {
  await sql`delete from voice.lines where agent_id = ${agentId}`.execute(tx);
};
