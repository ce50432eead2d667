import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { deskFloor, type DeskFloor, type Person } from '#desk/testing/desk-floor.ts';
import { inbox } from '#desk/inbox/contract.ts';
import { TABLE_TYPE } from '#ground/table/limits.ts';
import { newTable } from '#ground/table/model.ts';
import { readTable } from '#ground/table/read-table.ts';
import { writeTable } from '#ground/table/write-table.ts';
import { messageById } from '#spine/interactions/server/api.ts';
import { UPLOAD_PATH, uploadPath } from '#spine/uploads/contract.ts';
import * as contract from '../contract.ts';

let floor: DeskFloor;
let nadia: Person;
let skillId: number;
let mailboxId: number;
before(async () => {
  floor = await deskFloor();
  skillId = await floor.skill('Facturation');
  mailboxId = await floor.mailbox('aide@maison.test', skillId);
  nadia = await floor.person('Nadia', { skills: [skillId] });
});
after(() => floor.close());

const upload = async (bytes: Uint8Array) => {
  const form = new FormData();
  form.set('inline', '1');
  form.set('file', new File([new Uint8Array(bytes)], 'Tableau.html', { type: TABLE_TYPE }));
  const request = new Request('http://desk.test/', { method: 'POST', body: form });
  const answer = await floor.http.inject({
    method: 'POST',
    url: UPLOAD_PATH,
    payload: Buffer.from(await request.arrayBuffer()),
    headers: { 'content-type': request.headers.get('content-type')!, cookie: nadia.cookie },
  });
  return { status: answer.statusCode, body: answer.json() };
};
const sendWith = async (html: string, uploads: contract.DraftContent['uploads']) => {
  const { interactionId } = await floor.receive(mailboxId, skillId);
  const { content } = contract.openReply.output.parse(
    (await floor.call(nadia, contract.openReply, { interactionId })).body,
  );
  const sent = await floor.call(nadia, contract.sendReply, {
    interactionId,
    content: { ...content, html, uploads },
    onceKey: randomUUID(),
  });
  return (await messageById(floor.db, Number(sent.body['messageId'])))!;
};

test('R24 a large table is kept cleaned and leaves as a table, in the place where it was shown', async () => {
  const dirty =
    '<style>.a{color:red}</style><script>alert(1)</script><table onclick="x()"><tr><td class="a" style="position:fixed">un<img src=x onerror=y></td><td>deux</td></tr></table><iframe src="https://x.test"></iframe>';
  const { body } = await upload(gzipSync(dirty));
  assert.equal(body.type, TABLE_TYPE);
  const kept = (await floor.get(nadia, uploadPath(body.id))).body;
  assert.equal(kept, writeTable(readTable(dirty)));
  assert.doesNotMatch(kept, /script|onclick|onerror|position|class|iframe/);
  const message = await sendWith(
    `<div>Avant</div><div><img class="relais-table" src="${uploadPath(body.id)}" alt="Tableau 1 × 2"></div><div>Après</div>`,
    [body],
  );
  assert.match(
    message.html!,
    /<div>Avant<\/div><div><table[^>]*><tbody><tr><td[^>]*>un<\/td><td[^>]*>deux<\/td><\/tr><\/tbody><\/table><\/div><div>Après/,
  );
  assert.match(message.text, /Avant\n\nun  deux\n\nAprès/);
});

test('R24 what is no table, or one of 251 rows, is refused and says why', async () => {
  assert.equal((await upload(Buffer.from('<p>Bonjour</p>'))).body.refusal, 'bad-table');
  assert.equal((await upload(Buffer.from([0x1f, 0x8b, 1, 2]))).body.refusal, 'bad-table');
  assert.equal((await upload(gzipSync(Buffer.alloc(60_000_000, 'a')))).body.refusal, 'bad-table');
  const tall = await upload(Buffer.from(writeTable(newTable(251, 2))));
  assert.deepEqual([tall.status, tall.body.refusal], [409, 'table-too-large']);
  const bomb = `<table>${'<tr><td rowspan=65000 colspan=1000>a</tr>'.repeat(5_000)}</table>`;
  assert.equal((await upload(Buffer.from(bomb))).body.refusal, 'table-too-large');
});

test('R24 62,500 cells are kept and sent while the desk of everybody goes on', async () => {
  const empty = newTable(250, 250);
  const rows = empty.rows.map((row, r) => ({
    ...row,
    cells: row.cells.map((cell, c) => ({ ...cell!, html: `r${r + 1}c${c + 1}` })),
  }));
  const bytes = gzipSync(writeTable({ ...empty, rows }));
  const { body } = await upload(bytes);
  let others = 0;
  let going = true;
  const desk = (async () => {
    while (going) {
      await floor.call(nadia, inbox, {});
      others += 1;
    }
  })();
  const message = await sendWith(`<img class="relais-table" src="${uploadPath(body.id)}">`, [body]);
  going = false;
  await desk;
  // Written where the server answers, it would have kept all but one or two waiting until it was done.
  assert.ok(others > 5, `${others} calls were answered meanwhile`);
  assert.equal(message.html!.match(/<td/g)!.length, 62_500);
  assert.ok(message.text.includes('r250c249\tr250c250'));
});
