import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { utimes } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { UPLOAD_PATH, uploadPath } from '#spine/uploads/contract.ts';
import { openReply, saveDraft, sendReply } from '#desk/compose/contract.ts';
import { deskFloor, type DeskFloor, type Person } from '#desk/testing/desk-floor.ts';
import { later, now } from '#ground/clock.ts';
import { tidy } from './housekeeping.ts';

let floor: DeskFloor;
let nadia: Person;
let interactionId: number;
before(async () => {
  floor = await deskFloor();
  const skillId = await floor.skill('Facturation');
  const mailboxId = await floor.mailbox('aide@maison.test', skillId);
  nadia = await floor.person('Nadia', { skills: [skillId] });
  ({ interactionId } = await floor.receive(mailboxId, skillId));
});
after(() => floor.close());

const upload = async (name: string) => {
  const form = new FormData();
  form.set('file', new File([name], name, { type: 'application/pdf' }));
  const request = new Request('http://desk.test/', { method: 'POST', body: form });
  const answer = await floor.http.inject({
    method: 'POST',
    url: UPLOAD_PATH,
    payload: Buffer.from(await request.arrayBuffer()),
    headers: { 'content-type': request.headers.get('content-type')!, cookie: nadia.cookie },
  });
  return answer.json() as { id: string; name: string; type: string; size: number; inline: boolean };
};
const shaOf = async (id: string): Promise<string> =>
  (await sql<{ sha256: string }>`select sha256 from uploads.files where id = ${id}`.execute(floor.db)).rows[0]!.sha256;
const run = () => tidy({ act: floor.act, blobs: floor.blobs, database: floor.database });
const exists = async (id: string): Promise<boolean> => (await floor.get(nadia, uploadPath(id))).statusCode === 200;

test('R22 files never sent are taken away after a week; those of a draft or of a mail stay', async () => {
  const [forgotten, drafted, sent, today] = [
    await upload('a.pdf'),
    await upload('b.pdf'),
    await upload('c.pdf'),
    await upload('d.pdf'),
  ];
  const { content } = openReply.output.parse((await floor.call(nadia, openReply, { interactionId })).body);
  const answer = await floor.call(nadia, sendReply, {
    interactionId,
    content: { ...content, html: '<p>Voici</p>', uploads: [sent] },
    onceKey: randomUUID(),
  });
  assert.equal(answer.status, 200);
  const saved = await floor.call(nadia, saveDraft, {
    interactionId,
    version: 0,
    content: { ...content, html: '<p>Suite</p>', uploads: [drafted] },
  });
  assert.equal(saved.status, 200);
  const shas = await Promise.all([forgotten, drafted, sent, today].map((one) => shaOf(one.id)));
  assert.deepEqual(await run(), { uploads: 0, files: 0 });
  const old = later(now(), -8 * 86_400_000);
  for (const sha of shas) await utimes(path.join(floor.folder, 'blobs', sha.slice(0, 2), sha), old, old);
  await sql`update uploads.files set created_at = ${old} where id <> ${today.id}`.execute(floor.db);
  await sql`delete from compose.sent`.execute(floor.db);
  await run();
  assert.deepEqual(await Promise.all(shas.map((sha) => floor.blobs.has(sha))), [false, true, true, true]);
  assert.deepEqual(await Promise.all([forgotten, drafted, today].map((one) => exists(one.id))), [false, true, true]);
});
