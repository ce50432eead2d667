import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { deskFloor, type DeskFloor } from '#desk/testing/desk-floor.ts';
import { openCard } from '../contract.ts';

let floor: DeskFloor;
before(async () => {
  floor = await deskFloor();
});
after(() => floor.close());

test('R113 the card says who it is and what they wrote about, newest first', async () => {
  const skillId = await floor.skill('Facturation');
  const mailboxId = await floor.mailbox('aide@maison.test', skillId);
  const nadia = await floor.person('Nadia', { skills: [skillId] });
  const from = { name: 'Luc Bédard', address: `${randomUUID()}@client.test` };
  for (let n = 0; n < 25; n += 1) await floor.receive(mailboxId, skillId, { from, subject: `Sujet ${n}` });
  const last = await floor.receive(mailboxId, skillId, { from, subject: 'Le dernier' });
  const { body } = await floor.call(nadia, openCard, { contactId: last.contactId });
  const card = openCard.output.parse(body);
  assert.equal(card.contact.name, 'Luc Bédard');
  assert.deepEqual(card.contact.addresses, [{ kind: 'email', address: from.address }]);
  assert.deepEqual(
    [card.interactions.length, card.total, card.interactions[0]!.subject, card.interactions[0]!.skillName],
    [20, 26, 'Le dernier', 'Facturation'],
  );
  assert.equal((await floor.call(nadia, openCard, { contactId: 999_999 })).body.refusal, 'not-found');
});
