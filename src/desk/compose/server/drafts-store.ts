import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { DraftContent } from '../contract.ts';

export type Draft = { content: DraftContent; version: number; updatedAt: Date };

/** Postgres takes neither NUL nor half a surrogate pair. */
const jsonOf = (content: DraftContent): string =>
  JSON.stringify(content, (_key, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\u0000', '').toWellFormed() : value,
  );

export const draftOf = async (db: Db, agentId: number, interactionId: number): Promise<Draft | null> =>
  (
    await sql<Draft>`
      select content, version, updated_at as "updatedAt" from compose.drafts
      where agent_id = ${agentId} and interaction_id = ${interactionId}
    `.execute(db)
  ).rows[0] ?? null;

export type Saved = { version: number; savedAt: Date };

/** `version`: the one the writer last saw, 0 for none. Null when there is a newer one, or none any more. */
export const saveDraftRow = async (
  db: Db,
  agentId: number,
  interactionId: number,
  version: number,
  content: DraftContent,
): Promise<Saved | null> => {
  const json = jsonOf(content);
  const { rows } =
    version === 0
      ? await sql<Saved>`
          insert into compose.drafts (agent_id, interaction_id, content) values (${agentId}, ${interactionId}, ${json}::jsonb)
          on conflict (agent_id, interaction_id) do nothing
          returning version, updated_at as "savedAt"
        `.execute(db)
      : await sql<Saved>`
          update compose.drafts set content = ${json}::jsonb, version = version + 1, updated_at = now()
          where agent_id = ${agentId} and interaction_id = ${interactionId} and version = ${version}
          returning version, updated_at as "savedAt"
        `.execute(db);
  return rows[0] ?? null;
};

/** Puts content back whatever is there; the version moves, so that another tab notices. */
export const putBackDraft = async (
  tx: Db,
  agentId: number,
  interactionId: number,
  content: DraftContent,
): Promise<void> => {
  await sql`
    insert into compose.drafts as d (agent_id, interaction_id, content)
    values (${agentId}, ${interactionId}, ${jsonOf(content)}::jsonb)
    on conflict (agent_id, interaction_id) do update
      set content = excluded.content, version = d.version + 1, updated_at = now()
  `.execute(tx);
};

export const deleteDraft = async (db: Db, agentId: number, interactionId: number): Promise<void> => {
  await sql`delete from compose.drafts where agent_id = ${agentId} and interaction_id = ${interactionId}`.execute(db);
};

/** Far beyond the longest undo window (60 s). */
const KEEP_SENT = '1 hour';

/** Keeps what was written until it can no longer be taken back; sweeps out what is older. */
export const keepSent = async (tx: Db, messageId: number, agentId: number, content: DraftContent): Promise<void> => {
  await sql`
    insert into compose.sent (message_id, agent_id, content) values (${messageId}, ${agentId}, ${jsonOf(content)}::jsonb)
  `.execute(tx);
  await sql`delete from compose.sent where sent_at < now() - ${KEEP_SENT}::interval`.execute(tx);
};

export const takeSent = async (tx: Db, messageId: number, agentId: number): Promise<DraftContent | null> =>
  (
    await sql<{ content: DraftContent }>`
      delete from compose.sent where message_id = ${messageId} and agent_id = ${agentId} returning content
    `.execute(tx)
  ).rows[0]?.content ?? null;
