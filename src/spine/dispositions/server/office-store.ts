import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

export type DispositionRow = { id: number; name: string; archived: boolean; skillIds: number[]; uses: number };

/** All of them, retired ones last. */
export const dispositionRows = async (db: Db): Promise<DispositionRow[]> =>
  (
    await sql<DispositionRow>`
      select d.id, d.name, d.archived_at is not null as archived,
             array(select o.skill_id::int from dispositions.offered o join routing.skills s on s.id = o.skill_id
                   where o.disposition_id = d.id and s.archived_at is null order by s.name) as "skillIds",
             (select count(*)::int from dispositions.chosen c where c.disposition_id = d.id) as uses
      from dispositions.dispositions d order by d.archived_at is not null, d.position, d.id
    `.execute(db)
  ).rows;

export type SavedDisposition = { id: number | null; name: string; archived: boolean; skillIds: readonly number[] };

/** Null: there is none of that number, or another has the name. */
export const upsertDisposition = async (
  tx: Db,
  one: SavedDisposition,
): Promise<number | 'name-taken' | 'not-found'> => {
  await sql`lock table dispositions.dispositions in share row exclusive mode`.execute(tx);
  const taken = await sql`
    select from dispositions.dispositions where lower(name) = lower(${one.name}) and id is distinct from ${one.id}::bigint
  `.execute(tx);
  if (taken.rows.length > 0) return 'name-taken';
  const { rows } = await (
    one.id === null
      ? sql<{ id: number }>`
          insert into dispositions.dispositions (name, position, archived_at)
          values (${one.name}, (select coalesce(max(position), 0) + 1 from dispositions.dispositions),
                  case when ${one.archived} then now() end)
          returning id`
      : sql<{ id: number }>`
          update dispositions.dispositions
          set name = ${one.name}, archived_at = case when ${one.archived} then coalesce(archived_at, now()) end
          where id = ${one.id} returning id`
  ).execute(tx);
  const id = rows[0]?.id;
  if (id === undefined) return 'not-found';
  const skillIds = one.skillIds as number[];
  await sql`
    delete from dispositions.offered where disposition_id = ${id} and skill_id <> all(${skillIds}::bigint[])
  `.execute(tx);
  await sql`
    insert into dispositions.offered (skill_id, disposition_id)
    select s.id, ${id} from routing.skills s where s.id = any(${skillIds}::bigint[]) and s.archived_at is null
    on conflict do nothing
  `.execute(tx);
  return id;
};

/** One place up or down among those that are in use; false when there is no such place. */
export const moveDisposition = async (tx: Db, id: number, down: boolean): Promise<boolean> => {
  await sql`lock table dispositions.dispositions in share row exclusive mode`.execute(tx);
  const { rows } = await sql`
    with here as (select id, position from dispositions.dispositions where id = ${id} and archived_at is null),
    other as (
      select d.id, d.position from dispositions.dispositions d, here
      where d.archived_at is null
        and case when ${down} then (d.position, d.id) > (here.position, here.id) else (d.position, d.id) < (here.position, here.id) end
      order by case when ${down} then d.position else -d.position end limit 1
    )
    update dispositions.dispositions d
    set position = case when d.id = here.id then other.position else here.position end
    from here, other where d.id in (here.id, other.id) returning d.id
  `.execute(tx);
  return rows.length === 2;
};

export type SkillRuleRow = {
  skillId: number;
  name: string;
  dispositionRequired: boolean;
  statusRequired: boolean;
  /** Dispositions in use that it offers. */
  offers: number;
};

export const skillRuleRows = async (db: Db): Promise<SkillRuleRow[]> =>
  (
    await sql<SkillRuleRow>`
      select s.id as "skillId", s.name, coalesce(r.disposition_required, false) as "dispositionRequired",
             coalesce(r.status_required, true) as "statusRequired",
             (select count(*)::int from dispositions.offered o join dispositions.dispositions d on d.id = o.disposition_id
              where o.skill_id = s.id and d.archived_at is null) as offers
      from routing.skills s left join dispositions.skill_rules r on r.skill_id = s.id
      where s.archived_at is null order by s.name, s.id
    `.execute(db)
  ).rows;

/** False when there is no such skill in use. */
export const upsertSkillRule = async (
  tx: Db,
  rule: { skillId: number; dispositionRequired: boolean; statusRequired: boolean },
): Promise<boolean> => {
  const { rows } = await sql`
    insert into dispositions.skill_rules (skill_id, disposition_required, status_required)
    select id, ${rule.dispositionRequired}, ${rule.statusRequired} from routing.skills
    where id = ${rule.skillId} and archived_at is null
    on conflict (skill_id) do update
      set disposition_required = excluded.disposition_required, status_required = excluded.status_required
    returning skill_id
  `.execute(tx);
  return rows.length > 0;
};
