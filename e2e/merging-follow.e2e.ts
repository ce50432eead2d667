import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openReply as openReplyCall } from '#desk/compose/contract.ts';
import { assignToMe, browse } from '#desk/inbox/contract.ts';
import { merge } from '#desk/merging/contract.ts';
import { addNote } from '#desk/notes-and-tags/contract.ts';
import { consult, listConsultations, sayInConsultation } from '#desk/transfer/consult/contract.ts';
import { listHandovers, transfer } from '#desk/transfer/contract.ts';
import { listVersions } from '#spine/drafts/contract.ts';
import { setState } from '#spine/people/contract.ts';
import {
  appSpaceOf,
  chromiumMissing,
  editorOf,
  messagesOf,
  openReply,
  openWindow,
  replyOf,
  spaceOf,
  type Window,
} from './support/browser.ts';
import { startFloor, type Caller, type Floor } from './support/floor.ts';
import { sendMail } from './support/mail.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let nadia: Caller;
let zoe: Caller;
let page: Page;
before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor({
    agents: [
      { name: 'Nadia Fortin', login: 'nadia', inboxLimit: 90 },
      { name: 'Zoé Lemieux', login: 'zoe', inboxLimit: 90 },
    ],
  });
  nadia = await floor.as('nadia');
  zoe = await floor.as('zoe');
  page = await window.page(floor, 'zoe');
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

/** Two interactions of one contact, both nobody's: [the one that stays, the other]. */
const two = async (name: string): Promise<[number, number]> => {
  for (const n of [1, 2])
    await sendMail(floor, { subject: `${name} ${n}`, from: `${name} <${name.toLowerCase()}@client.test>` });
  return until('both are there', async () => {
    const { rows } = await nadia(browse, { view: 'all' });
    const [first, second] = [1, 2].map((n) => rows.find((row) => row.subject === `${name} ${n}`)?.id);
    return first !== undefined && second !== undefined && ([first, second] as [number, number]);
  });
};
const draftOf = async (agent: Caller, interactionId: number): Promise<string> =>
  (await agent(openReplyCall, { interactionId })).content.html;

test(
  'an answer that is being typed while its interaction is merged goes on in the other one, to the last letter',
  { skip },
  async () => {
    const [into, other] = await two('Camille');
    await nadia(assignToMe, { interactionId: into });
    await page.goto(`/i/${other}`);
    const editor = await openReply(page);
    await editor.click();
    await page.keyboard.type('Bonjour Camille, ');
    const typing = page.keyboard.type('voici ce que nous avons trouvé pour vous.', { delay: 40 });
    await nadia(merge, { interactionId: into, otherId: other });
    await typing;
    await page.waitForURL(`**/i/${into}`);
    await page.getByText('la voici, avec ce que vous écriviez', { exact: false }).waitFor();
    await editorOf(page).getByText('Bonjour Camille, voici ce que nous avons trouvé pour vous.').waitFor();
    // The hands are where they were.
    await until('the focus is in the field', () =>
      editorOf(page).evaluate((field) => field.contains(document.activeElement)),
    );
    await until('the server has it all', async () =>
      (await draftOf(zoe, into)).includes('Bonjour Camille, voici ce que nous avons trouvé pour vous.'),
    );
    await replyOf(page).getByRole('button', { name: 'Envoyer le message' }).click();
    await replyOf(page).waitFor({ state: 'detached' });
    await messagesOf(page).filter({ hasText: 'Zoé Lemieux' }).first().waitFor();
    assert.equal((await draftOf(zoe, into)).includes('trouvé pour vous'), false, 'it was sent, and is no draft');
  },
);

test(
  'whoever was writing in both finds the one that is typed in, and the other among its versions',
  { skip },
  async () => {
    const [into, other] = await two('Luc');
    await nadia(assignToMe, { interactionId: into });
    await page.goto(`/i/${into}`);
    await (await openReply(page)).click();
    await page.keyboard.type('Écrit dans la première.');
    await until('it is saved', async () => (await draftOf(zoe, into)).includes('Écrit dans la première.'));
    await page.goto(`/i/${other}`);
    await (await openReply(page)).click();
    await page.keyboard.type('Écrit dans la seconde.');
    await until('it is saved', async () => (await draftOf(zoe, other)).includes('Écrit dans la seconde.'));
    // Cut off while it is merged: what is typed last is in this browser alone.
    await page.route('**/api/compose.saveDraft', (route) => route.abort());
    await page.keyboard.type(' Et encore.');
    await nadia(merge, { interactionId: into, otherId: other });
    await page.waitForURL(`**/i/${into}`);
    await page.unroute('**/api/compose.saveDraft');
    await until('what was typed last is the draft', async () =>
      (await draftOf(zoe, into)).includes('Écrit dans la seconde. Et encore.'),
    );
    await editorOf(page).getByText('Écrit dans la seconde. Et encore.').waitFor();
    const { versions } = await zoe(listVersions, { key: `reply:${into}` });
    assert.ok(versions.some((one) => one.firstWords.includes('Écrit dans la première.')));
  },
);

test('consultations, handovers and notes of the one are the other’s, and go on there', { skip }, async () => {
  const [into, other] = await two('Odile');
  for (const interactionId of [into, other]) await nadia(assignToMe, { interactionId });
  const [nadiaId, zoeId] = [floor.agents.get('nadia')!, floor.agents.get('zoe')!];
  await zoe(setState, { state: 'available' });
  await nadia(setState, { state: 'available' });
  await nadia(transfer, {
    ...{ interactionId: other, to: { kind: 'agent', id: zoeId }, note: 'Elle rappelle lundi.', onceKey: randomUUID() },
  });
  await zoe(transfer, { interactionId: other, to: { kind: 'agent', id: nadiaId }, note: '', onceKey: randomUUID() });
  // The same colleague asked in both: one thread of it goes on, the other is closed.
  const ask = (interactionId: number, text: string) =>
    nadia(consult, { interactionId, colleagueId: zoeId, text, onceKey: randomUUID() });
  await ask(into, 'Question de la première');
  const { consultationId } = await ask(other, 'Question de la seconde');
  await nadia(addNote, { interactionId: other, text: 'Note de la seconde.', onceKey: randomUUID() });
  await page.goto(`/i/${other}`);
  await messagesOf(page).first().waitFor();

  await nadia(merge, { interactionId: into, otherId: other });
  await page.waitForURL(`**/i/${into}`);
  await spaceOf(page).getByText('Note de la seconde.').waitFor();
  await spaceOf(page).getByText('Elle rappelle lundi.').first().waitFor();
  await appSpaceOf(page)
    .getByRole('tab', { name: /^Consultation/ })
    .click();
  await appSpaceOf(page).getByText('Question de la première').waitFor();
  await appSpaceOf(page).getByText('Question de la seconde').waitFor();
  const { handovers } = await zoe(listHandovers, { interactionId: into });
  assert.deepEqual(
    handovers.map((one) => one.note),
    ['Elle rappelle lundi.', ''],
  );
  const { consultations } = await zoe(listConsultations, { interactionId: into });
  assert.deepEqual(
    consultations.map((one) => [one.messages[0]!.text, one.closedAt !== null]),
    [
      ['Question de la première', false],
      ['Question de la seconde', true],
    ],
  );
  await assert.rejects(
    zoe(sayInConsultation, { consultationId, text: 'Trop tard', onceKey: randomUUID() }),
    /consultation-closed/,
  );
  const open = consultations.find((one) => one.closedAt === null)!;
  await zoe(sayInConsultation, { consultationId: open.id, text: 'Je réponds ici', onceKey: randomUUID() });
  await appSpaceOf(page).getByText('Je réponds ici').waitFor();
});
