import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import * as inbox from '#desk/inbox/contract.ts';
import { deskFloor, type DeskFloor } from '#desk/testing/desk-floor.ts';
import { moveDrafts } from '#spine/drafts/server/api.ts';
import * as contract from '../contract.ts';

let floor: DeskFloor;
before(async () => {
  floor = await deskFloor();
});
after(() => floor.close());

test('merged, the other leaves queue and inbox; what was being written goes on, or is kept as a version', async () => {
  const skillId = await floor.skill('Facturation');
  const mailboxId = Number(await floor.mailbox('aide@maison.test', skillId));
  const nadia = await floor.person('Nadia', { skills: [skillId], inboxLimit: 900 });
  const paul = await floor.person('Paul', { skills: [skillId], inboxLimit: 900 });
  const { interactionId: into } = await floor.receive(mailboxId, skillId);
  const { interactionId: other } = await floor.receive(mailboxId, skillId);
  await floor.call(nadia, inbox.assignToMe, { interactionId: into });
  for (const [agent, at] of [
    [nadia.id, into],
    [nadia.id, other],
    [paul.id, other],
  ] as const)
    await sql`
      insert into drafts.drafts (agent_id, key, interaction_id, content)
      values (${agent}, ${`reply:${at}`}, ${at}, ${JSON.stringify({ text: `de ${agent} dans ${at}` })}::jsonb)
    `.execute(floor.db);

  assert.equal((await floor.call(nadia, contract.merge, { interactionId: into, otherId: other })).status, 200);
  await floor.act((one) => moveDrafts(one, other, into));

  const { rows } = await sql<{ merged: number; status: string; queued: number; count: number }>`
    select merged_into_id::int as merged, status,
           (select count(*)::int from routing.queue where interaction_id = ${other}) as queued,
           (select count(*)::int from interactions.messages where interaction_id = ${into}) as count
    from interactions.interactions where id = ${other}
  `.execute(floor.db);
  assert.deepEqual(rows, [{ merged: into, status: 'closed', queued: 0, count: 2 }]);
  const drafts = await sql<{ agent: number; said: string }>`
    select agent_id::int as agent, content->>'text' as said from drafts.drafts where key = ${`reply:${into}`} order by agent_id
  `.execute(floor.db);
  assert.deepEqual(drafts.rows, [
    { agent: nadia.id, said: `de ${nadia.id} dans ${into}` },
    { agent: paul.id, said: `de ${paul.id} dans ${other}` },
  ]);
  const versions = await sql<{ said: string }>`
    select content->>'text' as said from drafts.versions where agent_id = ${nadia.id} and key = ${`reply:${into}`}
  `.execute(floor.db);
  assert.deepEqual(versions.rows, [{ said: `de ${nadia.id} dans ${other}` }]);
  // Once merged it is closed: a second click finds nothing to do.
  const again = await floor.call(nadia, contract.merge, { interactionId: into, otherId: other });
  assert.equal(again.body.refusal, 'other-closed');
});
