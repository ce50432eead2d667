import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { Order, Saved } from '../contract.ts';

export const savedOf = async (db: Db, agentId: number): Promise<Saved[]> =>
  (
    await sql<Saved>`
      select id, name, asked->>'text' as text, asked->>'order' as order
      from search.saved where agent_id = ${agentId} order by contacts.fold(name), id
    `.execute(db)
  ).rows;

/** Null when there are as many as may be. */
export const insertSaved = async (
  tx: Db,
  agentId: number,
  saved: { name: string; text: string; order: Order },
  most: number,
): Promise<number | null> => {
  const asked = JSON.stringify({ text: saved.text, order: saved.order });
  const { rows } = await sql<{ id: number }>`
    insert into search.saved (agent_id, name, asked)
    select ${agentId}, ${saved.name}, ${asked}::jsonb
    where (select count(*) from search.saved where agent_id = ${agentId} and name <> ${saved.name}) < ${most}
    on conflict (agent_id, name) do update set asked = excluded.asked returning id
  `.execute(tx);
  return rows[0]?.id ?? null;
};

export const deleteSaved = async (tx: Db, agentId: number, id: number): Promise<boolean> => {
  const { numAffectedRows } = await sql`delete from search.saved where agent_id = ${agentId} and id = ${id}`.execute(
    tx,
  );
  return numAffectedRows === 1n;
};
