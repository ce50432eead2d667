import { sql } from 'kysely';
import { testDatabase } from '#ground/db/server/test-database.ts';
import type { Actor } from '#ground/api/contract.ts';
import { excerpts } from '#desk/search/server/excerpts.ts';
import { search } from '#desk/search/server/find.ts';
import { peopleNear } from '#desk/search/server/people-store.ts';
import { rowsOf } from '#spine/interactions/server/api.ts';
import { fillForSearch, type Filled } from './support/fill-for-search.ts';
import { percentile } from './support/mail-load.ts';

/** What a search waits for on the server, page and excerpts included, beside a plain ILIKE over the same messages. */
const MESSAGES = Number(process.env['MESSAGES'] ?? 5_000_000);
const TIMES = Number(process.env['TIMES'] ?? 20);
/** ILIKE reads everything: a few times say enough. */
const TIMES_PLAIN = 2;

type Case = { name: string; text: (n: number) => string; like: (n: number) => string; order?: 'best'; typing?: true };

const casesOf = ({ rare, common, middling, absent, names }: Filled): Case[] => [
  { name: 'a rare word', text: (n) => rare[n]!, like: (n) => rare[n]! },
  { name: 'a word in every other mail', text: (n) => common[n % 10]!, like: (n) => common[n % 10]! },
  { name: 'an ordinary word', text: (n) => middling[n]!, like: (n) => middling[n]! },
  { name: 'an ordinary word, best first', text: (n) => middling[n]!, like: (n) => middling[n]!, order: 'best' },
  { name: 'a common word, best first', text: (n) => common[n % 10]!, like: (n) => common[n % 10]!, order: 'best' },
  {
    name: 'three words',
    text: (n) => `${common[n % 10]!} ${middling[n]!} ${middling[n + 1]!}`,
    like: (n) => middling[n]!,
  },
  {
    name: 'a phrase',
    text: (n) => `"${common[n % 10]!} ${common[(n + 1) % 10]!}"`,
    like: (n) => `${common[n % 10]!} ${common[(n + 1) % 10]!}`,
  },
  { name: 'a word that is nowhere', text: (n) => `${absent}${n}`, like: (n) => `${absent}${n}` },
  {
    name: 'what is being typed',
    text: (n) => middling[n]!.slice(0, 4),
    like: (n) => middling[n]!.slice(0, 4),
    typing: true,
  },
  { name: 'a person', text: (n) => `de:"${names[n]!}"`, like: (n) => names[n]! },
  { name: 'a person and a word', text: (n) => `${names[n]!} ${common[n % 10]!}`, like: (n) => names[n]! },
  {
    name: 'a word, by status and skill',
    text: (n) => `${middling[n]!} status:open skill:"Skill ${1 + (n % 50)}"`,
    like: (n) => middling[n]!,
  },
  { name: 'a word, by tag', text: (n) => `${common[n % 10]!} tag:rare`, like: (n) => common[n % 10]! },
  {
    name: 'a word, between two days',
    text: (n) => `${common[n % 10]!} after:2026-03-0${1 + (n % 8)} before:2026-03-20`,
    like: (n) => common[n % 10]!,
  },
  { name: 'no words: a status, a tag', text: () => 'status:escalated tag:rare', like: () => 'escalated' },
];

const measure = async (times: number, run: (n: number) => Promise<unknown>): Promise<number[]> => {
  const values: number[] = [];
  for (let n = 0; n < times; n++) {
    const start = performance.now();
    await run(n);
    values.push(performance.now() - start);
  }
  return values;
};
const show = (values: number[]): string =>
  `p50 ${percentile(values, 0.5).toFixed(0).padStart(6)} ms  p95 ${percentile(values, 0.95).toFixed(0).padStart(6)} ms`;

const at = await testDatabase();
try {
  const { db } = at.database;
  const begun = performance.now();
  const filled = await fillForSearch(at.database.pool, MESSAGES);
  console.log(
    `${MESSAGES} messages in ${MESSAGES / 5} interactions, made in ${((performance.now() - begun) / 1000).toFixed(0)} s`,
  );
  const { rows } = await sql<{ index: string; table: string }>`
    select pg_size_pretty(pg_relation_size('search.documents_by_words')) as index,
           pg_size_pretty(pg_total_relation_size('search.documents')) as table`.execute(db);
  console.log(`the index ${rows[0]!.index}, all that search keeps ${rows[0]!.table}\n`);
  const supervisor = { id: filled.supervisorId, role: 'supervisor' } as Actor;
  const agent = { id: filled.agentId, role: 'agent' } as Actor;
  const all: number[] = [];
  const plain: number[] = [];
  const ask = async (actor: Actor, one: Case, n: number): Promise<{ hits: number; whole: boolean }> => {
    const result = await search(db, actor, {
      ...{ text: one.text(n), order: one.order ?? 'newest', typing: one.typing ?? false },
      ...{ zone: 'Europe/Paris', after: null, limit: 20 },
    });
    await excerpts(db, result.found, result.query);
    await rowsOf(
      db,
      actor,
      result.found.map((found) => found.interactionId),
    );
    return { hits: result.found.length, whole: result.lookedTo === null || result.found.length === 20 };
  };
  for (const one of casesOf(filled)) {
    for (const [who, actor] of [
      ['supervisor', supervisor],
      ['agent of 3 skills', agent],
    ] as const) {
      let hits = 0;
      let partly = 0;
      const values = await measure(TIMES, async (n) => {
        const found = await ask(actor, one, n);
        hits += found.hits;
        if (!found.whole) partly += 1;
      });
      all.push(...values);
      const cut = partly === 0 ? '' : `  ${partly} of ${TIMES} told how far back they came`;
      console.log(
        `${one.name.padEnd(30)} ${who.padEnd(18)} ${show(values)}  ${(hits / TIMES).toFixed(1).padStart(5)} hits${cut}`,
      );
    }
    const likes = await measure(TIMES_PLAIN, (n) =>
      sql`select m.id from interactions.messages m join interactions.interactions i on i.id = m.interaction_id
          where m.text ilike ${`%${one.like(n)}%`} or m.subject ilike ${`%${one.like(n)}%`}
            or m.sender->>'name' ilike ${`%${one.like(n)}%`}
          order by m.id desc limit 20`.execute(db),
    );
    plain.push(...likes);
    console.log(`${''.padEnd(30)} ${'plain ILIKE'.padEnd(18)} ${show(likes)}`);
  }
  const near = await measure(TIMES, (n) => peopleNear(db, supervisor, filled.misspelt[n]!, 6));
  console.log(`${'a misspelt name'.padEnd(30)} ${'supervisor'.padEnd(18)} ${show(near)}`);
  const [ours, theirs] = [percentile(all, 0.95), percentile(plain, 0.95)];
  console.log(`\nall searches: ${show(all)}; plain ILIKE: ${show(plain)}; ratio of p95: ${(theirs / ours).toFixed(1)}`);
} finally {
  await at.close();
}
