import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

export type WaitingRow = {
  id: string;
  connectionId: number;
  sipCallId: string;
  number: string;
  interactionId: number;
  legId: number;
  state: 'waiting' | 'handed' | 'answered' | 'returned' | 'gone';
  agentId: number | null;
};
const WAITING = sql`
  id, connection_id as "connectionId", sip_call_id as "sipCallId", number, interaction_id as "interactionId", leg_id as "legId", state, agent_id as "agentId"`;

/** A server that tries again within this time, in seconds, speaks of the same caller, whatever it calls the call. */
const SAME_CALLER = 60;

/** The call that comes back to the service line, or is told twice; null: a new one. */
export const knownCall = async (
  tx: Db,
  connectionId: number,
  call: { sipCallId: string; number: string },
): Promise<WaitingRow | null> =>
  (
    await sql<WaitingRow>`
      select ${WAITING} from voice.waiting
      where connection_id = ${connectionId}
        and (sip_call_id = ${call.sipCallId}
             or (number = ${call.number} and state in ('handed', 'returned')
                 and seen_at > now() - make_interval(secs => ${SAME_CALLER})))
      order by came_at desc limit 1 for update
    `.execute(tx)
  ).rows[0] ?? null;

export const insertWaiting = async (
  tx: Db,
  call: { connectionId: number; sipCallId: string; number: string; interactionId: number; legId: number },
): Promise<string> =>
  (
    await sql<{ id: string }>`
      insert into voice.waiting (connection_id, sip_call_id, number, interaction_id, leg_id)
      values (${call.connectionId}, ${call.sipCallId}, ${call.number}, ${call.interactionId}, ${call.legId}) returning id
    `.execute(tx)
  ).rows[0]!.id;

/** From one of these states into another; null: it was in none of them. */
export const moveWaiting = async (
  tx: Db,
  id: string,
  move: { from: readonly WaitingRow['state'][]; to: WaitingRow['state']; agentId?: number | null; legId?: number },
): Promise<WaitingRow | null> =>
  (
    await sql<WaitingRow>`
      update voice.waiting
      set state = ${move.to}, seen_at = clock_timestamp(), leg_id = coalesce(${move.legId ?? null}::bigint, leg_id),
          agent_id = case when ${move.agentId === undefined}::boolean then agent_id else ${move.agentId ?? null}::bigint end
      where id = ${id}::uuid and state = any(${move.from as string[]}::text[]) returning ${WAITING}
    `.execute(tx)
  ).rows[0] ?? null;

/** What rings at that agent; the last. */
export const handedTo = async (tx: Db, agentId: number): Promise<WaitingRow | null> =>
  (
    await sql<WaitingRow>`
      select ${WAITING} from voice.waiting
      where agent_id = ${agentId} and state = 'handed' and seen_at > now() - make_interval(secs => ${SAME_CALLER})
      order by seen_at desc limit 1 for update
    `.execute(tx)
  ).rows[0] ?? null;

export const waitingById = async (tx: Db, id: string): Promise<WaitingRow | null> =>
  (await sql<WaitingRow>`select ${WAITING} from voice.waiting where id = ${id}::uuid for update`.execute(tx)).rows[0] ??
  null;

/** Their lines are held here still. */
export const noteWaiting = async (db: Db, ids: readonly string[]): Promise<void> => {
  await sql`
    update voice.waiting set seen_at = clock_timestamp() where id = any(${ids as string[]}::uuid[]) and state = 'waiting'
  `.execute(db);
};

/** Nobody speaks of them any more: their house stopped, or their server did not try again. */
export const lostCalls = async (db: Db, seconds: { waiting: number; returned: number }): Promise<WaitingRow[]> =>
  (
    await sql<WaitingRow>`
      select ${WAITING} from voice.waiting
      where (state = 'waiting' and seen_at < now() - make_interval(secs => ${seconds.waiting}))
         or (state in ('handed', 'returned') and seen_at < now() - make_interval(secs => ${seconds.returned}))
    `.execute(db)
  ).rows;

export const forgetWaiting = async (tx: Db, before: Date): Promise<void> => {
  await sql`delete from voice.waiting where came_at < ${before}`.execute(tx);
};
