import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

export type SleepRow = { interactionId: number; agentId: number; until: Date; wokenAt: Date | null };
const ROW = sql`s.interaction_id as "interactionId", s.agent_id as "agentId", s.until, s.woken_at as "wokenAt"`;

/** What stands in that agent's inbox. */
export const sleepsOf = async (db: Db, agentId: number): Promise<SleepRow[]> =>
  (
    await sql<SleepRow>`
      select ${ROW} from snooze.sleeps s join interactions.interactions i on i.id = s.interaction_id
      where s.agent_id = ${agentId} and i.assignee_id = ${agentId} order by s.until, s.interaction_id
    `.execute(db)
  ).rows;

export const readSleepRow = async (db: Db, interactionId: number): Promise<SleepRow | null> =>
  (
    await sql<SleepRow>`
      select ${ROW} from snooze.sleeps s join interactions.interactions i on i.id = s.interaction_id
      where s.interaction_id = ${interactionId} and i.assignee_id = s.agent_id
    `.execute(db)
  ).rows[0] ?? null;

export const sleepStands = async (db: Db, interactionId: number): Promise<boolean> =>
  (
    await sql<{ yes: boolean }>`
      select exists (select from snooze.sleeps where interaction_id = ${interactionId}) as yes
    `.execute(db)
  ).rows[0]!.yes;

/** Kept from others until the transaction ends. */
export const holdSleep = async (tx: Db, interactionId: number): Promise<SleepRow | null> =>
  (
    await sql<SleepRow>`
      select ${ROW} from snooze.sleeps s where s.interaction_id = ${interactionId} for update
    `.execute(tx)
  ).rows[0] ?? null;

export const saveSleep = async (tx: Db, interactionId: number, agentId: number, until: Date): Promise<void> => {
  await sql`
    insert into snooze.sleeps (interaction_id, agent_id, until) values (${interactionId}, ${agentId}, ${until})
    on conflict (interaction_id) do update set agent_id = excluded.agent_id, until = excluded.until, woken_at = null
  `.execute(tx);
};

export const markWoken = async (tx: Db, interactionId: number, at: Date): Promise<void> => {
  await sql`update snooze.sleeps set woken_at = ${at} where interaction_id = ${interactionId}`.execute(tx);
};

export const deleteSleep = async (tx: Db, interactionId: number): Promise<void> => {
  await sql`delete from snooze.sleeps where interaction_id = ${interactionId}`.execute(tx);
};
