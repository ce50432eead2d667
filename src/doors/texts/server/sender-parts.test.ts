import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { until } from '../../../../e2e/support/until.ts';
import { textsFloor, THEIRS, type TextsFloor } from '../testing/texts-floor.ts';
import { startCloudServer, type CloudServer } from '../whatsapp/testing/cloud-server.ts';

let cloud: CloudServer;
let floor: TextsFloor;
let line: number;
let leg: number;
let sha256: string;

const AS_USUAL = 'as-usual' as const;
const UPLOADS = [AS_USUAL, AS_USUAL, AS_USUAL];
const file = (name: string) => ({ name, type: 'application/pdf', size: 4, sha256 });
/** A text of three documents, its words below the first: three uploads, then three messages. */
const write = (text: string): Promise<number> =>
  floor.write(leg, text, [file('un.pdf'), file('deux.pdf'), file('trois.pdf')]);
const stands = (messageId: number, delivery: string) =>
  until(`text ${messageId} is ${delivery}`, async () => (await floor.deliveryOf(messageId)).delivery === delivery);
const sendAgain = (messageId: number) =>
  sql`update interactions.messages set delivery = 'queued' where id = ${messageId}`.execute(floor.db);
/** What Meta took of a text, by the number that each of its messages has. */
const tookOf = async (messageId: number) => {
  const { onceKey } = await floor.deliveryOf(messageId);
  return cloud.sent.flatMap(({ id, body }) => {
    const [key, number] = String(body['biz_opaque_callback_data']).split('/');
    return key === onceKey ? [{ id, number: Number(number) }] : [];
  });
};
const numbersOf = async (messageId: number): Promise<number[]> => (await tookOf(messageId)).map(({ number }) => number);

before(async () => {
  cloud = await startCloudServer();
  cloud.setWindow(THEIRS, new Date());
  floor = await textsFloor({ leaseSeconds: 5 });
  line = await floor.connect('whatsapp', 'whatsapp', cloud.account);
  cloud.setHook(floor.hookHere(line));
  leg = await floor.heard(line, 'whatsapp', 'wamid.in');
  sha256 = await floor.blobs.put(Buffer.from('%PDF'));
});
after(async () => {
  await floor?.close();
  await cloud?.close();
});

describe('a text in several messages that is stopped between two of them', () => {
  it('by a provider that is busy: the others leave later by themselves, and none twice', async () => {
    const busy = { status: 429, body: { error: { code: 131056, message: 'slow down' } } };
    cloud.answering(...UPLOADS, AS_USUAL, busy);
    const id = await write('Occupé');
    await stands(id, 'sent');
    assert.deepEqual(await numbersOf(id), [1, 2, 3]);
    for (const one of await tookOf(id)) await cloud.statuses(one.id, ['delivered']);
    await stands(id, 'delivered');
  });

  it('by a refusal: sent again by its agent, it goes on from there', async () => {
    const refused = { status: 400, body: { error: { code: 131051, message: 'Unsupported' } } };
    cloud.answering(...UPLOADS, AS_USUAL, AS_USUAL, refused);
    const id = await write('Refusé');
    await stands(id, 'failed');
    assert.match((await floor.deliveryOf(id)).detail!, /^unsupported · 2 of 3 left, then /);
    await sendAgain(id);
    await stands(id, 'sent');
    assert.deepEqual(await numbersOf(id), [1, 2, 3]);
  });

  it('by the end of its process: nothing was in question, so the rest leaves and nobody is asked', async () => {
    let id = 0;
    await floor.startAgain(async () => {
      id = await write('Arrêté');
      await sql`update interactions.messages set delivery = 'sending' where id = ${id}`.execute(floor.db);
      await sql`
        insert into texts.outgoing (message_id, leg_id, connection_id, state, claim, attempts, leased_until, parts)
        values (${id}, ${leg}, ${line}, 'sending', 1, 1, now() - interval '1 second', 3)
      `.execute(floor.db);
      await sql`
        insert into texts.names (connection_id, external_id, message_id, part) values (${line}, 'wamid.first', ${id}, 1)
      `.execute(floor.db);
    });
    await stands(id, 'sent');
    assert.deepEqual(await numbersOf(id), [2, 3]);
  });
});

describe('a message of several whose answer is lost', () => {
  it('is known by its own key: of the others nothing is said, and only they leave when it is sent again', async () => {
    cloud.answering(...UPLOADS, AS_USUAL, 'taken-then-hang-up');
    const id = await write('Deuxième perdue');
    await stands(id, 'uncertain');
    const [first, second] = await tookOf(id);
    await cloud.statuses(first!.id, ['delivered', 'read']);
    await cloud.statuses(second!.id, ['delivered']);
    const named = () => sql`select from texts.names where message_id = ${id} and part = 2`.execute(floor.db);
    await until('it has its name', async () => (await named()).rows.length === 1);
    assert.equal((await floor.deliveryOf(id)).delivery, 'uncertain');
    await sendAgain(id);
    await until('the rest leaves', async () => (await numbersOf(id)).length === 3);
    assert.deepEqual(await numbersOf(id), [1, 2, 3]);
    await stands(id, 'sent');
    await cloud.statuses((await tookOf(id))[2]!.id, ['delivered']);
    await stands(id, 'delivered');
  });

  it('and was the last: its status tells that all of it left', async () => {
    cloud.answering(...UPLOADS, AS_USUAL, AS_USUAL, 'taken-then-hang-up');
    const id = await write('Dernière perdue');
    await stands(id, 'uncertain');
    await cloud.statuses((await tookOf(id))[2]!.id, ['sent']);
    await stands(id, 'sent');
    assert.deepEqual(await numbersOf(id), [1, 2, 3]);
  });

  it('and never left: it alone leaves when its agent sends it again', async () => {
    cloud.answering(...UPLOADS, AS_USUAL, 'hang-up');
    const id = await write('Deuxième jamais prise');
    await stands(id, 'uncertain');
    assert.deepEqual(await numbersOf(id), [1]);
    await sendAgain(id);
    await stands(id, 'sent');
    assert.deepEqual(await numbersOf(id), [1, 2, 3]);
  });
});

describe('a message of several that failed after it was taken', () => {
  it('leaves again alone, and what is told of its first try counts no more', async () => {
    const id = await write('Une échoue');
    await stands(id, 'sent');
    const [first, second, third] = await tookOf(id);
    for (const one of [first!, third!]) await cloud.statuses(one.id, ['delivered']);
    await cloud.statuses(second!.id, ['failed'], { code: 131053, title: 'Media upload error' });
    await stands(id, 'failed');
    await sendAgain(id);
    await stands(id, 'sent');
    assert.deepEqual(await numbersOf(id), [1, 2, 3, 2]);
    await cloud.statuses(second!.id, ['failed'], { code: 131053, title: 'Media upload error' });
    await cloud.statuses((await tookOf(id))[3]!.id, ['delivered']);
    await stands(id, 'delivered');
  });
});
