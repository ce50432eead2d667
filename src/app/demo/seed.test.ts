import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { listedReplies } from '#desk/quick-replies/server/api.ts';
import { readConfig } from '#ground/config.ts';
import { testDatabase } from '#ground/db/server/test-database.ts';
import { openBlobs } from '#ground/blobs/server/blobs.ts';
import { openSeal } from '#ground/secrets/server/seal.ts';
import { STATUSES } from '#spine/interactions/contract.ts';
import { browseRows, createTokens, inboxRows, messagesOf } from '#spine/interactions/server/api.ts';
import { createAddressBook } from '#spine/mailboxes/server/api.ts';
import { agentByLogin } from '#spine/people/server/api.ts';
import { seatOf, waitingForSkillsOf } from '#spine/routing/server/api.ts';
import type { House } from '../house.ts';
import { DEMO_PEOPLE } from './accounts.ts';
import { CUSTOMERS } from './customers.ts';
import { QUICK_REPLIES } from './quick-replies.ts';
import { seedDemo } from './seed.ts';
import { STORIES } from './stories.ts';
import { momentOf } from './story.ts';

let house: House;
let close: () => Promise<void>;

before(async () => {
  const { database, bell, act, folder, close: closeDatabase } = await testDatabase();
  const config = readConfig({ DATA_DIR: folder }, []);
  const seal = await openSeal(folder);
  const addressBook = createAddressBook(database, bell);
  await addressBook.ready;
  close = async () => {
    addressBook.close();
    await closeDatabase();
  };
  house = {
    config,
    database,
    bell,
    act,
    seal,
    addressBook,
    blobs: await openBlobs(path.join(folder, 'blobs')),
    tokens: createTokens(seal, config.hostName),
    close,
  };
  await seedDemo(house, () => {});
});
after(() => close());

const EVERYTHING = { id: 0, role: 'administrator', language: 'fr' } as const;
const everything = async () => {
  const { db } = house.database;
  const first = await browseRows(db, EVERYTHING, 'all', { before: null, limit: 1000, tagIds: [] });
  return first;
};

test('every story has become one interaction with as many messages, in the status it tells', async () => {
  const rows = await everything();
  assert.equal(rows.length, STORIES.length);
  assert.deepEqual(new Set(rows.map((row) => row.status)), new Set(STATUSES));
  for (const row of rows) {
    const told = STORIES.filter((story) => story.subject === row.subject && story.status === row.status);
    const messages = await messagesOf(house.database.db, row.id, null, 100);
    assert.ok(
      told.some((story) => story.turns.length === messages.length),
      `${row.subject}: ${messages.length} messages, ${row.status}`,
    );
  }
});

test('what was said lies in the past, in the order it was said', async () => {
  const present = new Date();
  for (const row of await everything()) {
    const messages = await messagesOf(house.database.db, row.id, null, 100);
    const moments = messages.map((message) => message.createdAt.getTime());
    assert.deepEqual(
      moments,
      moments.toSorted((a, b) => a - b),
      row.subject,
    );
    assert.equal(row.lastMessageAt.getTime(), moments.at(-1));
    assert.equal(row.createdAt.getTime(), moments[0]);
    assert.ok(moments.at(-1)! <= present.getTime());
  }
});

test('agents begin under their limits with something in the inbox, and something waits for each of them', async () => {
  const { db } = house.database;
  for (const person of DEMO_PEOPLE) {
    const agent = (await agentByLogin(db, person.login))!;
    const seat = await seatOf(db, agent.id);
    assert.ok(seat.load < seat.limit, `${person.login}: ${seat.load} of ${seat.limit}`);
    if (person.role !== 'agent') continue;
    assert.ok(
      (await inboxRows(db, agent.id)).some((row) => row.unread > 0),
      `${person.login} has nothing to read`,
    );
    assert.ok((await waitingForSkillsOf(db, agent.id)) > 0, `nothing waits for ${person.login}`);
  }
});

test('the returned mail marks the answer that did not arrive', async () => {
  const { db } = house.database;
  const row = (await everything()).find((each) => each.subject === 'Changement de courriel')!;
  const messages = await messagesOf(db, row.id, null, 10);
  assert.deepEqual(
    messages.map(({ kind, delivery }) => [kind, delivery]),
    [
      ['mail', null],
      ['mail', 'bounced'],
      ['bounce', null],
    ],
  );
});

test('R116 D2 the reply to a Closed interaction is a new one', async () => {
  const coffee = (await everything()).filter((row) => row.subject.includes('Cafetière'));
  assert.deepEqual(coffee.map((row) => row.status).sort(), ['closed', 'resolved']);
});

test('a house that has anybody in it is left alone', async () => {
  let started = false;
  await seedDemo(house, () => (started = true));
  assert.equal(started, false);
  assert.equal((await everything()).length, STORIES.length);
});

test('the quick replies stand there, and each agent likes one of them', async () => {
  const { db } = house.database;
  const likes = await Promise.all(
    DEMO_PEOPLE.filter(({ role }) => role === 'agent').map(async ({ login }) => {
      const replies = await listedReplies(db, (await agentByLogin(db, login))!.id);
      assert.equal(replies.length, QUICK_REPLIES.length);
      return replies.some((one) => one.favourite);
    }),
  );
  assert.ok(likes.every(Boolean));
});

test('R84 R87 some of it is sorted by tags, and colleagues have named each other in notes', async () => {
  const rows = await everything();
  assert.ok(rows.filter((row) => row.tagIds.length > 0).length >= 8);
  const { rows: told } = await sql<{ login: string }>`
    select a.login from notices.notices n join people.agents a on a.id = n.agent_id order by a.login
  `.execute(house.database.db);
  assert.deepEqual(
    told.map((one) => one.login),
    ['mireille', 'priya', 'sofia'],
  );
});

test('no address of the demo floor can exist in the world', () => {
  const written = [
    ...CUSTOMERS.map((each) => each.address),
    ...STORIES.flatMap((story) => (typeof story.from === 'string' ? [] : [story.from.address])),
    ...STORIES.flatMap((story) => story.turns.flatMap((turn) => [...(turn.cc ?? []), ...addressesIn(turn.text)])),
  ];
  for (const address of written) assert.match(address, /\.example$/);
});
const addressesIn = (text: string): string[] => text.match(/[\w.+-]+@[\w.-]*\w|(?<=https:\/\/)[\w.-]+/g) ?? [];

test('stories keep their order whatever hour the floor is opened', () => {
  for (let hour = 0; hour < 24; hour++) {
    const opening = new Date(2026, 5, 17, hour, 3);
    for (const story of STORIES) {
      const moments = story.turns.map((turn) => momentOf(turn.when, opening).getTime());
      assert.deepEqual(
        moments,
        moments.toSorted((a, b) => a - b),
        `${story.subject} at ${hour} h`,
      );
      assert.ok(moments.at(-1)! <= opening.getTime(), `${story.subject} at ${hour} h`);
    }
  }
});
