import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as inbox from '#desk/inbox/contract.ts';
import * as tags from '#desk/notes-and-tags/tags/contract.ts';
import type { Call } from '#ground/api/contract.ts';
import { answeredCalls } from '#ground/api/server/answer.ts';
import { listTags } from '#spine/tags/contract.ts';
import { deskFloor, type DeskFloor, type Person } from './desk-floor.ts';

/** An agent who may not see the interaction, one who may, whose it is, and the two who keep the tags in order. */
const WHO = ['stranger', 'blind', 'peer', 'owner', 'supervisor', 'administrator'] as const;
type Who = (typeof WHO)[number];

let floor: DeskFloor;
let people: Record<Exclude<Who, 'stranger'>, Person>;
let interactionId: number;
let tagId: number;
before(async () => {
  floor = await deskFloor();
  const skillId = await floor.skill('Facturation');
  const mailboxId = await floor.mailbox('aide@maison.test', skillId);
  people = {
    blind: await floor.person('Bruno'),
    peer: await floor.person('Paule', { skills: [skillId] }),
    owner: await floor.person('Nadia', { skills: [skillId] }),
    supervisor: await floor.person('Sophie', { role: 'supervisor' }),
    administrator: await floor.person('Adam', { role: 'administrator' }),
  };
  ({ interactionId } = await floor.receive(mailboxId, skillId));
  await floor.call(people.owner, inbox.assignToMe, { interactionId });
  const made = await floor.call(people.owner, tags.addTag, { interactionId, tag: { name: 'Urgent' } });
  tagId = Number(made.body['tagId']);
});
after(() => floor.close());

const everyone = {
  ...{ stranger: 'signed-out', blind: 'ok', peer: 'ok', owner: 'ok', supervisor: 'ok', administrator: 'ok' },
};
const ownerAlone = {
  ...everyone,
  blind: 'not-found',
  peer: 'not-mine',
  supervisor: 'not-mine',
  administrator: 'not-mine',
};
const keepers = { ...everyone, blind: 'not-allowed', peer: 'not-allowed', owner: 'not-allowed' };

const ROWS: { call: Call; input: () => object; hears: Record<Who, string> }[] = [
  { call: listTags, input: () => ({}), hears: everyone },
  { call: tags.addTag, input: () => ({ interactionId, tag: { id: tagId } }), hears: ownerAlone },
  { call: tags.removeTag, input: () => ({ interactionId, tagId }), hears: ownerAlone },
  { call: tags.officeTags, input: () => ({}), hears: keepers },
  {
    call: tags.saveTag,
    input: () => ({ id: tagId, name: 'Urgent', color: 'red', archived: false }),
    hears: keepers,
  },
  {
    call: tags.mergeTags,
    input: () => ({ fromId: 999_998, intoId: 999_999 }),
    hears: { ...keepers, supervisor: 'tag-gone', administrator: 'tag-gone' },
  },
];

test('every call about tags has its row in the table', () => {
  const calls = answeredCalls()
    .map((one) => one.name)
    .filter((name) => name.startsWith('tags.'));
  assert.deepEqual(calls.toSorted(), ROWS.map((row) => row.call.name).toSorted());
});

for (const { call, input, hears } of ROWS)
  test(`R117 D6 who may ask ${call.name}`, async () => {
    const heard: Record<string, string> = {};
    for (const who of WHO) {
      const { status, body } = await floor.call(who === 'stranger' ? null : people[who], call, input());
      heard[who] = status === 200 ? 'ok' : String(body.refusal);
    }
    assert.deepEqual(heard, hears);
  });
