import assert from 'node:assert/strict';
import test from 'node:test';
import { breachesIn } from './source-walls.ts';

const breaches = (file: string, text: string): string[] => breachesIn(file, text).map((one) => one.what);

test('SQL stands in stores only, however it is written', () => {
  const file = 'src/desk/inbox/server/inbox.ts';
  assert.deepEqual(breaches(file, 'await sql`select 1`.execute(db);'), ['SQL outside a store']);
  assert.deepEqual(breaches(file, 'await sql<{ n: number }>`select 1`.execute(db);'), ['SQL outside a store']);
  assert.deepEqual(breaches(file, "await client.query('select 1');"), ['SQL outside a store']);
  assert.deepEqual(breaches(file, "db.insertInto('inbox.rows')"), ['SQL outside a store']);
  assert.deepEqual(breaches('src/desk/inbox/server/inbox-store.ts', 'await sql`select 1`.execute(db);'), []);
  assert.deepEqual(breaches(file, "url.searchParams; ask.query('a')"), ['SQL outside a store']);
  assert.deepEqual(breaches(file, 'const { query } = request; query(key);'), []);
});

test('a store writes the tables of its own room and may read others', () => {
  const file = 'src/doors/mail-in/server/ledger-store.ts';
  assert.deepEqual(
    breaches(file, 'sql`update mail_in.ledger set state = 1 where id in (select 1 from people.agents)`'),
    [],
  );
  assert.deepEqual(breaches(file, 'sql`\n  insert into people.agents (name) values (1)`'), [
    'writes the tables of people; its own are in mail_in',
  ]);
  assert.deepEqual(breaches('src/spine/house-settings/server/store.ts', 'sql`delete from settings.settings`'), []);
});

test('a room is named #… from another room, and by its path from inside', () => {
  const file = 'src/desk/inbox/server/inbox.ts';
  assert.deepEqual(breaches(file, "import { a } from '../rules.ts';"), []);
  assert.deepEqual(breaches(file, "import { a } from '#desk/thread/contract.ts';"), []);
  assert.deepEqual(breaches(file, "} from '../../thread/contract.ts';"), [
    'another room is named #…, not ../../thread/contract.ts',
  ]);
  assert.deepEqual(breaches('src/app/work.ts', "import { a } from '../doors/mail-in/server/api.ts';"), [
    'another room is named #…, not ../doors/mail-in/server/api.ts',
  ]);
});
