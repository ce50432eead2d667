import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import { BODY } from './documents-store.ts';
import type { Found } from './find-store.ts';

/** Characters of a text that are shown in a list are looked for in so much of it. */
const MOST_READ = 20_000;
export const START = '\u0001';
export const STOP = '\u0002';
/** Beside characters that are read one by one: the vertical tab, which is a space to the parser and stands in no mail. */
const APART = '\u000b';
const NO_MARKS = START + STOP + APART;

const shown = (text: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  translate(normalize(left(${text}, ${MOST_READ}::int), nfkc), ${NO_MARKS}, '   ')`;

/** Text twice over, with what was found between START and STOP: by the forms of French and of English. Accents are gone in both. */
const marked = (text: RawBuilder<unknown>, wanted: string): RawBuilder<unknown> => {
  const bare = sql`search.apart(search.bare(${shown(text)}), ${APART})`;
  const options = `HighlightAll=true,StartSel=${START},StopSel=${STOP}`;
  return sql`array[
    translate(ts_headline('pg_catalog.french', ${bare}, ${wanted}::tsquery, ${options}), ${APART}, ''),
    translate(ts_headline('pg_catalog.english', ${bare}, ${wanted}::tsquery, ${options}), ${APART}, '')]`;
};

export type Marked = { text: string; marks: string[] };
export type ExcerptRow = {
  id: number;
  at: Date;
  author: string | null;
  subject: Marked;
  body: Marked;
  files: Marked[];
};

/** What is shown of each; what was hidden since it was indexed is not among them (D11). */
export const excerptsOf = async (db: Db, found: readonly Found[], wanted: string): Promise<ExcerptRow[]> => {
  if (found.length === 0) return [];
  const ids = sql`${found.map((one) => one.id)}::bigint[]`;
  const look = wanted === '' ? "''" : wanted;
  const field = (text: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`json_build_object('text', ${shown(text)}, 'marks', ${marked(text, look)})`;
  const filesOf = sql`
    (select coalesce(json_agg(${field(sql`f.name`)} order by f.position), '[]')
     from interactions.attachments f where f.message_id = m.id)`;
  const { rows } = await sql<ExcerptRow>`
    select d.id, m.created_at as at,
           case when m.author_hidden_at is null
                then coalesce(a.name, nullif(m.sender->>'name', ''), m.sender->>'address') end as author,
           ${field(sql`m.subject`)} as subject, ${field(sql`(${BODY})`)} as body, ${filesOf} as files
    from search.documents d
    join interactions.messages m on m.id = d.ref_id
    left join people.agents a on a.id = m.agent_id
    where d.kind = 'message' and d.id = any(${ids})
      and d.indexed_at > coalesce(greatest(m.content_hidden_at, m.part_hidden_at, m.author_hidden_at), '-infinity')
    union all
    select d.id, n.created_at, a.name, ${field(sql`''`)}, ${field(sql`n.text`)}, '[]'
    from search.documents d
    join notes_and_tags.notes n on n.id = d.ref_id
    join people.agents a on a.id = n.agent_id
    where d.kind = 'note' and d.id = any(${ids})
  `.execute(db);
  return rows;
};

/** Of interactions found without words: their last message, and nothing marked. */
export const lastMessages = async (db: Db, found: readonly Found[]): Promise<ExcerptRow[]> => {
  if (found.length === 0) return [];
  const plain = (text: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`json_build_object('text', ${shown(text)}, 'marks', '{}'::text[])`;
  const { rows } = await sql<ExcerptRow>`
    select m.interaction_id as id, m.created_at as at,
           case when m.author_hidden_at is null
                then coalesce(a.name, nullif(m.sender->>'name', ''), m.sender->>'address') end as author,
           ${plain(sql`m.subject`)} as subject, ${plain(sql`m.snippet`)} as body, '[]'::json as files
    from interactions.messages m left join people.agents a on a.id = m.agent_id
    where m.id = any(${found.map((one) => one.refId)}::bigint[])
  `.execute(db);
  return rows;
};

/** When that message was; null: there is none. */
export const momentOf = async (db: Db, messageId: number): Promise<Date | null> =>
  (
    await sql<{ at: Date }>`
      select created_at as at from interactions.messages where id >= ${messageId} order by id limit 1
    `.execute(db)
  ).rows[0]?.at ?? null;
