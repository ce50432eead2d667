import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

/** How fresh a draft must be for its writer to be writing. */
const WRITING_SECONDS = 60;

/**
 * Says that a tab looks until then: whether it did not look at this interaction before, and which one it leaves for it.
 * Rows that ran out go.
 */
export const saveTab = async (
  tx: Db,
  tab: { tabId: string; interactionId: number; agentId: number; milliseconds: number },
): Promise<{ came: boolean; left: number | null }> => {
  await sql`delete from viewers.tabs where interaction_id = ${tab.interactionId} and until < now() and tab_id <> ${tab.tabId}`.execute(
    tx,
  );
  const { rows } = await sql<{ came: boolean; left: number | null }>`
    with before as (select interaction_id, until from viewers.tabs where tab_id = ${tab.tabId})
    insert into viewers.tabs as t (tab_id, interaction_id, agent_id, until)
    values (${tab.tabId}, ${tab.interactionId}, ${tab.agentId}, now() + make_interval(secs => ${tab.milliseconds / 1000}))
    on conflict (tab_id) do update
      set interaction_id = excluded.interaction_id, until = excluded.until where t.agent_id = excluded.agent_id
    returning not exists (
      select from before where before.interaction_id = ${tab.interactionId} and before.until > now()) as came,
      (select interaction_id from before where interaction_id <> ${tab.interactionId}) as "left"
  `.execute(tx);
  return rows[0] ?? { came: false, left: null };
};

/** False when the tab looks at something else by now. */
export const deleteTab = async (
  tx: Db,
  tab: { tabId: string; interactionId: number; agentId: number },
): Promise<boolean> => {
  const { rows } = await sql`
    delete from viewers.tabs
    where tab_id = ${tab.tabId} and interaction_id = ${tab.interactionId} and agent_id = ${tab.agentId} returning 1
  `.execute(tx);
  return rows.length > 0;
};

/** Everybody else who looks at it, by name. */
export const othersLooking = async (
  db: Db,
  interactionId: number,
  agentId: number,
  draftKey: string,
): Promise<{ agentId: number; name: string; writing: boolean }[]> =>
  (
    await sql<{ agentId: number; name: string; writing: boolean }>`
      select distinct a.id as "agentId", a.name,
             exists (select from drafts.drafts d where d.agent_id = a.id and d.key = ${draftKey}
                     and d.updated_at > now() - make_interval(secs => ${WRITING_SECONDS})) as writing
      from viewers.tabs t join people.agents a on a.id = t.agent_id
      where t.interaction_id = ${interactionId} and t.agent_id <> ${agentId} and t.until > now()
      order by a.name limit 50
    `.execute(db)
  ).rows;
