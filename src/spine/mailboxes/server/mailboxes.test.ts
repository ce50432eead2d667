import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '#ground/db/server/test-database.ts';
import { Refusal } from '#ground/refusal.ts';
import { openSeal, type Seal } from '#ground/secrets/server/seal.ts';
import {
  createAddressBook,
  listMailboxes,
  mailboxById,
  mailboxForAddress,
  removeMailbox,
  saveMailbox,
  secretOf,
  type MailboxInput,
} from './api.ts';

let at: Awaited<ReturnType<typeof testDatabase>>;
let seal: Seal;
before(async () => {
  at = await testDatabase();
  seal = await openSeal(at.folder);
});
after(() => at.close());

const input = (address: string, more: Partial<MailboxInput> = {}): MailboxInput => ({
  id: null,
  address,
  name: 'Aide',
  skillId: null,
  language: 'fr',
  incoming: { kind: 'listener' },
  outgoing: { kind: 'customer-mailbox' },
  senders: [],
  secrets: {},
  ...more,
});
const refusedWith = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;

test('a mailbox always has a sender of its own address, first', async () => {
  const id = await saveMailbox(
    at.act,
    seal,
    input('Aide@Maison.test', { senders: [{ address: 'autre@maison.test', name: 'Autre' }] }),
  );
  const mailbox = (await mailboxById(at.database.db, id))!;
  assert.deepEqual(
    mailbox.senders.map((one) => [one.address, one.name]),
    [
      ['aide@maison.test', 'Aide'],
      ['autre@maison.test', 'Autre'],
    ],
  );
  const kept = mailbox.senders[1]!.id;
  await saveMailbox(at.act, seal, {
    ...input('aide@maison.test'),
    id,
    senders: [{ address: 'Autre@maison.test', name: 'Encore' }],
  });
  const again = (await mailboxById(at.database.db, id))!;
  assert.equal(again.senders[1]!.id, kept);
  assert.equal(again.senders[1]!.name, 'Encore');
});

test('mail for a plus address, a sender and any case finds its mailbox; a stranger does not', async () => {
  const { db } = at.database;
  const mailbox = (await mailboxForAddress(db, 'aide@maison.test'))!;
  for (const address of ['AIDE@maison.test', 'aide+r12.abc@maison.test', 'autre@maison.test', 'autre+x@maison.test'])
    assert.equal((await mailboxForAddress(db, address))?.id, mailbox.id, address);
  for (const address of ['aid@maison.test', 'aide@autre.test', '+aide@maison.test', '@maison.test', ''])
    assert.equal(await mailboxForAddress(db, address), null, address);
});

test('an address belongs to one mailbox, and an unknown skill is refused', async () => {
  await assert.rejects(saveMailbox(at.act, seal, input('aide@maison.test')), refusedWith('address-taken'));
  const id = await saveMailbox(at.act, seal, input('ventes@maison.test'));
  await assert.rejects(saveMailbox(at.act, seal, { ...input('aide@maison.test'), id }), refusedWith('address-taken'));
  await assert.rejects(
    saveMailbox(at.act, seal, { ...input('ventes@maison.test'), id, skillId: 4711 }),
    refusedWith('unknown-skill'),
  );
  await assert.rejects(saveMailbox(at.act, seal, { ...input('x@maison.test'), id: 4711 }), refusedWith('not-found'));
});

test('secrets are kept sealed, kept when not typed again, and forgotten when emptied', async () => {
  const { db } = at.database;
  const id = await saveMailbox(
    at.act,
    seal,
    input('secret@maison.test', { secrets: { smtpPassword: 'correct horse', imapPassword: 'x' } }),
  );
  const { rows } = await sql<{ sealed: string }>`select sealed from mailboxes.secrets where mailbox_id = ${id}`.execute(
    db,
  );
  assert.equal(rows.length, 2);
  assert.ok(rows.every((row) => !row.sealed.includes('horse')));
  await saveMailbox(at.act, seal, { ...input('secret@maison.test'), id, secrets: { imapPassword: '' } });
  assert.equal(await secretOf(db, seal, id, 'smtpPassword'), 'correct horse');
  assert.equal(await secretOf(db, seal, id, 'imapPassword'), null);
  assert.deepEqual((await mailboxById(db, id))!.secretsSet, ['smtpPassword']);
  assert.ok(!JSON.stringify(await listMailboxes(db)).includes('horse'));
});

test('a mailbox with open conversations stays; one with history comes back with it', async () => {
  const { db } = at.database;
  const id = await saveMailbox(at.act, seal, input('vieille@maison.test', { secrets: { smtpPassword: 'x' } }));
  const { rows } = await sql<{ id: number }>`
    with someone as (insert into contacts.contacts (name) values ('Lise') returning id)
    insert into interactions.interactions (mailbox_id, contact_id, subject) select ${id}, id, 'Bonjour' from someone returning id
  `.execute(db);
  await assert.rejects(removeMailbox(at.act, id), refusedWith('mailbox-in-use'));
  await sql`update interactions.interactions set status = 'closed' where id = ${rows[0]!.id}`.execute(db);
  await removeMailbox(at.act, id);
  assert.equal(await mailboxById(db, id), null);
  assert.equal(await mailboxForAddress(db, 'vieille@maison.test'), null);
  await assert.rejects(removeMailbox(at.act, id), refusedWith('not-found'));
  assert.equal(await saveMailbox(at.act, seal, input('vieille@maison.test')), id);
  assert.deepEqual((await mailboxById(db, id))!.secretsSet, []);
});

test('the address book hears of a new mailbox by the bell, and at once when asked to look', async () => {
  const book = createAddressBook(at.database, at.bell);
  await book.ready;
  try {
    assert.equal(book.mailboxFor('neuve@maison.test'), null);
    const id = await saveMailbox(at.act, seal, input('neuve@maison.test'));
    assert.equal((await book.lookUp('neuve+42@maison.test'))?.id, id);
    const second = await saveMailbox(at.act, seal, input('plus-neuve@maison.test'));
    for (let tries = 0; !book.mailboxFor('plus-neuve@maison.test'); tries++) {
      assert.ok(tries < 500);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    assert.equal(book.mailboxFor('plus-neuve@maison.test')?.id, second);
  } finally {
    book.close();
  }
});
