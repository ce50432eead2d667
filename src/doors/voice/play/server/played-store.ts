import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { Played } from '../contract.ts';

export type PlayedRow = Played & { agentId: number | null; waitingId: string | null };
const PLAYED = sql`
  id, connection_id as "connectionId", direction, number, state, cause, offer, answer, agent_id as "agentId",
  waiting_id as "waitingId"`;

export const insertPlayedCall = async (
  tx: Db,
  one: Pick<PlayedRow, 'id' | 'connectionId' | 'direction' | 'number' | 'offer' | 'agentId' | 'waitingId'>,
): Promise<void> => {
  await sql`
    insert into voice.played (id, connection_id, direction, number, offer, agent_id, waiting_id)
    values (${one.id}::uuid, ${one.connectionId}, ${one.direction}, ${one.number}, ${one.offer}, ${one.agentId},
            ${one.waitingId}::uuid)
    on conflict (id) do nothing
  `.execute(tx);
};

export const playedById = async (db: Db, id: string): Promise<PlayedRow | null> =>
  (await sql<PlayedRow>`select ${PLAYED} from voice.played where id = ${id}::uuid`.execute(db)).rows[0] ?? null;

export const playedNow = async (db: Db): Promise<PlayedRow[]> =>
  (await sql<PlayedRow>`select ${PLAYED} from voice.played where state <> 'over' order by made_at`.execute(db)).rows;

/** Of that agent, with those that ended a moment ago: why is told there. */
export const playedOf = async (db: Db, agentId: number): Promise<PlayedRow[]> =>
  (
    await sql<PlayedRow>`
      select ${PLAYED} from voice.played
      where agent_id = ${agentId} and (state <> 'over' or seen_at > now() - interval '1 minute') order by made_at
    `.execute(db)
  ).rows;

/** Waits in a queue, by the interaction that it is. */
export const playedWaiting = async (
  db: Db,
  interactionId: number,
): Promise<(PlayedRow & { waitingId: string }) | null> =>
  (
    await sql<PlayedRow & { waitingId: string }>`
      select ${PLAYED} from voice.played
      where state = 'ringing' and waiting_id in (select id from voice.waiting where interaction_id = ${interactionId}
                                                 and state = 'waiting')
      limit 1
    `.execute(db)
  ).rows[0] ?? null;

/** The call of an agent's that it is; null: it has none. */
export const playedOfCall = async (db: Db, callId: string): Promise<PlayedRow | null> =>
  (
    await sql<PlayedRow>`
      select ${PLAYED} from voice.played
      where state = 'up' and (id = ${callId}::uuid
                              or waiting_id = (select waiting_id from voice.calls where id = ${callId}::uuid))
      limit 1
    `.execute(db)
  ).rows[0] ?? null;

/** Null: it was not in one of these states. */
export const changePlayed = async (
  tx: Db,
  id: string,
  from: readonly PlayedRow['state'][],
  to: { state: PlayedRow['state']; answer?: string; agentId?: number | null; cause?: string },
): Promise<PlayedRow | null> =>
  (
    await sql<PlayedRow>`
      update voice.played
      set state = ${to.state}, answer = coalesce(${to.answer ?? null}, answer), cause = ${to.cause ?? ''},
          seen_at = clock_timestamp(),
          agent_id = case when ${to.agentId === undefined}::boolean then agent_id else ${to.agentId ?? null}::bigint end
      where id = ${id}::uuid and state = any(${from as string[]}::text[]) returning ${PLAYED}
    `.execute(tx)
  ).rows[0] ?? null;

export const seePlayed = async (db: Db, ids: readonly string[]): Promise<void> => {
  await sql`
    with seen as (
      update voice.played set seen_at = clock_timestamp() where id = any(${ids as string[]}::uuid[]) and state <> 'over'
      returning waiting_id
    )
    update voice.waiting set seen_at = clock_timestamp()
    where state = 'waiting' and id in (select waiting_id from seen)
  `.execute(db);
};

/** Whose telephone was closed, or which nobody takes; `rang`: it rang in vain. */
export const leftPlayed = async (
  db: Db,
  seconds: { gone: number; rings: number },
): Promise<(PlayedRow & { rang: boolean })[]> =>
  (
    await sql<PlayedRow & { rang: boolean }>`
      select ${PLAYED}, direction = 'out' and answer is null as rang from voice.played
      where state <> 'over'
        and (case when direction = 'out' and answer is null then made_at < now() - make_interval(secs => ${seconds.rings})
                  else seen_at < now() - make_interval(secs => ${seconds.gone}) end)
    `.execute(db)
  ).rows;

export const forgetPlayed = async (tx: Db, before: Date): Promise<void> => {
  await sql`delete from voice.played where made_at < ${before}`.execute(tx);
};
