import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import * as inbox from '#desk/inbox/contract.ts';
import * as outcomes from '#desk/outcomes/contract.ts';
import type { Call } from '#ground/api/contract.ts';
import { answeredCalls } from '#ground/api/server/answer.ts';
import { outcome } from '#spine/dispositions/contract.ts';
import { deskFloor, type DeskFloor, type Person } from './desk-floor.ts';

/** Nobody signed in; an agent who may not see it; one who may; whose it is; and the two other roles. */
const WHO = ['stranger', 'blind', 'peer', 'owner', 'supervisor', 'administrator'] as const;
type Who = (typeof WHO)[number];

let floor: DeskFloor;
let people: Record<Exclude<Who, 'stranger'>, Person>;
let skillId: number;
let mailboxId: number;
let madeId: number;
before(async () => {
  floor = await deskFloor();
  skillId = await floor.skill('Facturation');
  mailboxId = await floor.mailbox('aide@maison.test', skillId);
  people = {
    blind: await floor.person('Bruno'),
    peer: await floor.person('Paule', { skills: [skillId] }),
    owner: await floor.person('Nadia', { skills: [skillId], inboxLimit: 900 }),
    supervisor: await floor.person('Sophie', { role: 'supervisor' }),
    administrator: await floor.person('Adam', { role: 'administrator' }),
  };
  const asked = { id: null, name: 'Remboursée', archived: false, skillIds: [skillId] };
  madeId = Number((await floor.call(people.administrator, outcomes.saveDisposition, asked)).body['id']);
});
after(() => floor.close());

const stranger = 'signed-out';
const whoSees = { stranger, blind: 'not-found', peer: 'ok', owner: 'ok', supervisor: 'ok', administrator: 'ok' };
const ownerAlone = { ...whoSees, peer: 'not-mine', supervisor: 'not-mine', administrator: 'not-mine' };
const notForAgents = { stranger, blind: 'not-allowed', peer: 'not-allowed', owner: 'not-allowed' };
const supervisors = { ...notForAgents, supervisor: 'ok', administrator: 'ok' };
const administrators = { ...supervisors, supervisor: 'not-allowed' };

let made = 0;
const ROWS: { call: Call; input: (interactionId: number) => object; resolved?: boolean; hears: Record<Who, string> }[] =
  [
    { call: outcome, input: (interactionId) => ({ interactionId }), hears: whoSees },
    {
      call: outcomes.setStatus,
      input: (interactionId) => ({ interactionId, status: 'resolved' }),
      hears: ownerAlone,
    },
    {
      call: outcomes.saveOutcome,
      input: (interactionId) => ({ interactionId, status: null, dispositionId: madeId }),
      hears: ownerAlone,
    },
    {
      call: outcomes.dismiss,
      input: (interactionId) => ({ interactionId }),
      resolved: true,
      hears: ownerAlone,
    },
    { call: outcomes.officeDispositions, input: () => ({}), hears: supervisors },
    {
      call: outcomes.saveDisposition,
      input: () => ({ id: null, name: `Nouvelle ${(made += 1)}`, archived: false, skillIds: [] }),
      hears: administrators,
    },
    { call: outcomes.moveDisposition, input: () => ({ id: madeId, down: true }), hears: administrators },
    {
      call: outcomes.saveSkillRule,
      input: () => ({ skillId, dispositionRequired: false, statusRequired: true }),
      hears: administrators,
    },
  ];

test('every call about outcomes has its row in the table', () => {
  const calls = answeredCalls()
    .map((one) => one.name)
    .filter((name) => /^(?:outcomes|dispositions)\./.test(name));
  assert.deepEqual(calls.toSorted(), ROWS.map((row) => row.call.name).toSorted());
});

for (const { call, input, resolved, hears } of ROWS)
  test(`R117 D6 who may ask ${call.name}`, async () => {
    const heard: Record<string, string> = {};
    for (const who of WHO) {
      const { interactionId } = await floor.receive(mailboxId, skillId, {
        from: { name: 'Client', address: `${call.name}.${who}@client.test` },
      });
      await floor.call(people.owner, inbox.assignToMe, { interactionId });
      if (resolved)
        await sql`update interactions.interactions set status = 'resolved' where id = ${interactionId}`.execute(
          floor.db,
        );
      const answer = await floor.call(who === 'stranger' ? null : people[who], call, input(interactionId));
      heard[who] = answer.status === 200 ? 'ok' : String(answer.body.refusal);
    }
    assert.deepEqual(heard, hears);
  });
