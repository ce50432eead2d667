import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { openDatabase, type Database } from '#ground/db/server/database.ts';
import { testDatabase } from '#ground/db/server/test-database.ts';
import { createBell, type Bell } from '#ground/events/server/bell.ts';
import { createActs, type Acts } from '#ground/events/server/follow.ts';
import { startWorker } from '#ground/jobs/server/worker.ts';
import { changeState, insertAgent } from '#spine/people/server/api.ts';
import {
  acceptOffer,
  enqueue,
  expireOffer,
  OFFER_EXPIRED,
  offersFor,
  rejectOffer,
  saveSkillRow,
  seatOf,
  setProficiencies,
  startRouter,
  takeForSelf,
} from './api.ts';

let world: Awaited<ReturnType<typeof testDatabase>>;
let second: { database: Database; bell: Bell; act: Acts };
const stops: (() => Promise<void>)[] = [];

before(async () => {
  world = await testDatabase();
  const database = openDatabase(world.database.connection);
  const bell = await createBell(database);
  second = { database, bell, act: createActs(database, bell) };
  // Two processes' worth of routing and jobs on one database.
  for (const one of [world, second]) {
    const router = startRouter(one.database.db, one.act, one.bell);
    const worker = startWorker(one.database, one.bell, {
      [OFFER_EXPIRED]: ({ offerId }) => one.act((act) => expireOffer(act, Number(offerId))),
    });
    stops.push(
      () => router.stop(),
      () => worker.stop(),
    );
  }
});

after(async () => {
  await Promise.all(stops.map((stop) => stop()));
  await second.bell.close();
  await second.database.close();
  await world.close();
});

const db = () => world.database.db;
let names = 0;

const agent = (options: {
  limit: number;
  skills: { skillId: number; level: number }[];
  emailEnabled?: boolean;
}): Promise<number> =>
  world.act(async (act) => {
    const login = `agent${++names}`;
    const id = (await insertAgent(act.tx, {
      name: login,
      login,
      email: `${login}@desk.example`,
      passwordHash: '-',
      role: 'agent',
      language: 'fr',
      teamId: null,
      emailEnabled: options.emailEnabled ?? true,
      inboxLimit: options.limit,
    }))!;
    await setProficiencies(act, id, options.skills);
    return id;
  });

const skill = (options: { offers: boolean; offerSeconds?: number }): Promise<number> =>
  world.act(async (act) =>
    Number(
      await saveSkillRow(act, {
        id: null,
        name: `skill${++names}`,
        priority: 5,
        offers: options.offers,
        offerSeconds: options.offerSeconds ?? 60,
      }),
    ),
  );

const state = (agentId: number, to: 'available' | 'working' | 'unavailable'): Promise<unknown> =>
  world.act((act) => changeState(act, agentId, to, null));

/** New interactions under a skill, put into its queue. */
const arrive = (skillId: number, count: number): Promise<number[]> =>
  second.act(async (act) => {
    const { rows } = await sql<{ id: number }>`
      with person as (insert into contacts.contacts (name) values ('Customer') returning id)
      insert into interactions.interactions (contact_id, skill_id, subject)
      select person.id, ${skillId}, 'Question' from person, generate_series(1, ${count}::int) returning id
    `.execute(act.tx);
    await enqueue(
      act,
      rows.map((row) => row.id),
    );
    return rows.map((row) => row.id);
  });

const until = async <T>(look: () => Promise<T | null | false>): Promise<T> => {
  for (let looks = 0; looks < 1_500; looks++) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('waited too long');
};

const holders = async (ids: readonly number[]): Promise<(number | null)[]> =>
  (
    await sql<{ who: number | null }>`
      select assignee_id as who from interactions.interactions where id = any(${ids as number[]}::bigint[]) order by id
    `.execute(db())
  ).rows.map((row) => row.who);

const allGiven = async (ids: readonly number[]): Promise<(number | null)[] | null> => {
  const who = await holders(ids);
  return who.every((one) => one !== null) ? who : null;
};

test('R30 R128 with two routers, all are given once, no limit is passed, and what does not fit waits', async () => {
  const skillId = await skill({ offers: false });
  const agents = await Promise.all([3, 4, 5].map((limit) => agent({ limit, skills: [{ skillId, level: 5 }] })));
  const first = await arrive(skillId, 20);
  await Promise.all(agents.map((one) => state(one, 'available')));
  await until(async () => (await holders(first)).filter((one) => one !== null).length === 12);
  assert.deepEqual(
    (await Promise.all(agents.map((one) => seatOf(db(), one)))).map((seat) => seat.load),
    [3, 4, 5],
  );
  const waiting = (await holders(first)).filter((one) => one === null).length;
  assert.equal(waiting, 8);
});

test('D13 a seat that frees takes the next at once', async () => {
  const skillId = await skill({ offers: false });
  const one = await agent({ limit: 1, skills: [{ skillId, level: 5 }] });
  await state(one, 'available');
  const [first, next] = await arrive(skillId, 2);
  await until(async () => (await holders([first!]))[0] === one);
  await world.act(async (act) => {
    await sql`update interactions.interactions set assignee_id = null, status = 'resolved' where id = ${first}`.execute(
      act.tx,
    );
    act.say({ kind: 'interactions.unassigned', interactionId: first!, agentId: one });
  });
  await until(async () => (await holders([next!]))[0] === one);
});

test('R1 D12 nothing goes to who is Working, Unavailable, or not enabled for email', async () => {
  const skillId = await skill({ offers: false });
  const working = await agent({ limit: 5, skills: [{ skillId, level: 1 }] });
  const disabled = await agent({ limit: 5, skills: [{ skillId, level: 1 }], emailEnabled: false });
  const available = await agent({ limit: 5, skills: [{ skillId, level: 20 }] });
  await state(working, 'working');
  await state(disabled, 'available');
  await state(available, 'available');
  const ids = await arrive(skillId, 3);
  assert.deepEqual(new Set((await until(() => allGiven(ids))) as number[]), new Set([available]));
});

test('R34 an offer that is rejected goes to the next agent; an accepted one is theirs and Open', async () => {
  const skillId = await skill({ offers: true });
  const first = await agent({ limit: 5, skills: [{ skillId, level: 1 }] });
  const next = await agent({ limit: 5, skills: [{ skillId, level: 9 }] });
  await state(first, 'available');
  await state(next, 'available');
  const [id] = await arrive(skillId, 1);
  const [offer] = await until(async () => {
    const found = await offersFor(db(), first);
    return found.length > 0 && found;
  });
  await assert.rejects(
    world.act((act) => acceptOffer(act, offer!.id, next)),
    /offer-gone/,
  );
  await world.act((act) => rejectOffer(act, offer!.id, first));
  const [second] = await until(async () => {
    const found = await offersFor(db(), next);
    return found.length > 0 && found;
  });
  await world.act((act) => acceptOffer(act, second!.id, next));
  assert.deepEqual(await holders([id!]), [next]);
  const { rows } = await sql<{ status: string }>`select status from interactions.interactions where id = ${id}`.execute(
    db(),
  );
  assert.equal(rows[0]!.status, 'open');
});

test('D13 two offers run out in a row make the agent Unavailable, and the interaction waits for another', async () => {
  const skillId = await skill({ offers: true, offerSeconds: 5 });
  const absent = await agent({ limit: 5, skills: [{ skillId, level: 1 }] });
  await state(absent, 'available');
  const [id] = await arrive(skillId, 1);
  for (let missed = 0; missed < 2; missed++) {
    const [offer] = await until(async () => {
      const found = await offersFor(db(), absent);
      return found.length > 0 && found;
    });
    await sql`update routing.offers set expires_at = now() where id = ${offer!.id}`.execute(db());
    await world.act((act) => expireOffer(act, offer!.id));
  }
  const { rows } = await sql<{
    state: string;
    reason: string;
  }>`select state, reason from people.presence where agent_id = ${absent}`.execute(db());
  assert.deepEqual(rows[0], { state: 'unavailable', reason: 'not-responding' });
  assert.deepEqual(await holders([id!]), [null]);
  const relief = await agent({ limit: 5, skills: [{ skillId, level: 20 }] });
  await state(relief, 'available');
  await until(async () => (await offersFor(db(), relief)).length === 1);
});

test('D12 an agent who goes Unavailable loses the offer at once, and another gets it', async () => {
  const skillId = await skill({ offers: true });
  const leaving = await agent({ limit: 5, skills: [{ skillId, level: 1 }] });
  const staying = await agent({ limit: 5, skills: [{ skillId, level: 9 }] });
  await state(leaving, 'available');
  await state(staying, 'available');
  await arrive(skillId, 1);
  await until(async () => (await offersFor(db(), leaving)).length === 1);
  await state(leaving, 'unavailable');
  await until(async () => (await offersFor(db(), staying)).length === 1);
  assert.equal((await offersFor(db(), leaving)).length, 0);
});

test('R32 R128 ten clicks at once on the last place: one takes it, nine are told that the inbox is full', async () => {
  const skillId = await skill({ offers: false });
  const one = await agent({ limit: 1, skills: [{ skillId, level: 1 }] });
  const ids = await arrive(skillId, 10);
  const results = await Promise.allSettled(ids.map((id) => world.act((act) => takeForSelf(act, id, one))));
  assert.equal(results.filter((result) => result.status === 'fulfilled').length, 1);
  for (const result of results) if (result.status === 'rejected') assert.equal(result.reason.code, 'inbox-full');
  assert.equal((await holders(ids)).filter((who) => who === one).length, 1);
});

test('R1 chats beyond an agent’s three wait, and a mail behind them is given', async () => {
  const skillId = await skill({ offers: false });
  const one = await agent({ limit: 20, skills: [{ skillId, level: 1 }] });
  const chats = await arrive(skillId, 30);
  await sql`update interactions.interactions set channel = 'chat' where id = any(${chats}::bigint[])`.execute(db());
  await sql`update routing.queue set channel = 'chat' where interaction_id = any(${chats}::bigint[])`.execute(db());
  const [mail] = await arrive(skillId, 1);
  await state(one, 'available');
  await until(async () => (await holders([mail!]))[0] === one);
  await until(async () => (await holders(chats)).filter((who) => who === one).length === 3);
  const [first] = chats;
  await sql`update interactions.interactions set status = 'resolved' where id = ${first!}`.execute(db());
  await world.act(async (act) =>
    act.say({ kind: 'interactions.status-changed', interactionId: first!, data: { to: 'resolved' } }),
  );
  await until(async () => (await holders(chats)).filter((who) => who === one).length === 4);
});
