import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import { storableText } from '#ground/db/server/storable-text.ts';

/** Whose, and of what. */
export type Place = { agentId: number; key: string };
export type Draft = {
  content: object;
  version: number;
  /** The page that saved it last; null: no page did. */
  writer: string | null;
  updatedAt: Date;
  note: object | null;
};
export type Saved = { version: number; savedAt: Date };

/** Of a document every text, as Postgres takes it. */
export const jsonOf = (content: object): string =>
  JSON.stringify(content, (_key, value: unknown) => (typeof value === 'string' ? storableText(value) : value));

/** Characters written, for rules: of the HTML, or of the text of what has none. */
const LENGTH = sql`length(coalesce(content->>'html', content->>'text', ''))`;

export const draftAt = async (db: Db, { agentId, key }: Place): Promise<Draft | null> =>
  (
    await sql<Draft>`
      select content, version, writer, updated_at as "updatedAt", note from drafts.drafts
      where agent_id = ${agentId} and key = ${key}
    `.execute(db)
  ).rows[0] ?? null;

export type HeldDraft = { version: number; writer: string | null; length: number; sinceKept: number };

/** Keeps others from changing the draft until the transaction ends; tells of it without carrying its content. */
export const holdDraft = async (tx: Db, { agentId, key }: Place): Promise<HeldDraft | null> =>
  (
    await sql<HeldDraft>`
      select version, writer, ${LENGTH} as length,
             (extract(epoch from now() - coalesce(
               (select max(v.kept_at) from drafts.versions v
                where v.agent_id = d.agent_id and v.key = d.key and v.sent_as is null and v.kept_at > d.began_at),
               d.began_at)) * 1000)::float8 as "sinceKept"
      from drafts.drafts d where agent_id = ${agentId} and key = ${key} for update
    `.execute(tx)
  ).rows[0] ?? null;

const SAVED = sql`version, updated_at as "savedAt"`;

/** Null when somebody was first. */
export const insertDraft = async (
  tx: Db,
  { agentId, key }: Place,
  interactionId: number | null,
  content: object,
  more: { note?: object | undefined; writer?: string | undefined } = {},
): Promise<Saved | null> =>
  (
    await sql<Saved>`
      insert into drafts.drafts (agent_id, key, interaction_id, content, note, writer)
      values (${agentId}, ${key}, ${interactionId}, ${jsonOf(content)}::jsonb,
              ${more.note ? jsonOf(more.note) : null}::jsonb, ${more.writer ?? null}::uuid)
      on conflict (agent_id, key) do nothing
      returning ${SAVED}
    `.execute(tx)
  ).rows[0] ?? null;

/** `note` left out: it stays as it is. `writer` left out: nobody's page. */
export const replaceDraft = async (
  tx: Db,
  { agentId, key }: Place,
  content: object,
  more: { note?: object | undefined; writer?: string | undefined } = {},
): Promise<Saved> =>
  (
    await sql<Saved>`
      update drafts.drafts
      set content = ${jsonOf(content)}::jsonb, version = nextval('drafts.version_numbers'), updated_at = now(),
          writer = ${more.writer ?? null}::uuid,
          note = coalesce(${more.note ? jsonOf(more.note) : null}::jsonb, note)
      where agent_id = ${agentId} and key = ${key}
      returning ${SAVED}
    `.execute(tx)
  ).rows[0]!;

export const removeDraft = async (tx: Db, { agentId, key }: Place): Promise<boolean> => {
  const { rows } = await sql`
    delete from drafts.drafts where agent_id = ${agentId} and key = ${key} returning id
  `.execute(tx);
  return rows.length > 0;
};

export const clearNote = async (db: Db, { agentId, key }: Place): Promise<void> => {
  await sql`update drafts.drafts set note = null where agent_id = ${agentId} and key = ${key}`.execute(db);
};

export type DraftOf = Place & { agentName: string; beganAt: Date; updatedAt: Date; version: number };

/** What everybody is writing in one interaction, the newest first. */
export const draftsOf = async (db: Db, interactionId: number): Promise<DraftOf[]> =>
  (
    await sql<DraftOf>`
      select d.agent_id as "agentId", d.key, p.name as "agentName", d.began_at as "beganAt",
             d.updated_at as "updatedAt", d.version
      from drafts.drafts d join people.agents p on p.id = d.agent_id
      where d.interaction_id = ${interactionId} order by d.updated_at desc
    `.execute(db)
  ).rows;

export type NotedDraft = { key: string; interactionId: number | null; note: object };

/** My drafts that came back with a note. */
export const notedDrafts = async (db: Db, agentId: number): Promise<NotedDraft[]> =>
  (
    await sql<NotedDraft>`
      select key, interaction_id as "interactionId", note from drafts.drafts
      where agent_id = ${agentId} and note is not null order by updated_at desc limit 20
    `.execute(db)
  ).rows;

/** What is being written in an interaction, changed by somebody else's act: its pages hear that it moved. */
export const changeContents = async (
  tx: Db,
  interactionId: number,
  change: (content: unknown) => unknown,
): Promise<Place[]> => {
  const { rows } = await sql<{ id: number; content: object } & Place>`
    select id, agent_id as "agentId", key, content from drafts.drafts where interaction_id = ${interactionId} for update
  `.execute(tx);
  const changed: Place[] = [];
  for (const { id, agentId, key, content } of rows) {
    const next = JSON.stringify(change(content));
    if (next === JSON.stringify(content)) continue;
    await sql`
      update drafts.drafts
      set content = ${next}::jsonb, version = nextval('drafts.version_numbers'), writer = null, updated_at = now()
      where id = ${id}
    `.execute(tx);
    changed.push({ agentId, key });
  }
  return changed;
};
