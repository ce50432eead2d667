import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { Status } from '#spine/interactions/contract.ts';

export type OutcomeRow = {
  status: Status;
  assigneeId: number | null;
  skillId: number | null;
  skillName: string | null;
  statusRequired: boolean;
  dispositionRequired: boolean;
  dispositionGiven: boolean;
  dispositionId: number | null;
  dispositionName: string | null;
  endedAt: Date | null;
  assignedAt: Date | null;
};

/** A disposition counts while the skill has it, retired or not: what was chosen in its day stays good. */
export const outcomeRow = async (db: Db, interactionId: number): Promise<OutcomeRow | null> =>
  (
    await sql<OutcomeRow>`
      select i.status, i.assignee_id as "assigneeId", i.skill_id as "skillId", s.name as "skillName",
             coalesce(r.status_required, true) as "statusRequired",
             coalesce(r.disposition_required, false) and exists (
               select from dispositions.offered o join dispositions.dispositions a on a.id = o.disposition_id
               where o.skill_id = i.skill_id and a.archived_at is null) as "dispositionRequired",
             exists (select from dispositions.offered o
                     where o.skill_id = i.skill_id and o.disposition_id = c.disposition_id) as "dispositionGiven",
             d.id as "dispositionId", d.name as "dispositionName",
             i.ended_at as "endedAt", i.assigned_at as "assignedAt"
      from interactions.interactions i
      left join routing.skills s on s.id = i.skill_id
      left join dispositions.skill_rules r on r.skill_id = i.skill_id
      left join dispositions.chosen c on c.interaction_id = i.id
      left join dispositions.dispositions d on d.id = c.disposition_id
      where i.id = ${interactionId}
    `.execute(db)
  ).rows[0] ?? null;

export type Choice = { id: number; name: string };

/** What a skill offers, in the office's order. */
export const choicesOf = async (db: Db, skillId: number | null): Promise<Choice[]> =>
  (
    await sql<Choice>`
      select d.id, d.name from dispositions.offered o join dispositions.dispositions d on d.id = o.disposition_id
      where o.skill_id = ${skillId} and d.archived_at is null order by d.position, d.id
    `.execute(db)
  ).rows;

export const saveChosen = async (
  tx: Db,
  interactionId: number,
  dispositionId: number | null,
  agentId: number,
): Promise<void> => {
  await (
    dispositionId === null
      ? sql`delete from dispositions.chosen where interaction_id = ${interactionId}`
      : sql`
          insert into dispositions.chosen (interaction_id, disposition_id, chosen_by)
          values (${interactionId}, ${dispositionId}, ${agentId})
          on conflict (interaction_id) do update
            set disposition_id = excluded.disposition_id, chosen_by = excluded.chosen_by, chosen_at = now()
        `
  ).execute(tx);
};

/** Two interactions are one: what was chosen in the one that is gone stays good where nothing was chosen in the other. */
export const moveChosen = async (tx: Db, from: number, into: number): Promise<void> => {
  await sql`
    insert into dispositions.chosen (interaction_id, disposition_id, chosen_by, chosen_at)
    select ${into}, c.disposition_id, c.chosen_by, c.chosen_at from dispositions.chosen c
    join interactions.interactions gone on gone.id = c.interaction_id
    join interactions.interactions stays on stays.id = ${into}
    where c.interaction_id = ${from} and stays.status <> 'closed' and stays.skill_id = gone.skill_id
    on conflict (interaction_id) do nothing
  `.execute(tx);
};

/** Names of the dispositions of these interactions. */
export const chosenNames = async (db: Db, interactionIds: readonly number[]): Promise<Map<number, string>> => {
  const { rows } = await sql<{ id: number; name: string }>`
    select c.interaction_id as id, d.name from dispositions.chosen c
    join dispositions.dispositions d on d.id = c.disposition_id
    where c.interaction_id = any(${interactionIds as number[]}::bigint[])
  `.execute(db);
  return new Map(rows.map((row) => [row.id, row.name]));
};

/** Finished ones that are in somebody's inbox still. */
export const finishedInInboxes = async (db: Db): Promise<number[]> =>
  (
    await sql<{ id: number }>`
      select id from interactions.interactions
      where assignee_id is not null and status in ('resolved', 'closed') order by id
    `.execute(db)
  ).rows.map((row) => row.id);
