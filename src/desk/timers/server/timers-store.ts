import { sql } from 'kysely';
import type { Actor } from '#ground/api/contract.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Delivery, Status } from '#spine/interactions/contract.ts';
import type { TimerKind } from '../contract.ts';

export type Running = {
  interactionId: number;
  kind: TimerKind;
  messageId: number;
  startedAt: Date;
  halfAt: Date;
  dueAt: Date;
  allowedMinutes: number;
  extras: number;
  restartedAt: Date | null;
  halfToldAt: Date | null;
  overAt: Date | null;
};
const RUNNING = sql`
  r.interaction_id as "interactionId", r.kind, r.message_id as "messageId", r.started_at as "startedAt",
  r.half_at as "halfAt", r.due_at as "dueAt", r.allowed_minutes as "allowedMinutes", r.extras,
  r.restarted_at as "restartedAt", r.half_told_at as "halfToldAt", r.over_at as "overAt"
`;

/** The timers of these interactions, kept from others until the transaction ends. */
export const holdTimers = async (tx: Db, interactionIds: readonly number[]): Promise<Running[]> =>
  (
    await sql<Running>`
      select ${RUNNING} from timers.running r
      where r.interaction_id = any(${interactionIds as number[]}::bigint[]) order by r.interaction_id for update
    `.execute(tx)
  ).rows;

export type FactsRow = {
  id: number;
  status: Status;
  waitingFor: 'agent' | 'customer';
  skillId: number | null;
  assigneeId: number | null;
  assignedAt: Date | null;
  askedId: number | null;
  askedAt: Date | null;
  answerId: number | null;
  answerAt: Date | null;
  delivery: Delivery | null;
  scheduled: boolean | null;
};

/** What decides the timers of these interactions, in one statement. */
export const factsOf = async (tx: Db, interactionIds: readonly number[]): Promise<FactsRow[]> =>
  (
    await sql<FactsRow>`
      select i.id, i.status, i.waiting_for as "waitingFor", i.skill_id as "skillId", i.assignee_id as "assigneeId",
             case when i.assignee_id is not null then coalesce(i.assigned_at, i.created_at) end as "assignedAt",
             asked.id as "askedId", asked.at as "askedAt",
             answer.id as "answerId", answer.at as "answerAt", answer.delivery, answer.scheduled
      from interactions.interactions i
      left join lateral (
        select m.id, coalesce(m.send_at, m.created_at) as at, m.delivery, m.scheduled from interactions.messages m
        where m.interaction_id = i.id and m.direction = 'out' and m.kind in ('mail', 'text') order by m.id desc limit 1
      ) answer on true
      left join lateral (
        select m.id, m.created_at as at from interactions.messages m
        where m.interaction_id = i.id and m.direction = 'in' and m.kind in ('mail', 'text', 'bounce')
          and m.id > coalesce(answer.id, 0) order by m.id limit 1
      ) asked on true
      where i.id = any(${interactionIds as number[]}::bigint[])
    `.execute(tx)
  ).rows;

export const saveTimers = async (tx: Db, timers: readonly Running[]): Promise<void> => {
  if (timers.length === 0) return;
  await sql`
    insert into timers.running (interaction_id, kind, message_id, started_at, half_at, due_at, allowed_minutes, extras,
                                restarted_at, half_told_at, over_at)
    select t."interactionId", t.kind, t."messageId", t."startedAt", t."halfAt", t."dueAt", t."allowedMinutes", t.extras,
           t."restartedAt", t."halfToldAt", t."overAt"
    from json_to_recordset(${JSON.stringify(timers)}::json) as t(
      "interactionId" bigint, kind text, "messageId" bigint, "startedAt" timestamptz, "halfAt" timestamptz,
      "dueAt" timestamptz, "allowedMinutes" int, extras int, "restartedAt" timestamptz, "halfToldAt" timestamptz,
      "overAt" timestamptz)
    on conflict (interaction_id) do update
      set kind = excluded.kind, message_id = excluded.message_id, started_at = excluded.started_at,
          half_at = excluded.half_at, due_at = excluded.due_at, allowed_minutes = excluded.allowed_minutes,
          extras = excluded.extras, restarted_at = excluded.restarted_at, half_told_at = excluded.half_told_at,
          over_at = excluded.over_at
  `.execute(tx);
};

export const deleteTimers = async (tx: Db, interactionIds: readonly number[]): Promise<void> => {
  if (interactionIds.length === 0) return;
  await sql`
    delete from timers.running where interaction_id = any(${interactionIds as number[]}::bigint[])
  `.execute(tx);
};

/** A page of all interactions that have or may have a timer, in the order of their numbers. */
export const pageOfTimed = async (tx: Db, after: number, limit: number): Promise<number[]> =>
  (
    await sql<{ id: number }>`
      select i.id from interactions.interactions i
      where i.id > ${after}
        and (i.status not in ('resolved', 'closed')
             or exists (select from timers.running r where r.interaction_id = i.id))
      order by i.id limit ${limit}
    `.execute(tx)
  ).rows.map((row) => row.id);

/** Since when timers run; null while they are turned off. */
export const countingSince = async (db: Db): Promise<Date | null> =>
  (await sql<{ since: Date }>`select since from timers.counting`.execute(db)).rows[0]?.since ?? null;

/** Turns timers on from that moment, unless they are; null turns them off. False when nothing changed. */
export const saveCounting = async (tx: Db, since: Date | null): Promise<boolean> => {
  const { numAffectedRows } =
    since === null
      ? await sql`delete from timers.counting`.execute(tx)
      : await sql`insert into timers.counting (since) values (${since}) on conflict do nothing`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
};
export const moveCounting = async (tx: Db, since: Date): Promise<void> => {
  await sql`update timers.counting set since = ${since}`.execute(tx);
};

export type ShownRow = Running & { skillId: number | null; assigneeId: number | null };
const SHOWN = sql`
  select ${RUNNING}, i.skill_id as "skillId", i.assignee_id as "assigneeId"
  from timers.running r
  join interactions.interactions i on i.id = r.interaction_id
`;

/** Those of that inbox, and as many of what waits for nobody in particular (supervisors: of everybody's), most urgent first. */
export const timersFor = async (db: Db, actor: Actor, others: number): Promise<ShownRow[]> => {
  const concerns =
    actor.role === 'agent'
      ? sql`i.assignee_id is null and i.skill_id in (
              select p.skill_id from routing.proficiencies p where p.agent_id = ${actor.id})`
      : sql`true`;
  const { rows } = await sql<ShownRow>`
    (${SHOWN} where i.assignee_id = ${actor.id})
    union all
    (${SHOWN} where i.assignee_id is distinct from ${actor.id} and not (r.kind = 'customer' and i.assignee_id is null)
       and ${concerns} order by r.due_at limit ${others})
  `.execute(db);
  return rows;
};

/** Null while none runs; one that has taken its interaction out of the inbox runs no more. */
export const timerRow = async (db: Db, interactionId: number): Promise<ShownRow | null> =>
  (
    await sql<ShownRow>`
      ${SHOWN} where r.interaction_id = ${interactionId} and not (r.kind = 'customer' and i.assignee_id is null)
    `.execute(db)
  ).rows[0] ?? null;
