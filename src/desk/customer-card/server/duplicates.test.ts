import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { deskFloor, type DeskFloor, type Person } from '#desk/testing/desk-floor.ts';
import { find } from '#spine/directory/contract.ts';
import { addContact, saveExternalRecord, saveField } from '#spine/contacts/server/api.ts';
import { visibleRow } from '#spine/interactions/server/api.ts';
import * as card from '../contract.ts';
import * as contract from '../duplicates/contract.ts';

let floor: DeskFloor;
let nadia: Person;
let skillId: number;
let mailboxId: number;
before(async () => {
  floor = await deskFloor();
  skillId = await floor.skill('Facturation');
  mailboxId = await floor.mailbox('aide@maison.test', skillId);
  nadia = await floor.person('Nadia', { skills: [skillId], inboxLimit: 900 });
});
after(() => floor.close());

type More = { company?: string; place?: string; language?: string; addresses?: { kind: string; address: string }[] };
const known = (name: string, more: More = {}) =>
  floor.act(({ tx }) => addContact(tx, { name, company: null, place: null, language: null, addresses: [], ...more }));
const email = (address: string) => ({ kind: 'email', address });
const phone = (address: string) => ({ kind: 'phone', address });
const from = (name: string, address: string) =>
  floor.receive(mailboxId, skillId, { from: { name, address }, subject: `De ${address}` });
const supervisor = async (): Promise<Person> => (sophie ??= await floor.person('Sophie', { role: 'supervisor' }));
let sophie: Person | undefined;
const alike = async (contactId: number): Promise<string[]> => {
  const { body } = await floor.call(await supervisor(), contract.listDuplicates, { contactId });
  return contract.listDuplicates.output.parse(body).alike.map((one) => `${one.name}: ${one.reason}`);
};
const open = async (who: Person, contactId: number) =>
  card.openCard.output.parse((await floor.call(who, card.openCard, { contactId })).body);
const contactOf = async (interactionId: number): Promise<number> =>
  (await visibleRow(floor.db, { id: 0, role: 'administrator', language: 'fr' }, interactionId))!.contactId;
const mergesOf = async (contactId: number) =>
  contract.listDuplicates.output.parse(
    (await floor.call(await supervisor(), contract.listDuplicates, { contactId })).body,
  ).merged;

test('R113 whoever may be the same person is proposed with the reason: number, name with company or domain, near name', async () => {
  const one = await known('Thérèse Côté-Lavoie', {
    company: 'Fleuve inc.',
    addresses: [phone('(418) 555-0142'), email('therese@fleuve-inc.test')],
  });
  await known('T. Lavoie', { addresses: [{ kind: 'whatsapp', address: '+1 418 555 0142' }] });
  await known('Therese cote-lavoie', { company: 'FLEUVE INC.' });
  await known('Thérèse Côté-Lavoie', { addresses: [email('tcl@fleuve-inc.test')] });
  await known('Lavoie-Côté, Thérèse', { company: 'Ailleurs' });
  await known('Thérèze Coté-Lavoie');
  await known('Bernard Roy', { company: 'Fleuve inc.' });
  assert.deepEqual(await alike(one), [
    'T. Lavoie: phone',
    'Therese cote-lavoie: name-company',
    'Thérèse Côté-Lavoie: name-domain',
    'Lavoie-Côté, Thérèse: near-name',
    'Thérèze Coté-Lavoie: near-name',
  ]);
  // At a domain where everybody is, two people of one name are only of one name.
  const gmail = await known('Marie Tremblay', { addresses: [email('mt1@gmail.com')] });
  const other = await known('Marie Tremblay', { addresses: [email('mt2@gmail.com')] });
  assert.deepEqual(await alike(gmail), ['Marie Tremblay: name']);
  await floor.call(await supervisor(), contract.tellApart, { contactId: gmail, otherId: other });
  assert.deepEqual([await alike(gmail), await alike(other)], [[], []]);
});

test('R113 all of one goes to the other; split again, each has what came with it and what came in since by its addresses', async () => {
  const fieldId = await floor.act(({ tx }) =>
    saveField(tx, {
      ...{ id: null, name: 'Niveau', type: 'text', choices: [], shown: true, required: false, archived: false },
    }),
  );
  const stays = await from('Luc Bédard', 'luc@un.test');
  const goes = await from('Luc Bedard', 'luc@deux.test');
  const [into, other] = [stays.contactId, goes.contactId];
  const call = (c: Parameters<typeof floor.call>[1], input: object) => floor.call(nadia, c, input as never);
  const set = (contactId: number, field: unknown, value: string) =>
    call(card.setField, { contactId, field, was: '', value });
  await set(into, 'company', 'Fleuve');
  await set(other, 'company', 'Rivière');
  await set(other, 'place', 'Rimouski');
  await set(other, fieldId, 'Or');
  await call(card.addAddress, { contactId: other, kind: 'phone', address: '+1 418 555-0199' });
  await call(card.preferAddress, { contactId: other, kind: 'phone', address: '+1 418 555-0199', preferred: true });
  await call(card.addContactNote, { contactId: other, text: 'Venue avec', onceKey: randomUUID() });
  await floor.act(({ tx }) => saveExternalRecord(tx, other, { system: 'CRM', recordId: '42', url: null }));

  const about = contract.aboutMerge.output.parse(
    (await call(contract.aboutMerge, { contactId: into, otherId: other })).body,
  );
  assert.deepEqual(
    about.fields.map((one) => [one.core ?? one.name, one.kept, one.dropped]),
    [
      ['name', 'Luc Bédard', 'Luc Bedard'],
      ['company', 'Fleuve', 'Rivière'],
      ['place', 'Rimouski', ''],
      ['Niveau', 'Or', ''],
    ],
  );
  assert.deepEqual([about.notes, about.interactions], [1, 1]);
  assert.equal((await call(contract.mergeContacts, { contactId: into, otherId: other })).status, 200);

  const merged = await open(nadia, into);
  assert.deepEqual(
    merged.contact.addresses.map((one) => [one.address, one.preferred]),
    [
      ['luc@deux.test', false],
      ['luc@un.test', false],
      ['+1 418 555-0199', true],
    ],
  );
  const { company, place, name } = merged.contact;
  assert.deepEqual([name, company, place], ['Luc Bédard', 'Fleuve', 'Rimouski']);
  assert.deepEqual(
    [merged.fields[0]!.value, merged.notes[0]!.text, merged.records[0]!.recordId],
    ['Or', 'Venue avec', '42'],
  );
  assert.equal(merged.open.length, 2);
  assert.equal((await call(card.openCard, { contactId: other })).body.refusal, 'not-found');
  const found = await floor.call(nadia, find, { query: 'luc bed', kinds: ['contact'], limit: 10 });
  assert.deepEqual(
    find.output.parse(found.body).entries.map((one) => one.id),
    [into],
  );

  // Since: mail by both addresses, a note, and a correction.
  const since = await from('Luc Bedard', 'luc@deux.test');
  const sinceOwn = await from('Luc Bédard', 'luc@un.test');
  assert.deepEqual([since.contactId, sinceOwn.contactId], [into, into]);
  await call(card.addContactNote, { contactId: into, text: 'Depuis', onceKey: randomUUID() });
  await call(card.setField, { contactId: into, field: 'place', was: 'Rimouski', value: 'Québec' });

  const mergeId = (await mergesOf(into))[0]!.mergeId;
  const back = contract.aboutSplit.output.parse((await call(contract.aboutSplit, { mergeId })).body);
  assert.deepEqual(
    [back.name, back.addresses, back.notes, back.interactions],
    ['Luc Bedard', ['luc@deux.test', '+1 418 555-0199'], 1, 2],
  );
  assert.equal((await call(contract.splitContacts, { mergeId })).status, 200);
  assert.equal((await call(contract.splitContacts, { mergeId })).body.refusal, 'split-already');
  const [one, two] = [await open(nadia, into), await open(nadia, other)];
  assert.deepEqual(
    [one, two].map(({ contact, fields, notes, records, open: rows }) => [
      [contact.name, contact.company, contact.place],
      contact.addresses.map((each) => `${each.address}${each.preferred ? '*' : ''}`),
      fields.map((each) => each.value),
      notes.map((each) => each.text),
      records.length,
      rows.map((each) => each.id).toSorted((a, b) => a - b),
    ]),
    [
      [
        ['Luc Bédard', 'Fleuve', 'Québec'],
        ['luc@un.test'],
        [''],
        ['Depuis'],
        0,
        [stays.interactionId, sinceOwn.interactionId],
      ],
      [
        ...[['Luc Bedard', 'Rivière', 'Rimouski'], ['luc@deux.test', '+1 418 555-0199*'], ['Or'], ['Venue avec'], 1],
        [goes.interactionId, since.interactionId],
      ],
    ],
  );
});

test('R113 merged twice is split in the order of the knots: the last one first', async () => {
  const [a, b, c] = [
    await from('Anne Lepage', 'a@un.test'),
    await from('Anne Lepage', 'b@un.test'),
    await from('Anne Lepage', 'c@un.test'),
  ];
  const boss = await supervisor();
  await floor.call(boss, contract.mergeContacts, { contactId: b.contactId, otherId: a.contactId });
  const first = (await mergesOf(b.contactId))[0]!.mergeId;
  await floor.call(boss, contract.mergeContacts, { contactId: c.contactId, otherId: b.contactId });
  assert.equal((await floor.call(boss, contract.splitContacts, { mergeId: first })).body.refusal, 'not-found');
  const second = (await mergesOf(c.contactId))[0]!.mergeId;
  await floor.call(boss, contract.splitContacts, { mergeId: second });
  await floor.call(boss, contract.splitContacts, { mergeId: first });
  assert.deepEqual(
    await Promise.all([a, b, c].map(async (one) => (await contactOf(one.interactionId)) === one.contactId)),
    [true, true, true],
  );
});

test('R113 mail that comes in while two are merged is the one’s that stays, whatever the moment; so is what two merge both ways at once', async () => {
  for (let round = 0; round < 6; round += 1) {
    const [left, right] = [`g${round}@un.test`, `d${round}@deux.test`];
    const [one, two] = [await from('Zoé Race', left), await from('Zoé Race', right)];
    const boss = await supervisor();
    const ways = [
      { contactId: one.contactId, otherId: two.contactId },
      { contactId: two.contactId, otherId: one.contactId },
    ];
    const answers = await Promise.all([
      from('Zoé Race', left),
      from('Zoé Race', right),
      ...ways.map((way) => floor.call(boss, contract.mergeContacts, way)),
      from('Zoé Race', right),
      from('Zoé Race', left),
    ]);
    const merges = answers.flatMap((each) => ('status' in each ? [each.body.refusal ?? 'ok'] : []));
    assert.deepEqual(merges.toSorted(), ['not-found', 'ok']);
    const mails = answers.flatMap((each) => ('interactionId' in each ? [each.interactionId] : []));
    const owners = await Promise.all([one.interactionId, two.interactionId, ...mails].map(contactOf));
    assert.equal(new Set(owners).size, 1, 'all of it is one person’s');
    assert.equal((await open(boss, owners[0]!)).open.length, 6);
  }
});

test('R113 an agent merges nobody whom nothing likens to theirs and whom they do not see', async () => {
  const mine = await from('Paul Petit', 'paul@petit.test');
  const stranger = await known('Quelqu’un d’autre', { addresses: [email('autre@ailleurs.test')] });
  const way = { contactId: mine.contactId, otherId: stranger };
  for (const c of [contract.aboutMerge, contract.mergeContacts])
    assert.equal((await floor.call(nadia, c as typeof contract.mergeContacts, way)).body.refusal, 'not-alike');
  const itself = { contactId: mine.contactId, otherId: mine.contactId };
  assert.equal((await floor.call(nadia, contract.mergeContacts, itself)).body.refusal, 'itself');
});
