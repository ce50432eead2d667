import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import { DEFAULT_INBOX_LIMIT } from '../contract.ts';
import type { Seat, Waiting } from '../rules.ts';

/** One router at a time, in all processes; whoever gives or takes a place enters too. Milliseconds. */
export const enterRouting = async (tx: Db): Promise<void> => {
  await sql`select pg_advisory_xact_lock(7304)`.execute(tx);
};

export const anyoneWaits = async (db: Db): Promise<boolean> =>
  (await sql<{ yes: boolean }>`select exists (select from routing.queue where not offered) as yes`.execute(db)).rows[0]!
    .yes;

/** Into the queue of their skill; those without one wait for a person. Already queued ones stay where they are. */
export const insertQueue = async (
  tx: Db,
  interactionIds: readonly number[],
): Promise<{ id: number; skillId: number; contactId: number }[]> => {
  const { rows } = await sql<{ id: number; skillId: number; contactId: number }>`
    insert into routing.queue (interaction_id, channel, skill_id, priority, queued_at, preferred_agent_id)
    select i.id, i.channel, i.skill_id, coalesce(i.priority, s.priority), clock_timestamp(),
           coalesce(i.last_agent_id, (
             select earlier.last_agent_id from interactions.interactions earlier
             where earlier.contact_id = i.contact_id and earlier.last_agent_id is not null
             order by earlier.created_at desc limit 1))
    from interactions.interactions i join routing.skills s on s.id = i.skill_id
    where i.id = any(${interactionIds as number[]}::bigint[]) and i.assignee_id is null
      and i.status <> 'closed' and i.merged_into_id is null
    on conflict (interaction_id) do nothing
    returning interaction_id as id, skill_id as "skillId",
      (select i.contact_id from interactions.interactions i where i.id = interaction_id) as "contactId"
  `.execute(tx);
  return rows;
};

export const deleteFromQueue = async (tx: Db, interactionIds: readonly number[]): Promise<void> => {
  await sql`delete from routing.queue where interaction_id = any(${interactionIds as number[]}::bigint[])`.execute(tx);
};

type SeatRow = {
  agentId: number;
  teamId: number | null;
  load: number;
  limit: number;
  lastGivenAt: Date | number;
  held: Record<string, number>;
  skills: Record<string, number>;
  telephone: Seat['telephone'];
  closed: string[];
};

/** Can be given something now. */
const THERE = sql`a.disabled_at is null and a.email_enabled and p.state = 'available'`;

const readSeats = async (db: Db, which: RawBuilder<unknown>): Promise<Seat[]> => {
  const { rows } = await sql<SeatRow>`
    select a.id as "agentId", a.team_id as "teamId", coalesce(a.inbox_limit, t.inbox_limit, ${DEFAULT_INBOX_LIMIT}::int) as limit,
           coalesce(extract(epoch from nullif(seat.last_given_at, '-infinity')) * 1000, 0)::float8 as "lastGivenAt",
           (coalesce((select sum(w.weight) from interactions.interactions i
                      join routing.status_weights w on w.status = i.status where i.assignee_id = a.id), 0)
            + (select count(*) from routing.offers o where o.agent_id = a.id and o.outcome is null))::float8 as load,
           case when seat.on_call then 'on-call' when seat.voice_until > now() then 'free' else 'none' end as telephone,
           -- The nearest rule decides: their own, else their team's, else their role's. Asked only where there is any.
           case when (select exists (select from permissions.rules where switch like 'channel-%'))
             then array(select d.switch from (
               select distinct on (r.switch) r.switch, r.allowed from permissions.rules r
               where r.switch like 'channel-%' and (r.agent_id = a.id or r.team_id = a.team_id or r.role = a.role)
               order by r.switch, r.agent_id is null, r.team_id is null) d where not d.allowed)
             else '{}' end as closed,
           -- An interaction in hand counts until it is finished.
           coalesce((select jsonb_object_agg(h.channel, h.n) from (
                       select c.channel, count(*)::int as n from (
                         select i.channel from interactions.interactions i
                         where i.assignee_id = a.id and i.channel <> 'email' and i.status not in ('resolved', 'closed')
                         union all
                         select i.channel from routing.offers o join interactions.interactions i on i.id = o.interaction_id
                         where o.agent_id = a.id and o.outcome is null and i.channel <> 'email') c
                       group by c.channel) h), '{}') as held,
           coalesce((select jsonb_object_agg(pr.skill_id, pr.level) from routing.proficiencies pr where pr.agent_id = a.id), '{}') as skills
    from people.agents a
    left join people.presence p on p.agent_id = a.id
    left join people.teams t on t.id = a.team_id
    left join routing.seats seat on seat.agent_id = a.id
    where ${which}
  `.execute(db);
  return rows.map((row) => ({
    agentId: row.agentId,
    teamId: row.teamId,
    load: row.load,
    limit: row.limit,
    held: row.held,
    telephone: row.telephone,
    closed: row.closed,
    lastGivenAt: Number(row.lastGivenAt),
    levels: new Map(Object.entries(row.skills).map(([skill, level]) => [Number(skill), level])),
  }));
};

/** Of these agents, whatever their state; null: of every agent who can be given something now. */
export const seats = (db: Db, only: readonly number[] | null): Promise<Seat[]> =>
  readSeats(db, only === null ? THERE : sql`a.id = any(${only as number[]}::bigint[])`);

/** A queue: of a skill, or of a team (R46). */
export type Lane = { of: 'skill' | 'team'; id: number };

/** Those queues in which somebody waits, and how many agents can be given something now. */
export const waitingLanes = async (tx: Db): Promise<{ lanes: Lane[]; there: number }> => {
  const { rows } = await sql<{ lanes: Lane[] | null; there: number }>`
    select (select json_agg(lane) from (
              select 'skill' as of, s.id from routing.skills s
              where exists (select from routing.queue q where q.team_id is null and q.skill_id = s.id and not q.offered)
              union all
              select 'team', t.id from people.teams t
              where exists (select from routing.queue q where q.team_id = t.id and not q.offered)) lane) as lanes,
           (select count(*)::int from people.agents a join people.presence p on p.agent_id = a.id where ${THERE}) as there
  `.execute(tx);
  return { lanes: rows[0]!.lanes ?? [], there: rows[0]!.there };
};

/**
 * Of the agents whom these queues are for and who can be given something now: who is of other skills need not be
 * counted up (500 agents are 8 ms, which every pass would pay).
 */
export const seatsAt = (tx: Db, lanes: readonly Lane[]): Promise<Seat[]> => {
  const of = (kind: Lane['of']): number[] => lanes.filter((lane) => lane.of === kind).map((lane) => lane.id);
  return readSeats(
    tx,
    sql`${THERE} and (
      a.id in (select pr.agent_id from routing.proficiencies pr where pr.skill_id = any(${of('skill')}::bigint[]))
      or a.team_id = any(${of('team')}::bigint[]))`,
  );
};

/** The queue of the lane `r`, each way by its own index; `most` may speak of `r`. */
const firstOf = (most: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  (select * from routing.queue where r.of = 'skill' and team_id is null and skill_id = r.id and not offered
   order by priority desc, queued_at, interaction_id limit ${most})
  union all
  (select * from routing.queue where r.of = 'team' and team_id = r.id and not offered
   order by priority desc, queued_at, interaction_id limit ${most})`;

const lanesIn = (lanes: readonly Lane[]): RawBuilder<unknown> =>
  sql`json_to_recordset(${JSON.stringify(lanes)}::json) as r(of text, id bigint, places int)`;

/** Rows at the head of a queue whose interaction went another way go out of it. Returns how many. */
export const sweepQueues = async (tx: Db, lanes: readonly Lane[]): Promise<number> => {
  const { rows } = await sql`
    delete from routing.queue q using interactions.interactions i
    where i.id = q.interaction_id and not q.offered
      and (i.assignee_id is not null or i.status = 'closed' or i.merged_into_id is not null)
      and q.interaction_id in (
        select first.interaction_id from ${lanesIn(lanes)} cross join lateral (${firstOf(sql`200`)}) first)
    returning 1
  `.execute(tx);
  return rows.length;
};

/** More than these are looked past in a later pass. */
const MOST_OF_OTHER_CHANNELS = 500;

/** How many of a channel one agent takes at most, where it has a limit of its own. */
export const channelLimits = async (db: Db): Promise<Record<string, number>> =>
  Object.fromEntries(
    (
      await sql<{ channel: string; most: number }>`select channel, most from routing.channel_limits`.execute(db)
    ).rows.map(({ channel, most }) => [channel, most]),
  );

export const saveChannelLimits = async (tx: Db, limits: Readonly<Record<string, number>>): Promise<void> => {
  await sql`delete from routing.channel_limits`.execute(tx);
  await sql`
    insert into routing.channel_limits (channel, most)
    select key, value::int from json_each_text(${JSON.stringify(limits)}::json)
  `.execute(tx);
};

/**
 * The first of each queue, as many as there is room for. `limit 1` has each looked up by its number: the planner counts
 * on thousands, and joined it read all interactions instead (230 ms of a million). Besides them as many as those with the room handed on, which
 * they are not given: nobody waits behind what cannot go.
 */
export const firstWaiting = async (
  tx: Db,
  room: readonly (Lane & { places: number })[],
  agentIds: readonly number[],
): Promise<Waiting[]> => {
  const handedOn = sql`(
    select count(*) from routing.queue h
    where h.handed_on_by = any(${agentIds as number[]}::bigint[]) and not h.offered
      and case r.of when 'team' then h.team_id = r.id else h.team_id is null and h.skill_id = r.id end)`;
  // Nor behind a channel of which everybody has as many as they take.
  const otherChannels = sql`(
    select count(*) from (
      select from routing.queue c where c.channel <> 'email' and not c.offered
        and case r.of when 'team' then c.team_id = r.id else c.team_id is null and c.skill_id = r.id end
      limit ${MOST_OF_OTHER_CHANNELS}) c)`;
  const { rows } = await sql<Omit<Waiting, 'tries'> & { tries: Record<number, number> | null }>`
    select first.interaction_id as "interactionId", first.skill_id as "skillId", first.team_id as "teamId",
           first.handed_on_by as "handedOnBy", first.priority, first.queued_at as "queuedAt",
           first.preferred_agent_id as "preferredAgentId", first.channel, w.weight::float8 as weight,
           (select jsonb_object_agg(o.agent_id, o.times) from (
              select agent_id, count(*)::int as times from routing.offers
              where interaction_id = first.interaction_id and outcome in ('rejected', 'expired') group by agent_id) o) as tries
    from ${lanesIn(room)}
    cross join lateral (${firstOf(sql`r.places + ${handedOn} + ${otherChannels}`)}) first
    cross join lateral (
      select weight from interactions.interactions i join routing.status_weights using (status)
      where i.id = first.interaction_id limit 1) w
  `.execute(tx);
  return rows.map((row) => ({ ...row, tries: row.tries ?? {} }));
};

/**
 * Those of them who are Available still, and stay so until the transaction ends. Whoever changes their state at this
 * moment is left out rather than waited for: they may wait for routing themselves.
 */
export const stayAvailable = async (tx: Db, agentIds: readonly number[]): Promise<Set<number>> =>
  new Set(
    (
      await sql<{ id: number }>`
        select agent_id as id from people.presence
        where agent_id = any(${agentIds as number[]}::bigint[]) and state = 'available' for share skip locked
      `.execute(tx)
    ).rows.map((row) => row.id),
  );

export const touchSeats = async (tx: Db, agentIds: readonly number[]): Promise<void> => {
  await sql`
    insert into routing.seats (agent_id, last_given_at) select unnest(${[...new Set(agentIds)]}::bigint[]), clock_timestamp()
    on conflict (agent_id) do update set last_given_at = excluded.last_given_at
  `.execute(tx);
};

/** Their line is there until then; null: it is not. */
export const saveVoiceUntil = async (tx: Db, agentId: number, until: Date | null): Promise<void> => {
  await sql`
    insert into routing.seats (agent_id, voice_until) values (${agentId}, ${until})
    on conflict (agent_id) do update set voice_until = excluded.voice_until
  `.execute(tx);
};

export const saveOnCall = async (tx: Db, agentId: number, onCall: boolean): Promise<void> => {
  await sql`
    insert into routing.seats (agent_id, on_call) values (${agentId}, ${onCall}::boolean)
    on conflict (agent_id) do update set on_call = excluded.on_call
  `.execute(tx);
};

export const weightOf = async (db: Db, status: string): Promise<number> =>
  (
    await sql<{
      weight: number;
    }>`select weight::float8 as weight from routing.status_weights where status = ${status}`.execute(db)
  ).rows[0]!.weight;

export const waitingForSkillsOf = async (db: Db, agentId: number): Promise<number> =>
  (
    await sql<{ n: number }>`
      select count(*)::int as n from (
        (select 1 from routing.queue q join routing.proficiencies pr on pr.skill_id = q.skill_id
         where pr.agent_id = ${agentId} and not q.offered and q.team_id is null limit 1000)
        union all
        (select 1 from routing.queue q join people.agents a on a.team_id = q.team_id
         where a.id = ${agentId} and not q.offered limit 1000)) first_ones
    `.execute(db)
  ).rows[0]!.n;

/** Skills that hand out by offer, with how long an offer stands. */
export const offerSkills = async (db: Db, skillIds: readonly number[]): Promise<Map<number, number>> => {
  const { rows } = await sql<{ id: number; seconds: number }>`
    select id, offer_seconds as seconds from routing.skills where id = any(${skillIds as number[]}::bigint[]) and offers
  `.execute(db);
  return new Map(rows.map((row) => [row.id, row.seconds]));
};

export const inboxOf = async (tx: Db, agentId: number): Promise<{ id: number; status: string }[]> =>
  (
    await sql<{ id: number; status: string }>`
      select id, status from interactions.interactions where assignee_id = ${agentId} order by id for update
    `.execute(tx)
  ).rows;
