import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  appSpaceOf,
  chromiumMissing,
  goAvailable,
  menuOf,
  openReply,
  openRow,
  openWindow,
  replyOf,
  rowOf,
  rowsOf,
  spaceOf,
  type Window,
} from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { sendMail } from './support/mail.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor({
    agents: [
      { name: 'Nadia Fortin', login: 'nadia' },
      { name: 'Paul Sans-Courriel', login: 'paul', emailEnabled: false },
    ],
  });
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

test('R4 one launches the application and signs in first, and a wrong password opens nothing', { skip }, async () => {
  const page = await (await window.profile(floor)).newPage();
  await page.goto('/i/1');
  await page.waitForURL(/\/sign-in/);
  await page.getByLabel('Identifiant ou courriel').fill('nadia');
  await page.getByLabel('Mot de passe', { exact: true }).fill('pas le bon mot');
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByText('Identifiant ou mot de passe inexact.').waitFor();
  assert.equal(await menuOf(page).count(), 0);
  await page.getByLabel('Mot de passe', { exact: true }).fill('une phrase de passe');
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await menuOf(page).waitFor();
  await page.context().close();
});

test(
  'R1 without email enabled by an administrator an agent is told so, is given nothing and can take nothing',
  { skip },
  async () => {
    const page = await window.page(floor, 'paul');
    await menuOf(page).getByText('Le courriel n’est pas activé pour vous').waitFor();
    await goAvailable(page);
    await sendMail(floor, { subject: 'Pour personne' });
    await menuOf(page)
      .getByRole('tab', { name: /^Non attribuées/ })
      .click();
    await openRow(page, 'Pour personne');
    const take = spaceOf(page).getByRole('button', { name: 'M’attribuer' });
    assert.equal(await take.getAttribute('aria-description'), 'Le courriel n’est pas activé pour vous.');
    await take.click({ force: true });
    await menuOf(page).getByRole('tab', { name: 'À moi' }).click();
    assert.equal(await rowsOf(page).count(), 0);
    await page.context().close();
  },
);

test(
  'R2 R3 R5 what is assigned shows in the Interactions menu with an envelope, beside the interaction and the application spaces',
  { skip },
  async () => {
    const page = await window.page(floor, 'nadia');
    await goAvailable(page);
    await sendMail(floor, { subject: 'Facture de novembre' });
    const row = rowOf(page, 'Facture de novembre');
    await row.waitFor();
    assert.match((await row.textContent())!, /Hélène Gagné/);
    await row.locator('svg.tabler-icon-mail').waitFor();
    await openRow(page, 'Facture de novembre');
    assert.equal(await menuOf(page).getByRole('heading', { name: 'Interactions', exact: true }).count(), 1);

    const tab = spaceOf(page).getByRole('tab', { name: 'Courriel' });
    await tab.waitFor();
    await openReply(page);
    await appSpaceOf(page).getByText('Hélène Gagné').first().waitFor();
    const boxes = await Promise.all(
      [menuOf(page), tab, replyOf(page), appSpaceOf(page)].map(async (zone) => (await zone.boundingBox())!),
    );
    const [menu, tabs, reply, app] = boxes as [Box, Box, Box, Box];
    assert.ok(menu.x + menu.width <= tabs.x + 1, 'the menu is on the left');
    assert.ok(tabs.y + tabs.height < reply.y, 'tabs on top, the reply field at the bottom');
    assert.ok(reply.y + reply.height > 850, 'the reply field is at the bottom');
    assert.ok(app.x >= reply.x + reply.width - 1, 'the application space is on the right');
    await page.context().close();
  },
);
type Box = { x: number; y: number; width: number; height: number };

test(
  'R6 the words of the field: compétence, contact, canal and état name what they name in the guide',
  { skip },
  async () => {
    const page = await window.page(floor, 'nadia');
    await openRow(page, 'Facture de novembre');
    await spaceOf(page).getByLabel('Compétence : Facturation').waitFor();
    await spaceOf(page).getByRole('tablist', { name: 'Canaux' }).getByRole('tab', { name: 'Courriel' }).waitFor();
    await spaceOf(page)
      .getByRole('button', { name: /^État : / })
      .waitFor();
    const editor = await openReply(page);
    await editor.waitFor();
    await replyOf(page).getByRole('button', { name: 'CC', exact: true }).click();
    await replyOf(page).getByRole('combobox', { name: 'CC', exact: true }).fill('helene');
    const entry = page.getByRole('option', { name: /helene@client\.test/ });
    await entry.getByText('Contact', { exact: true }).waitFor();
    await page.context().close();
  },
);
