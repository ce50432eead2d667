import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { Tag, TagColor } from '../contract.ts';

const TAG = sql`select t.id, t.name, t.color, t.archived_at is not null as archived from tags.tags t`;

export const allTags = async (db: Db): Promise<Tag[]> =>
  (await sql<Tag>`${TAG} where t.merged_into_id is null order by t.folded collate "C", t.id`.execute(db)).rows;

/** What stands for that number by now. */
export const tagById = async (db: Db, id: number): Promise<Tag | null> =>
  (
    await sql<Tag>`
      ${TAG} where t.id = (select coalesce(merged_into_id, id) from tags.tags where id = ${id})
    `.execute(db)
  ).rows[0] ?? null;

/** The living one of that name, however it is written. */
export const tagNamed = async (db: Db, name: string): Promise<Tag | null> =>
  (await sql<Tag>`${TAG} where t.folded = contacts.fold(${name}) and t.archived_at is null`.execute(db)).rows[0] ??
  null;

export const countLiving = async (db: Db): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from tags.tags where archived_at is null`.execute(db)).rows[0]!.n;

/** Null when there is one of that name by now. */
export const insertTag = async (
  tx: Db,
  tag: { name: string; color: TagColor; byAgentId: number | null },
): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      insert into tags.tags (name, color, created_by) values (${tag.name}, ${tag.color}, ${tag.byAgentId})
      on conflict (folded) where archived_at is null do nothing returning id
    `.execute(tx)
  ).rows[0]?.id ?? null;

/** False when another living tag has that name, or it is gone. */
export const updateTag = async (tx: Db, tag: Tag): Promise<boolean> => {
  const { rows } = await sql`
    update tags.tags t
    set name = ${tag.name}, color = ${tag.color}, archived_at = case when ${tag.archived} then coalesce(t.archived_at, now()) end
    where t.id = ${tag.id} and (${tag.archived} or not exists (
      select from tags.tags o where o.id <> t.id and o.folded = contacts.fold(${tag.name}) and o.archived_at is null))
    returning t.id
  `.execute(tx);
  return rows.length > 0;
};

export const tagRows = async (
  db: Db,
  interactionIds: readonly number[],
): Promise<{ interactionId: number; tagId: number }[]> =>
  (
    await sql<{ interactionId: number; tagId: number }>`
      select interaction_id as "interactionId", tag_id as "tagId" from tags.on_interactions
      where interaction_id = any(${interactionIds as number[]}::bigint[]) order by at, tag_id
    `.execute(db)
  ).rows;

/** False when it is there already. */
export const insertOn = async (
  tx: Db,
  interactionId: number,
  tagId: number,
  byAgentId: number | null,
): Promise<boolean> => {
  const { rows } = await sql`
    insert into tags.on_interactions (interaction_id, tag_id, by_agent_id) values (${interactionId}, ${tagId}, ${byAgentId})
    on conflict do nothing returning tag_id
  `.execute(tx);
  return rows.length > 0;
};

export const deleteOn = async (tx: Db, interactionId: number, tagId: number): Promise<boolean> => {
  const { rows } = await sql`
    delete from tags.on_interactions where interaction_id = ${interactionId} and tag_id = ${tagId} returning tag_id
  `.execute(tx);
  return rows.length > 0;
};

/** Everything that has the one has the other from now on; the first is only a name for the second. */
export const replaceTag = async (tx: Db, fromId: number, intoId: number): Promise<void> => {
  await sql`
    insert into tags.on_interactions (interaction_id, tag_id, by_agent_id, at)
    select interaction_id, ${intoId}::bigint, by_agent_id, at from tags.on_interactions where tag_id = ${fromId}
    on conflict do nothing
  `.execute(tx);
  await sql`delete from tags.on_interactions where tag_id = ${fromId}`.execute(tx);
  await sql`
    update tags.tags set merged_into_id = ${intoId}, archived_at = coalesce(archived_at, now())
    where id = ${fromId} or merged_into_id = ${fromId}
  `.execute(tx);
};

/** Two interactions were one all along. */
export const moveRows = async (tx: Db, fromInteraction: number, intoInteraction: number): Promise<void> => {
  await sql`
    insert into tags.on_interactions (interaction_id, tag_id, by_agent_id, at)
    select ${intoInteraction}::bigint, tag_id, by_agent_id, at from tags.on_interactions where interaction_id = ${fromInteraction}
    on conflict do nothing
  `.execute(tx);
};

export const usesOf = async (db: Db): Promise<{ tagId: number; uses: number; lastAt: Date }[]> =>
  (
    await sql<{ tagId: number; uses: number; lastAt: Date }>`
      select tag_id as "tagId", count(*)::int as uses, max(at) as "lastAt" from tags.on_interactions group by tag_id
    `.execute(db)
  ).rows;
