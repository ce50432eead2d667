import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { AgentState } from '#spine/people/contract.ts';
import { KINDS, type Kind } from '../contract.ts';

/** 0: the name begins with the first word; 1: the words stand elsewhere, or in an address. */
export type Rank = 0 | 1;
/** Where an entry stands in the whole list: by rank, nameless ones last, then by folded name. */
export type Place = { rank: Rank; nameless: boolean; key: string; kind: Kind; id: number };

export type EntryRow = Omit<Place, 'rank'> & {
  name: string;
  emails: string[];
  company: string | null;
  state: AgentState | null;
  teamName: string | null;
  onCall: boolean;
  agents: number;
};

type Sql = RawBuilder<unknown>;

/** The rows of each kind, each named `e`. */
const ROWS: Record<Kind, Sql> = {
  contact: sql`contacts.contacts e where e.merged_into_id is null`,
  agent: sql`people.agents e where e.disabled_at is null`,
  skill: sql`routing.skills e where e.archived_at is null`,
  team: sql`people.teams e where true`,
};
const nameOf = (kind: Kind): Sql => (kind === 'contact' ? sql`e.folded` : sql`contacts.fold(e.name)`);

/** What an index of three letters finds wherever it stands; less is looked for where words begin. */
const LONG = 3;
export const isLong = (word: string): boolean => word.length >= LONG;

const pattern = (word: string): Sql => sql`contacts.fold(${word.replace(/[\\%_]/g, '\\$&')})`;
const holds = (column: Sql, word: string): Sql =>
  isLong(word)
    ? sql`${column} like '%' || ${pattern(word)} || '%'`
    : sql`(${column} like ${pattern(word)} || '%' or ${column} like '% ' || ${pattern(word)} || '%')`;
/** As a range, which an index in order can walk. */
const begins = (column: Sql, word: string): Sql =>
  sql`(${column} collate "C" >= contacts.fold(${word}) and ${column} collate "C" < contacts.fold(${word}) || chr(1114111))`;

/** Contacts with the word in their name or an address; null when they are more than `most`. */
export const contactsHolding = async (db: Db, word: string, most: number): Promise<number[] | null> => {
  const { rows } = await sql<{ id: number }>`
    (select contact_id as id from contacts.addresses where kind = 'email' and ${holds(sql`folded`, word)} limit ${most + 1})
    union all (select id from contacts.contacts where ${holds(sql`folded`, word)} limit ${most + 1})
  `.execute(db);
  return rows.length > most ? null : [...new Set(rows.map((row) => row.id))];
};

const holdsWord = (kind: Kind, word: string): Sql => {
  if (kind === 'agent') return holds(sql`contacts.fold(e.name || ' ' || e.email)`, word);
  if (kind !== 'contact') return holds(nameOf(kind), word);
  // Not "exists", which would first look through every address for a page that has the first fifty.
  return sql`(${holds(sql`e.folded`, word)} or (
    select true from contacts.addresses a
    where a.contact_id = e.id and a.kind = 'email' and ${holds(sql`a.folded`, word)} limit 1))`;
};

/** Of one kind, what comes after a place. */
const after = (kind: Kind, cursor: Place | null): Sql => {
  if (!cursor) return sql`true`;
  const order = KINDS.indexOf(kind) - KINDS.indexOf(cursor.kind);
  const from = order === 0 ? cursor.id : order > 0 ? 0 : Number.MAX_SAFE_INTEGER;
  return sql`(${nameOf(kind)} = '', ${nameOf(kind)} collate "C", e.id)
             > (${cursor.nameless}::boolean, ${cursor.key} collate "C", ${from}::bigint)`;
};

export type Asked = {
  words: readonly string[];
  kinds: readonly Kind[];
  rank: Rank;
  /** The place that the page comes after, in the same rank. */
  cursor: Place | null;
  limit: number;
  /** Contacts that hold the first long word, where they are few; null: walk them in their order. */
  contactIds: readonly number[] | null;
};

const partOf = (kind: Kind, { words, rank, cursor, limit, contactIds }: Asked): Sql => {
  const [first] = words;
  const name = nameOf(kind);
  const conditions = [
    after(kind, cursor),
    ...(first === undefined ? [] : [sql`${rank === 0 ? sql`` : sql`not`} ${begins(name, first)}`]),
    ...(rank === 0 && first !== undefined ? [sql`not (${name} = '')`] : []),
    ...words.filter((word) => rank === 1 || word !== first).map((word) => holdsWord(kind, word)),
    ...(kind === 'contact' && contactIds ? [sql`e.id = any(${contactIds as number[]}::bigint[])`] : []),
  ];
  return sql`(
    select ${kind} as kind, ${KINDS.indexOf(kind)}::int as kind_order, e.id, e.name,
           (${name} = '') as nameless, ${name} collate "C" as key
    from ${ROWS[kind]} and ${sql.join(conditions, sql` and `)}
    order by nameless, key, e.id limit ${limit})`;
};

/** A page of the entries of one rank. */
export const entriesAfter = async (db: Db, asked: Asked): Promise<EntryRow[]> => {
  const parts = asked.kinds.map((kind) => partOf(kind, asked));
  const { rows } = await sql<EntryRow>`
    with page as (
      select * from (${sql.join(parts, sql` union all `)}) found
      order by nameless, key collate "C", kind_order, id limit ${asked.limit}
    )
    select page.kind, page.id, page.name, page.nameless, page.key, c.company,
           case when page.kind = 'contact' then array(
             select address from contacts.addresses where contact_id = page.id and kind = 'email' order by preferred desc, address)
           else array_remove(array[nullif(a.email, '')], null) end as emails,
           case when page.kind = 'agent' then coalesce(p.state, 'unavailable') end as state, t.name as "teamName",
           coalesce(page.kind = 'agent' and seat.on_call, false) as "onCall",
           (select count(*)::int from people.agents m
            where page.kind = 'team' and m.team_id = page.id and m.disabled_at is null) as agents
    from page
    left join contacts.contacts c on page.kind = 'contact' and c.id = page.id
    left join people.agents a on page.kind = 'agent' and a.id = page.id
    left join people.presence p on p.agent_id = a.id
    left join routing.seats seat on seat.agent_id = a.id
    left join people.teams t on t.id = a.team_id
    order by page.nameless, page.key collate "C", page.kind_order, page.id
  `.execute(db);
  return rows;
};
