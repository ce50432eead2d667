import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { saveSkill } from '#office/skills/contract.ts';
import {
  chromiumMissing,
  goAvailable,
  menuOf,
  messagesOf,
  openReply,
  openRow,
  openWindow,
  replyOf,
  rowOf,
  saidIn,
  spaceOf,
  takeBreak,
  writeAndSend,
  type Window,
} from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { sendMail } from './support/mail.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let page: Page;
before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor({
    agents: [
      { name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 },
      { name: 'Olivier Roy', login: 'olivier', inboxLimit: 50 },
    ],
  });
  page = await window.page(floor, 'nadia');
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

const offers = (on: boolean) =>
  floor.admin(saveSkill, { id: floor.skillId, name: 'Facturation', priority: 5, offers: on, offerSeconds: 120 });

test('R31 R32 an answer to what is not mine does not make it mine; « M’attribuer » does', { skip }, async () => {
  await sendMail(floor, { subject: 'À personne' });
  await menuOf(page)
    .getByRole('tab', { name: /^Non attribuées/ })
    .click();
  await openRow(page, 'À personne');
  await spaceOf(page).getByText('Cette interaction n’est pas à vous').waitFor();
  await writeAndSend(page, 'Je regarde cela.');
  await saidIn(messagesOf(page).last(), 'Je regarde cela.').waitFor();
  const take = spaceOf(page).getByRole('button', { name: 'M’attribuer' });
  await take.waitFor();
  await menuOf(page).getByRole('tab', { name: 'À moi' }).click();
  await menuOf(page).getByText('Votre boîte est vide').waitFor();
  await take.click();
  await rowOf(page, 'À personne').waitFor();
  await take.waitFor({ state: 'detached' });
});

test(
  'R30 R33 mail is routed and assigned by itself to an available agent, and picked in the menu',
  { skip },
  async () => {
    await goAvailable(page);
    await sendMail(floor, { subject: 'Routée toute seule' });
    const row = rowOf(page, 'Routée toute seule');
    await row.locator('svg.tabler-icon-mail').waitFor();
    await openRow(page, 'Routée toute seule');
    await messagesOf(page).getByText('J’ai reçu deux factures').waitFor();
    await spaceOf(page)
      .getByRole('button', { name: /^État : Ouvert/ })
      .or(spaceOf(page).getByRole('button', { name: /^État : Nouveau/ }))
      .first()
      .waitFor();
  },
);

test(
  'R34 where the skill asks first, « Rejeter » passes it to another and only « Accepter » goes on',
  { skip },
  async () => {
    await offers(true);
    await sendMail(floor, { subject: 'Première offre' });
    const offer = menuOf(page).getByRole('article', { name: /^Offre de Hélène Gagné : Première offre/ });
    await offer.waitFor();
    assert.equal(await rowOf(page, 'Première offre').count(), 0);
    const other = await window.page(floor, 'olivier');
    await goAvailable(other);
    await offer.getByRole('button', { name: 'Rejeter' }).click();
    await offer.waitFor({ state: 'detached' });
    const passed = menuOf(other).getByRole('article', { name: /^Offre de Hélène Gagné : Première offre/ });
    await passed.getByRole('button', { name: 'Accepter' }).click();
    await rowOf(other, 'Première offre').waitFor();
    await messagesOf(other).first().waitFor();
    await spaceOf(other)
      .getByRole('button', { name: /^État : Ouvert/ })
      .waitFor();
    await takeBreak(other);
    await other.context().close();
    await offers(false);
  },
);

test('R29 an interaction opens at its newest message, however long the thread', { skip }, async () => {
  const text = (n: number) => `Message numéro ${n}.\n\n${'Une ligne de plus.\n'.repeat(30)}`;
  let last = await sendMail(floor, { subject: 'Long fil', text: text(1) });
  await rowOf(page, 'Long fil').waitFor();
  for (let n = 2; n <= 12; n += 1)
    last = await sendMail(floor, { subject: 'Re: Long fil', text: text(n), inReplyTo: `<${last}>` });
  await rowOf(page, 'Long fil').getByLabel('12 messages non lus').waitFor();
  await openRow(page, 'Long fil');
  const newest = messagesOf(page).last();
  await newest.getByText('Message numéro 12.').waitFor();
  await until('the end of the newest message in sight', async () => {
    const [box, pane] = [
      await newest.boundingBox(),
      await spaceOf(page).getByRole('region', { name: 'Fil de messages' }).boundingBox(),
    ];
    if (!box || !pane) return false;
    const end = box.y + box.height;
    return box.y >= pane.y - box.height && end <= pane.y + pane.height + 2 && end > pane.y + pane.height / 3;
  });
  assert.equal(await messagesOf(page).count(), 12);
});

test(
  'R35 a message wider than the space has a scroll bar at its bottom, and nothing of it is cut',
  { skip },
  async () => {
    const cells = Array.from({ length: 40 }, (_, at) => `<td style="min-width:140px">Colonne ${at + 1}</td>`).join('');
    await sendMail(floor, { subject: 'Tableau large', text: 'x', html: `<table border="1"><tr>${cells}</tr></table>` });
    await rowOf(page, 'Tableau large').waitFor();
    await openRow(page, 'Tableau large');
    const frame = messagesOf(page).last().frameLocator('iframe');
    const lastCell = frame.getByText('Colonne 40', { exact: true });
    await lastCell.waitFor();
    const bar = messagesOf(page).last().locator('.mail-wide');
    await bar.waitFor();
    const space = (await spaceOf(page).boundingBox())!;
    const right = space.x + space.width;
    assert.ok((await lastCell.boundingBox())!.x > right, 'out of sight at first');
    const at = (await bar.boundingBox())!;
    const field = (await messagesOf(page).last().boundingBox())!;
    assert.ok(at.y > field.y + field.height / 3 && at.y + at.height <= 900, 'at the bottom, in sight');
    await bar.evaluate((element) => element.scrollTo({ left: element.scrollWidth }));
    await until('the last column in sight', async () => (await lastCell.boundingBox())!.x < right);
  },
);

test(
  'R19 R36 the answer is written in the reply field at the bottom, under the message it answers',
  { skip },
  async () => {
    await sendMail(floor, { subject: 'En bas' });
    await rowOf(page, 'En bas').waitFor();
    await openRow(page, 'En bas');
    const editor = await openReply(page);
    const [box, thread] = [(await editor.boundingBox())!, (await messagesOf(page).last().boundingBox())!];
    assert.ok(box.y > thread.y, 'below the message');
    await editor.click();
    await page.keyboard.type('Écrit en bas.');
    assert.match((await editor.innerText()).trim(), /^Écrit en bas\.$/);
    await replyOf(page).getByRole('button', { name: 'Envoyer le message' }).click();
    await saidIn(messagesOf(page).last(), 'Écrit en bas.').waitFor();
  },
);
