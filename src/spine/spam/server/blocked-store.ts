import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { Block } from '../contract.ts';

/** Of these senders (lower case), by what each is blocked: its address before its domain. */
export const blocksOfSenders = async (
  tx: Db,
  senders: readonly string[],
): Promise<Map<string, Block & { id: number }>> => {
  if (senders.length === 0) return new Map();
  const { rows } = await sql<Block & { id: number; sender: string }>`
    select distinct on (s.sender) s.sender, b.id, b.kind, b.value
    from unnest(${senders as string[]}::text[]) as s(sender)
    join spam.blocked b on (b.kind = 'address' and b.value = s.sender)
                        or (b.kind = 'domain' and b.value = substring(s.sender from '[^@]*$'))
    order by s.sender, b.kind
  `.execute(tx);
  return new Map(rows.map(({ sender, ...block }) => [sender, block]));
};

/** False when it was blocked already. */
export const insertBlock = async (
  tx: Db,
  { kind, value }: Block,
  by: { agentId: number; interactionId: number | null },
): Promise<boolean> => {
  const { rows } = await sql`
    insert into spam.blocked (kind, value, by_agent_id, interaction_id)
    values (${kind}, ${value}, ${by.agentId}, ${by.interactionId})
    on conflict (kind, value) do nothing returning id
  `.execute(tx);
  return rows.length > 0;
};

export const deleteBlocks = async (tx: Db, ids: readonly number[]): Promise<Block[]> =>
  (
    await sql<Block>`
      delete from spam.blocked where id = any(${ids as number[]}::bigint[]) returning kind, value
    `.execute(tx)
  ).rows;

export type FoundBlock = Block & { id: number; interactionId: number | null };
/** What blocks these senders, each row once. */
export const blocksMatching = async (tx: Db, senders: readonly string[]): Promise<FoundBlock[]> =>
  (
    await sql<FoundBlock>`
      select b.id, b.kind, b.value, b.interaction_id as "interactionId" from spam.blocked b
      where (b.kind = 'address' and b.value = any(${senders as string[]}::text[]))
         or (b.kind = 'domain' and b.value in (select substring(s from '[^@]*$') from unnest(${senders as string[]}::text[]) s))
      order by b.id
    `.execute(tx)
  ).rows;

export type BlockRow = Block & {
  id: number;
  byName: string | null;
  interactionId: number | null;
  at: Date;
  /** Mails stopped that are not brought back. */
  stopped: number;
  lastAt: Date | null;
};
/** A page of what is blocked, newest first; `text`: only what has it in it. */
export const blockRows = async (
  db: Db,
  wanted: { text: string; before: number | null },
  limit: number,
): Promise<BlockRow[]> => {
  const like = wanted.text ? `%${wanted.text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%` : null;
  return (
    await sql<BlockRow>`
      select b.id, b.kind, b.value, p.name as "byName", b.interaction_id as "interactionId", b.at,
             coalesce(s.count, 0) as stopped, s.last as "lastAt"
      from spam.blocked b
      left join people.agents p on p.id = b.by_agent_id
      left join lateral (select count(*)::int as count, max(s.at) as last from spam.stopped s
                         where s.block_id = b.id and s.let_through_at is null) s on true
      where (${like}::text is null or b.value like ${like}) and (${wanted.before}::bigint is null or b.id < ${wanted.before})
      order by b.id desc limit ${limit}
    `.execute(db)
  ).rows;
};

/** Our own addresses and domains, lower case: of mailboxes, of their senders, and of whoever works here. */
export const ownAddresses = async (db: Db): Promise<string[]> =>
  (
    await sql<{ address: string }>`
      select address from mailboxes.mailboxes union select address from mailboxes.senders
      union select email from people.agents
    `.execute(db)
  ).rows.map((row) => row.address);
