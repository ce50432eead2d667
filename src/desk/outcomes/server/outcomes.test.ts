import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { inbox as listInbox, assignToMe } from '#desk/inbox/contract.ts';
import { deskFloor, type DeskFloor, type Person } from '#desk/testing/desk-floor.ts';
import type { Status } from '#spine/interactions/contract.ts';
import * as contract from '../contract.ts';

let floor: DeskFloor;
let nadia: Person;
let skillId: number;
let mailboxId: number;
before(async () => {
  floor = await deskFloor();
  skillId = await floor.skill('Facturation');
  mailboxId = await floor.mailbox('aide@maison.test', skillId);
  nadia = await floor.person('Nadia', { skills: [skillId], inboxLimit: 100 });
});
after(() => floor.close());

const mine = async (): Promise<number> => {
  const { interactionId } = await floor.receive(mailboxId, skillId);
  await floor.call(nadia, assignToMe, { interactionId });
  return interactionId;
};
const set = async (interactionId: number, status: Exclude<Status, 'new'>) =>
  (await floor.call(nadia, contract.setStatus, { interactionId, status })).body.refusal ?? 'done';
const dismiss = async (interactionId: number) =>
  (await floor.call(nadia, contract.dismiss, { interactionId })).body.refusal ?? 'done';
const stateOf = async (id: number) =>
  (
    await sql<{ status: string; assigneeId: number | null }>`
      select status, assignee_id as "assigneeId" from interactions.interactions where id = ${id}
    `.execute(floor.db)
  ).rows[0]!;
const inInbox = async (id: number) =>
  listInbox.output.parse((await floor.call(nadia, listInbox, {})).body).rows.some((row) => row.id === id);

test('R116 Closed is final; every other status may follow another', async () => {
  const id = await mine();
  for (const status of ['pending', 'escalated', 'open', 'resolved', 'open', 'closed'] as const)
    assert.equal(await set(id, status), 'done', status);
  for (const status of ['open', 'resolved', 'closed'] as const) assert.equal(await set(id, status), 'closed-is-final');
  assert.equal((await stateOf(id)).status, 'closed');
});

test('D2 New is the system’s alone to set', async () => {
  const id = await mine();
  const answer = await floor.call(nadia, contract.setStatus, { interactionId: id, status: 'new' as 'open' });
  assert.deepEqual([answer.status, answer.body.refusal], [400, 'bad-input']);
});

test('R126 R130 D3 a finished one leaves the menu by hand, and Resolved stays Resolved', async () => {
  const id = await mine();
  assert.equal(await dismiss(id), 'not-finished');
  await set(id, 'resolved');
  assert.ok(await inInbox(id));
  assert.equal(await dismiss(id), 'done');
  assert.deepEqual(await stateOf(id), { status: 'resolved', assigneeId: null });
  assert.ok(!(await inInbox(id)));
  assert.equal(await dismiss(id), 'not-mine');
  const closed = await mine();
  await set(closed, 'closed');
  assert.equal(await dismiss(closed), 'done');
  assert.deepEqual(await stateOf(closed), { status: 'closed', assigneeId: null });
});
