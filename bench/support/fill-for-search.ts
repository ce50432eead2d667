import type pg from 'pg';
import { randomFrom } from '../floor/floor-plan.ts';

const DISTINCT = 100_000;
const WORDS_OF_A_MAIL = 60;
const CONTACTS = 100_000;
const SKILLS = 50;

const ONSETS = ['b', 'br', 'c', 'cl', 'd', 'f', 'g', 'gr', 'l', 'm', 'n', 'p', 'pl', 'r', 's', 't', 'tr', 'v'];
const NUCLEI = ['a', 'e', 'é', 'i', 'o', 'ou', 'u', 'an', 'on', 'ai'];
const ENDINGS = ['', 'ment', 'tion', 's', 'er', 'ing', 'ée', 'ité', 'eur', 'ables'];
const FIRST = ['Hélène', 'Émile', 'Jean', 'Chloé', 'Noël', 'Zoé', 'François', 'Anaïs', 'Marc', 'Sofia'];

export type Filled = {
  rare: string[];
  common: string[];
  middling: string[];
  absent: string;
  names: string[];
  misspelt: string[];
  supervisorId: number;
  agentId: number;
};

/** A million interactions of five mails, of words as unevenly spread as those of a language, put in by what indexes mail. */
export const fillForSearch = async (pool: pg.Pool, messages: number): Promise<Filled> => {
  const random = randomFrom(5);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const made = new Set<string>();
  while (made.size < 30_000)
    made.add(
      Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(ONSETS) + pick(NUCLEI)).join('') + pick(ENDINGS),
    );
  const words = [...made];
  // The tenth power crowds them as Zipf's law does: the first ten stand in most mails, the last in a handful.
  const word = (): string => words[Math.floor(words.length * random() ** 6)]!;
  const surnames = Array.from({ length: 20_000 }, () => {
    const name =
      pick(ONSETS) + pick(NUCLEI) + pick(ONSETS) + pick(NUCLEI) + pick(ONSETS) + pick(NUCLEI) + pick(['x', 't', 'l']);
    return name[0]!.toUpperCase() + name.slice(1);
  });
  const run = (statement: string, values: unknown[] = []): Promise<unknown> => pool.query(statement, values);
  await run('create schema bench');
  await run('create table bench.texts (id int primary key, body text, words tsvector)');
  await run('create table bench.people (id int primary key, name text, address text, words tsvector)');
  for (let from = 0; from < DISTINCT; from += 10_000) {
    const bodies = Array.from({ length: 10_000 }, () => Array.from({ length: WORDS_OF_A_MAIL }, word).join(' '));
    await run(
      `insert into bench.texts select ${from} + n, body, search.words('', '', '', body) from unnest($1::text[]) with ordinality as t(body, n)`,
      [bodies],
    );
  }
  const names = Array.from({ length: CONTACTS }, () => `${pick(FIRST)} ${pick(surnames)}`);
  await run(
    `insert into bench.people select n, name, 'c' || n || '@client.example', search.words(name || ' c' || n || '@client.example', '', '', '')
     from unnest($1::text[]) with ordinality as t(name, n)`,
    [names],
  );
  for (const statement of [
    `insert into contacts.contacts (name) select name from bench.people order by id`,
    `insert into contacts.addresses (kind, address, contact_id) select 'email', address, id from bench.people`,
    `insert into routing.skills (name) select 'Skill ' || n from generate_series(1, ${SKILLS}) n`,
    `insert into people.agents (name, login, email, password_hash, role, language) select 'Agent ' || n, 'agent' || n, 'a' || n || '@desk.example', '',
       case when n = 1 then 'supervisor' else 'agent' end, 'fr' from generate_series(1, 100) n`,
    `insert into routing.proficiencies (agent_id, skill_id, level) select 2, n, 1 from generate_series(1, 3) n`,
    `insert into tags.tags (name, color) values ('rare', 'red'), ('fréquente', 'blue')`,
    `insert into interactions.interactions (contact_id, skill_id, subject, snippet, status, last_agent_id, message_count, created_at, last_message_at)
     select 1 + (n * 7919::bigint) % ${CONTACTS}, 1 + n % ${SKILLS}, 'Commande ' || n, 'extrait', (array['closed', 'resolved', 'closed', 'open', 'closed', 'closed', 'escalated'])[1 + n % 7],
            3 + n % 98, 5, '2026-11-20'::timestamptz - (${messages / 5} - n) * interval '25 seconds', '2026-11-20'::timestamptz - (${messages / 5} - n) * interval '25 seconds'
     from generate_series(1, ${messages / 5}) n`,
    `insert into tags.on_interactions (interaction_id, tag_id, at) select id, case when id % 5000 = 0 then 1 else 2 end, now() from interactions.interactions where id % 10 = 0`,
    `insert into interactions.messages (interaction_id, direction, sender, subject, text, snippet, written_at, created_at)
     select i.id, case when k % 2 = 1 then 'in' else 'out' end, jsonb_build_object('name', p.name, 'address', p.address), i.subject, t.body, left(t.body, 100), i.created_at, i.created_at + k * interval '4 seconds'
     from generate_series(1, ${messages / 5}) n join interactions.interactions i on i.id = n cross join generate_series(1, 5) k
     join bench.people p on p.id = i.contact_id join bench.texts t on t.id = 1 + (n * 5 + k) * 7919::bigint % ${DISTINCT}
     order by i.id, k`,
    'drop index search.documents_by_words',
    `insert into search.documents (kind, ref_id, interaction_id, place, words)
     select 'message', m.id, m.interaction_id, m.id, p.words || t.words
     from interactions.messages m join interactions.interactions i on i.id = m.interaction_id
     join bench.people p on p.id = i.contact_id
     join bench.texts t on t.id = 1 + (m.interaction_id * 5 + 1 + (m.id - 1) % 5) * 7919::bigint % ${DISTINCT}
     order by m.id`,
    `create index documents_by_words on search.documents using gin (segment, words) with (gin_pending_list_limit = 512)`,
    'vacuum analyze',
  ])
    await run(statement);
  return {
    rare: words.slice(-400),
    common: words.slice(0, 10),
    middling: words.slice(2_000, 2_400),
    absent: 'zzyzx',
    names: names.slice(0, 400),
    misspelt: names.slice(0, 400).map((name) => name.slice(0, -3) + name.slice(-2) + name.slice(-3, -2)),
    supervisorId: 1,
    agentId: 2,
  };
};
