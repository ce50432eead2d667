import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { VersionReason } from '../contract.ts';
import { KEEP_VERSIONS_DAYS, MOST_VERSION_BYTES, MOST_VERSIONS } from '../rules.ts';
import type { Place } from './drafts-store.ts';

/** Characters of a version that its first words are looked for in. */
const HEAD = 4_000;

/** Keeps what stands in the draft, and lets go of what is too much or too old. The content never leaves the database. */
export const keepVersion = async (
  tx: Db,
  { agentId, key }: Place,
  reason: VersionReason,
  byAgentId: number | null = null,
): Promise<void> => {
  await sql`
    insert into drafts.versions (agent_id, key, content, bytes, reason, by_agent_id)
    select agent_id, key, content, pg_column_size(content), ${reason}, ${byAgentId} from drafts.drafts
    where agent_id = ${agentId} and key = ${key}
  `.execute(tx);
  await sql`
    delete from drafts.versions where id in (
      select id from (
        select id, row_number() over newest as nth, sum(bytes) over newest as total from drafts.versions
        where agent_id = ${agentId} and key = ${key} window newest as (order by id desc)) v
      where nth > ${MOST_VERSIONS} or (nth > 1 and total > ${MOST_VERSION_BYTES}))
  `.execute(tx);
  await sql`
    delete from drafts.versions where kept_at < now() - make_interval(days => ${KEEP_VERSIONS_DAYS})
  `.execute(tx);
};

export type VersionRow = { id: number; keptAt: Date; reason: VersionReason; byName: string | null; head: string };

export const versionsAt = async (db: Db, { agentId, key }: Place): Promise<VersionRow[]> =>
  (
    await sql<VersionRow>`
      select v.id, v.kept_at as "keptAt", v.reason, p.name as "byName",
             left(coalesce(v.content->>'html', v.content->>'text', ''), ${HEAD}) as head
      from drafts.versions v left join people.agents p on p.id = v.by_agent_id and p.id <> v.agent_id
      where v.agent_id = ${agentId} and v.key = ${key} and v.sent_as is null
        and v.kept_at >= now() - make_interval(days => ${KEEP_VERSIONS_DAYS})
      order by v.id desc
    `.execute(db)
  ).rows;

export const versionAt = async (db: Db, { agentId, key }: Place, versionId: number): Promise<object | null> =>
  (
    await sql<{ content: object }>`
      select content from drafts.versions where id = ${versionId} and agent_id = ${agentId} and key = ${key}
    `.execute(db)
  ).rows[0]?.content ?? null;

/** Out of sight: the draft became that message. */
export const closeVersions = async (tx: Db, { agentId, key }: Place, messageId: number): Promise<void> => {
  await sql`
    update drafts.versions set sent_as = ${messageId}
    where agent_id = ${agentId} and key = ${key} and sent_as is null
  `.execute(tx);
};

/** In sight again: that message was taken back. */
export const reopenVersions = async (tx: Db, messageId: number): Promise<void> => {
  await sql`update drafts.versions set sent_as = null where sent_as = ${messageId}`.execute(tx);
};

/** After a weekend it is still worth knowing. */
const TOLD_FOR = '3 days';

/** Who took my draft of that key over last, if I have begun nothing since. */
export const lastTaken = async (db: Db, { agentId, key }: Place): Promise<{ name: string; at: Date } | null> =>
  (
    await sql<{ name: string; at: Date }>`
      select p.name, v.kept_at as at from drafts.versions v join people.agents p on p.id = v.by_agent_id
      where v.id = (select max(id) from drafts.versions where agent_id = ${agentId} and key = ${key} and sent_as is null)
        and v.reason = 'taken' and v.by_agent_id <> v.agent_id and v.kept_at > now() - ${TOLD_FOR}::interval
        and not exists (select from drafts.drafts d where d.agent_id = ${agentId} and d.key = ${key})
    `.execute(db)
  ).rows[0] ?? null;

/** What was said there was hidden from everybody: what was kept of its writing goes too. The draft of now is another text. */
export const forgetVersions = async (tx: Db, { agentId, key }: Place): Promise<void> => {
  await sql`delete from drafts.versions where agent_id = ${agentId} and key = ${key}`.execute(tx);
};

/** Versions under these keys, whosever, that a change would change: they go. */
export const forgetVersionsThat = async (
  tx: Db,
  keys: readonly string[],
  change: (content: unknown) => unknown,
): Promise<void> => {
  const { rows } = await sql<{ id: number; content: object }>`
    select id, content from drafts.versions where key = any(${keys as string[]}) for update
  `.execute(tx);
  const ids = rows
    .filter(({ content }) => JSON.stringify(change(content)) !== JSON.stringify(content))
    .map((row) => row.id);
  await sql`delete from drafts.versions where id = any(${ids}::bigint[])`.execute(tx);
};
