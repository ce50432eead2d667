import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '../../db/server/test-database.ts';
import { cursorOf, moveCursor, readAfter } from './journal-store.ts';

test('a reader hears every entry once and in order where the number of transactions gains a digit', async () => {
  const { database, close } = await testDatabase();
  const { db } = database;
  try {
    await sql`
      insert into events.journal (xid, kind)
      values ('97', 'first'), ('98', 'second'), ('99', 'third'), ('100', 'fourth'), ('101', 'fifth')
    `.execute(db);
    const heard: string[] = [];
    await moveCursor(db, 'a-reader', { xid: '96', id: 0 });
    for (let look = 0; look < 5; look += 1) {
      const entries = await readAfter(db, (await cursorOf(db, 'a-reader'))!, 2);
      heard.push(...entries.map((one) => one.kind));
      if (entries.length > 0) await moveCursor(db, 'a-reader', entries.at(-1)!.place);
    }
    assert.deepEqual(heard, ['first', 'second', 'third', 'fourth', 'fifth']);
  } finally {
    await close();
  }
});
