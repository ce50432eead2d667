import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '#ground/api/contract.ts';
import type { Db } from '#ground/db/server/database.ts';
import { LISTED, visibleTo } from '#spine/interactions/server/api.ts';
import type { Asked, Named, Term, Where } from '../rules.ts';

type Sql = RawBuilder<unknown>;

/** As many messages, or interactions, are looked through as one; see the migration. */
export const SEGMENT = 16_384;

const WEIGHTS: Record<Where, string> = { any: '', people: 'A', subject: 'B', files: 'C' };
const termOf = ({ said, where, near }: Term): Sql => sql`search.term(${said}, ${WEIGHTS[where]}, ${near})`;

export type Query = { wanted: string; ignored: string[] };

/** What is looked for, as Postgres says it; empty: only filters. `ignored`: words too common to look for. */
export const queryOf = async (db: Db, terms: readonly Term[]): Promise<Query> => {
  if (terms.length === 0) return { wanted: '', ignored: [] };
  const parts = terms.map(
    (term, index) => sql`select ${index}::int as n, ${term.not}::boolean as excluded, ${termOf(term)} as q`,
  );
  const { rows } = await sql<{ n: number; excluded: boolean; q: string }>`
    select n, excluded, q::text as q from (${sql.join(parts, sql` union all `)}) t order by n
  `.execute(db);
  const said = rows.filter((row) => row.q !== '').map((row) => (row.excluded ? `!(${row.q})` : `(${row.q})`));
  // Excluding alone would have every document read: it takes part only beside something to look for.
  const positive = rows.some((row) => row.q !== '' && !row.excluded);
  return {
    wanted: positive ? said.join(' & ') : '',
    ignored: rows.filter((row) => row.q === '').map((row) => terms[row.n]!.said),
  };
};

export type Names = { skills: (number | null)[]; tags: (number | null)[]; agents: (number | null)[] };

/** The first whose name begins with, else holds, what was typed; null: nobody. */
const idsFor = async (db: Db, table: Sql, named: readonly Named[]): Promise<(number | null)[]> => {
  if (named.length === 0) return [];
  const { rows } = await sql<{ id: number | null }>`
    select (select e.id::int from ${table} where contacts.fold(e.name) like '%' || contacts.fold(w.said) || '%'
            order by contacts.fold(e.name) = contacts.fold(w.said) desc,
                     contacts.fold(e.name) like contacts.fold(w.said) || '%' desc, e.id limit 1) as id
    from unnest(${named.map((one) => one.said.replaceAll(/[\\%_]/g, '\\$&'))}::text[]) with ordinality as w(said, n) order by n
  `.execute(db);
  return rows.map((row) => row.id);
};

export const namesIn = async (db: Db, asked: Asked): Promise<Names> => ({
  skills: await idsFor(db, sql`routing.skills e`, asked.skills),
  tags: await idsFor(db, sql`tags.tags e`, asked.tags),
  agents: await idsFor(db, sql`people.agents e`, asked.agents),
});

const unless = (not: boolean, condition: Sql): Sql => (not ? sql`not coalesce(${condition}, false)` : condition);

/** What is asked of the interaction `i`, besides words. */
export const conditionsOn = (asked: Asked, names: Names): Sql => {
  const conditions = [
    LISTED,
    ...asked.skills.map(({ not }, n) => unless(not, sql`i.skill_id = ${names.skills[n]}`)),
    ...asked.agents.map(({ not }, n) =>
      unless(not, sql`coalesce(i.assignee_id, i.last_agent_id) = ${names.agents[n]}`),
    ),
    ...asked.tags.map(({ not }, n) =>
      unless(
        not,
        sql`exists (select from tags.on_interactions t where t.interaction_id = i.id and t.tag_id = ${names.tags[n]})`,
      ),
    ),
  ];
  const statuses = asked.statuses.filter((one) => !one.not).map((one) => one.status);
  const others = asked.statuses.filter((one) => one.not).map((one) => one.status);
  if (statuses.length > 0) conditions.push(sql`i.status = any(${statuses})`);
  if (others.length > 0) conditions.push(sql`i.status <> all(${others})`);
  return sql.join(conditions, sql` and `);
};

const dayIn = (day: string, zone: string): Sql => sql`(${day}::date::timestamp at time zone ${zone})`;

/** What is asked of the message `m`: days of the reader's zone, files. */
const conditionsOnMessage = (asked: Asked, zone: string): Sql => {
  const conditions = [sql`true`];
  if (asked.after) conditions.push(sql`m.created_at >= ${dayIn(asked.after, zone)}`);
  if (asked.before) conditions.push(sql`m.created_at < ${dayIn(asked.before, zone)}`);
  if (asked.withFile !== null)
    conditions.push(
      sql`${asked.withFile ? sql`` : sql`not`} exists (select from interactions.attachments f where f.message_id = m.id and not f.inline)`,
    );
  return sql.join(conditions, sql` and `);
};

/** Between which messages the days lie: what is outside is not walked. Numbers of messages. */
export const placesBetween = async (
  db: Db,
  asked: Asked,
  zone: string,
): Promise<{ newest: number; oldest: number }> => {
  const { rows } = await sql<{ newest: number; oldest: number }>`
    select ${
      asked.before === null
        ? sql`coalesce((select max(id) from interactions.messages), 0)`
        : sql`search.place_at(${dayIn(asked.before, zone)} + interval '2 hours') + 1000`
    }::bigint as newest,
           ${asked.after === null ? sql`0` : sql`search.place_at(${dayIn(asked.after, zone)})`}::bigint as oldest
  `.execute(db);
  return rows[0]!;
};

export type Found = {
  id: number;
  place: number;
  kind: 'message' | 'note';
  refId: number;
  interactionId: number;
  rank: number;
};

export const newestInteraction = async (db: Db): Promise<number> =>
  (await sql<{ id: number }>`select coalesce(max(id), 0)::bigint as id from interactions.interactions`.execute(db))
    .rows[0]!.id;

export type Walk = {
  actor: Actor;
  asked: Asked;
  names: Names;
  zone: string;
  wanted: string;
  /** What came last: on with what is older. */
  after: { place: number; id: number } | null;
  ranked: boolean;
};

/**
 * Documents of these segments, newest first. Each interaction is looked up by its number: joined, the planner would read
 * them all (`offset 0` keeps it from that).
 */
export const foundIn = async (
  db: Db,
  walk: Walk,
  segments: { from: number; to: number },
  limit: number,
): Promise<Found[]> => {
  const { actor, asked, wanted, after } = walk;
  const conditions = [sql`d.segment = s.n and d.words @@ ${wanted}::tsquery`];
  if (after) conditions.push(sql`(d.place, d.id) < (${after.place}::bigint, ${after.id}::bigint)`);
  const onMessage =
    asked.after || asked.before || asked.withFile !== null
      ? sql`cross join lateral (
          select from interactions.messages m where m.id = d.place and ${conditionsOnMessage(asked, walk.zone)} offset 0) said`
      : sql``;
  const { rows } = await sql<Found>`
    select hit.* from generate_series(${segments.from}::int, ${segments.to}::int, -1) s(n)
    cross join lateral (
      select d.id, d.place, d.kind, d.ref_id as "refId", d.interaction_id as "interactionId",
             ${walk.ranked ? sql`ts_rank_cd(d.words, ${wanted}::tsquery, 1)` : sql`0`}::float8 as rank
      from search.documents d
      cross join lateral (
        select from interactions.interactions i
        where i.id = d.interaction_id and ${conditionsOn(asked, walk.names)} and ${visibleTo(actor)} offset 0) seen
      ${onMessage}
      where ${sql.join(conditions, sql` and `)}
      order by d.place desc, d.id desc limit ${limit}) hit
    limit ${limit}
  `.execute(db);
  return rows;
};

/** No words: interactions themselves, the last begun first; found in their last message. `segments` count as those do. */
export const interactionsIn = async (
  db: Db,
  { actor, asked, names, zone, after }: Walk,
  segments: { from: number; to: number },
  limit: number,
): Promise<Found[]> => {
  const said = asked.after || asked.before || asked.withFile !== null;
  const { rows } = await sql<Found>`
    select i.id, i.id as place, 'message' as kind, last.id as "refId", i.id as "interactionId", 0::float8 as rank
    from interactions.interactions i
    cross join lateral (
      select max(m.id) as id from interactions.messages m
      where m.interaction_id = i.id and ${said ? conditionsOnMessage(asked, zone) : sql`true`}) last
    where i.id < ${(segments.from + 1) * SEGMENT}::bigint and i.id >= ${segments.to * SEGMENT}::bigint
      and ${after ? sql`i.id < ${after.place}::bigint` : sql`true`}
      and ${asked.after ? sql`i.last_message_at >= ${dayIn(asked.after, zone)}` : sql`true`}
      and ${asked.before ? sql`i.created_at < ${dayIn(asked.before, zone)}` : sql`true`}
      and ${conditionsOn(asked, names)} and ${visibleTo(actor)} and last.id is not null
    order by i.id desc limit ${limit}
  `.execute(db);
  return rows;
};
