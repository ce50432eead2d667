import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { deskFloor, type DeskFloor, type Person } from '#desk/testing/desk-floor.ts';
import { assignToMe } from '#desk/inbox/contract.ts';
import { changeStatus, holdInteraction } from '#spine/interactions/server/api.ts';
import { saveExternalRecord, saveField } from '#spine/contacts/server/api.ts';
import { saveRule } from '#spine/permissions/server/api.ts';
import * as card from '../contract.ts';

let floor: DeskFloor;
let nadia: Person;
let omar: Person;
let skillId: number;
let mailboxId: number;
before(async () => {
  floor = await deskFloor();
  skillId = await floor.skill('Facturation');
  mailboxId = await floor.mailbox('aide@maison.test', skillId);
  nadia = await floor.person('Nadia', { skills: [skillId], inboxLimit: 900 });
  omar = await floor.person('Omar', { skills: [skillId] });
});
after(() => floor.close());

const writer = () => ({ name: 'Luc Bédard', address: `${randomUUID()}@client.test` });
const open = async (contactId: number) =>
  card.openCard.output.parse((await floor.call(nadia, card.openCard, { contactId })).body);
const set = (who: Person, contactId: number, field: 'name' | 'company' | number, was: string, value: string) =>
  floor.call(who, card.setField, { contactId, field, was, value });

test('R113 the card says who it is, what is under way, and what is over, newest first and a page at a time', async () => {
  const from = writer();
  let contactId = 0;
  for (let n = 0; n < 25; n += 1) {
    const received = await floor.receive(mailboxId, skillId, { from, subject: `Sujet ${n}` });
    contactId = received.contactId;
    await floor.call(nadia, assignToMe, received);
    await floor.act(async (one) =>
      changeStatus(one, (await holdInteraction(one.tx, received.interactionId))!, 'resolved'),
    );
  }
  const last = await floor.receive(mailboxId, skillId, { from, subject: 'Le dernier' });
  const shown = await open(contactId);
  assert.equal(shown.contact.name, 'Luc Bédard');
  assert.deepEqual(shown.contact.addresses, [{ kind: 'email', address: from.address, preferred: false }]);
  assert.deepEqual(
    [shown.open.map((one) => [one.id, one.subject, one.skillName, one.agentName]), shown.openTotal],
    [[[last.interactionId, 'Le dernier', 'Facturation', null]], 1],
  );
  const page = async (before: number | null) =>
    card.listPast.output.parse((await floor.call(nadia, card.listPast, { contactId, before })).body);
  const first = await page(null);
  const second = await page(first.next);
  assert.deepEqual([first.rows.length, first.total, second.rows.length, second.next], [20, 25, 5, null]);
  assert.deepEqual(
    [...first.rows, ...second.rows].map((row) => row.subject),
    Array.from({ length: 25 }, (_, n) => `Sujet ${24 - n}`),
  );
  assert.equal(first.rows[0]!.agentName, 'Nadia');
  assert.ok(first.rows.every((row) => row.status === 'resolved' && row.endedAt !== null));
  assert.equal((await floor.call(nadia, card.openCard, { contactId: 999_999 })).body.refusal, 'not-found');
});

test('R113 of two who change the same field the later is told what the other put, and overwrites it only by saying so', async () => {
  const { contactId } = await floor.receive(mailboxId, skillId, { from: writer() });
  assert.equal((await set(nadia, contactId, 'company', '', ' Bédard  et fils ')).body['value'], 'Bédard et fils');
  const late = await set(omar, contactId, 'company', '', 'Bédard inc.');
  assert.deepEqual([late.body.refusal, late.body['values']], ['changed', { theirs: 'Bédard et fils' }]);
  // What both wanted is no quarrel.
  assert.equal((await set(omar, contactId, 'company', '', 'Bédard et fils')).status, 200);
  assert.equal((await set(omar, contactId, 'company', 'Bédard et fils', 'Bédard inc.')).status, 200);
  assert.equal((await open(contactId)).contact.company, 'Bédard inc.');
  // At the very same moment: one is taken, the other is told.
  const both = await Promise.all([
    set(nadia, contactId, 'company', 'Bédard inc.', 'Un'),
    set(omar, contactId, 'company', 'Bédard inc.', 'Deux'),
  ]);
  assert.deepEqual(both.map((one) => one.body.refusal ?? 'ok').toSorted(), ['changed', 'ok']);
});

test('R113 the fields of the house are read by their type; a required one is never emptied, an archived one only read', async () => {
  const { contactId } = await floor.receive(mailboxId, skillId, { from: writer() });
  const make = (field: object) =>
    floor.act(({ tx }) =>
      saveField(tx, {
        ...{ id: null, name: 'x', type: 'text', choices: [], shown: true, required: false, archived: false },
        ...field,
      } as Parameters<typeof saveField>[1]),
    ) as Promise<number>;
  const level = await make({ name: 'Niveau', type: 'choice', choices: ['Or', 'Argent'], required: true });
  const renewal = await make({ name: 'Renouvellement', type: 'date', shown: false });
  const names = async (): Promise<string[]> => (await open(contactId)).fields.map((one) => `${one.name}=${one.value}`);
  assert.deepEqual(await names(), ['Niveau=']);
  assert.equal((await set(nadia, contactId, level, '', 'Bronze')).body.refusal, 'bad-choice');
  assert.equal((await set(nadia, contactId, level, '', 'or')).body['value'], 'Or');
  assert.equal((await set(nadia, contactId, level, 'Or', ' ')).body.refusal, 'required');
  assert.equal((await set(nadia, contactId, renewal, '', '31 novembre')).body.refusal, 'bad-date');
  assert.equal((await set(nadia, contactId, renewal, '', '2026/11/3')).status, 200);
  assert.deepEqual(await names(), ['Niveau=Or', 'Renouvellement=2026-11-03']);
  await make({ id: renewal, name: 'Renouvellement', type: 'date', archived: true });
  assert.deepEqual(await names(), ['Niveau=Or', 'Renouvellement=2026-11-03']);
  assert.equal((await set(nadia, contactId, renewal, '2026-11-03', '')).body.refusal, 'field-gone');
  assert.equal((await set(nadia, contactId, renewal, '2026-11-03', '')).body.refusal, 'field-gone');
});

test('R113 addresses are added, corrected, preferred and removed; one that is another person’s is refused with their name', async () => {
  const from = writer();
  const { contactId } = await floor.receive(mailboxId, skillId, { from });
  const other = await floor.receive(mailboxId, skillId, { from: { name: 'Zoé Roy', address: 'zoe.roy@client.test' } });
  const at = { contactId, kind: 'phone' as const };
  const added = async () => (await open(contactId)).contact.addresses;
  assert.equal((await floor.call(nadia, card.addAddress, { ...at, address: 'appelez' })).body.refusal, 'bad-phone');
  await floor.call(nadia, card.addAddress, { ...at, address: ' +1 418  555-0142' });
  const taken = await floor.call(nadia, card.addAddress, { contactId, kind: 'email', address: 'Zoe.Roy@client.test' });
  assert.deepEqual([taken.body.refusal, taken.body['values']], ['address-taken', { name: 'Zoé Roy' }]);
  assert.equal((await open(other.contactId)).contact.addresses.length, 1);
  await floor.call(nadia, card.preferAddress, { ...at, address: '+1 418 555-0142', preferred: true });
  const correct = (was: string, address: string) => floor.call(nadia, card.correctAddress, { ...at, was, address });
  assert.equal((await correct('+1 418 555-0142', '+1 418 555-0143')).status, 200);
  assert.equal((await correct('+1 418 555-0142', '+1 418 555-0144')).body.refusal, 'address-gone');
  assert.deepEqual(await added(), [
    { kind: 'email', address: from.address, preferred: false },
    { kind: 'phone', address: '+1 418 555-0143', preferred: true },
  ]);
  await floor.call(nadia, card.preferAddress, { contactId, kind: 'email', address: from.address, preferred: true });
  assert.deepEqual(
    (await added()).map((one) => one.preferred),
    [true, false],
  );
  await floor.call(nadia, card.removeAddress, { ...at, address: '+1 418 555-0143' });
  await floor.call(nadia, card.removeAddress, { ...at, address: '+1 418 555-0143' });
  assert.equal((await added()).length, 1);
  // Mail from an address that was removed makes somebody else known.
  await floor.call(nadia, card.removeAddress, { contactId, kind: 'email', address: from.address });
  assert.notEqual((await floor.receive(mailboxId, skillId, { from })).contactId, contactId);
});

test('R113 a note on the person is seen with every interaction of theirs, and changed by its author alone', async () => {
  const from = writer();
  const { contactId } = await floor.receive(mailboxId, skillId, { from });
  const click = { contactId, text: 'Préfère le matin.', onceKey: randomUUID() };
  const { body } = await floor.call(nadia, card.addContactNote, click);
  await floor.call(nadia, card.addContactNote, click);
  const noteId = Number(body['id']);
  const edit = (who: Person, was: string, text: string) => floor.call(who, card.editContactNote, { noteId, was, text });
  assert.equal((await edit(omar, click.text, 'Le soir.')).body.refusal, 'not-author');
  assert.equal((await edit(nadia, 'autre chose', 'Le soir.')).body.refusal, 'changed');
  assert.equal((await edit(nadia, click.text, 'Le soir.')).status, 200);
  const { notes } = await open((await floor.receive(mailboxId, skillId, { from })).contactId);
  assert.deepEqual(
    notes.map((note) => [note.agentName, note.text, note.editedAt !== null]),
    [['Nadia', 'Le soir.', true]],
  );
  assert.equal((await floor.call(omar, card.removeContactNote, { noteId })).body.refusal, 'not-author');
  await floor.call(nadia, card.removeContactNote, { noteId });
  assert.deepEqual((await open(contactId)).notes, []);
});

test('R112 where the person is in a system of somebody else stands on the card', async () => {
  const { contactId } = await floor.receive(mailboxId, skillId, { from: writer() });
  const record = { system: 'Fleuve CRM', recordId: '0042', url: 'https://crm.test/0042' };
  await floor.act(({ tx }) => saveExternalRecord(tx, contactId, { ...record, recordId: '0041' }));
  await floor.act(({ tx }) => saveExternalRecord(tx, contactId, record));
  assert.deepEqual((await open(contactId)).records, [{ ...record, label: null, syncedAt: null, problem: null }]);
});

test('R112 without the administrator’s leave the card is shown to nobody, and changed by nobody', async () => {
  const { contactId } = await floor.receive(mailboxId, skillId, { from: writer() });
  const rule = (name: 'customer-card' | 'edit-contact', allowed: boolean | null) =>
    floor.act((one) => saveRule(one, { switch: name, scope: { kind: 'person', agentId: nadia.id }, allowed }, 1));
  const heard = async () => {
    const answers = [
      await floor.call(nadia, card.openCard, { contactId }),
      await floor.call(nadia, card.listPast, { contactId }),
      await set(nadia, contactId, 'company', '', 'Fleuve'),
      await floor.call(nadia, card.addContactNote, { contactId, text: 'Note', onceKey: randomUUID() }),
    ];
    return answers.map((one) => one.body.refusal ?? 'ok');
  };
  try {
    await rule('edit-contact', false);
    assert.deepEqual(await heard(), ['ok', 'ok', 'may-not-edit', 'may-not-edit']);
    await rule('customer-card', false);
    assert.deepEqual(await heard(), ['switched-off', 'switched-off', 'switched-off', 'switched-off']);
  } finally {
    await rule('edit-contact', null);
    await rule('customer-card', null);
  }
});
