import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { listMail } from '#doors/customer-mailbox/contract.ts';
import {
  chromiumMissing,
  editorOf,
  goAvailable,
  messagesOf,
  openReply,
  openRow,
  openWindow,
  replyOf,
  rowOf,
  saidIn,
  spaceOf,
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
  floor = await startFloor({ agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 }] });
  page = await window.page(floor, 'nadia');
  await goAvailable(page);
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

const writing = async (subject: string, text: string) => {
  const customer = { address: `${randomUUID()}@client.test` };
  const from = `Hélène Gagné <${customer.address}>`;
  const id = await sendMail(floor, { subject, from });
  await rowOf(page, subject).waitFor();
  await openRow(page, subject);
  await openReply(page);
  await editorOf(page).click();
  await page.keyboard.type(text);
  return {
    again: (words: string) => sendMail(floor, { subject: `Re: ${subject}`, from, inReplyTo: `<${id}>`, text: words }),
    received: async () => (await floor.admin(listMail, customer)).mail,
  };
};
const later = async (choice: string): Promise<void> => {
  await replyOf(page).getByRole('button', { name: 'Autres façons d’envoyer' }).click();
  await page.getByRole('menuitem', { name: choice }).click();
};
const planned = () => messagesOf(page).last().locator('[data-held]');

test('R28 an answer planned for tomorrow is held, can be taken back, and then sent at once', { skip }, async () => {
  const { received } = await writing('Pour demain', 'À demain.');
  await later('Demain, 8:00');
  await planned().getByText('Départ prévu demain 08:00').waitFor();
  await spaceOf(page).getByRole('button', { name: 'Répondre' }).waitFor();
  await planned().getByRole('button', { name: 'Annuler' }).click();
  await editorOf(page).getByText('À demain.').waitFor();
  await until('the message gone from the thread', async () => (await messagesOf(page).count()) === 1);
  await later('Dans une heure');
  await planned()
    .getByText(/^Départ prévu/)
    .waitFor();
  assert.deepEqual(await received(), []);
  await planned().getByRole('button', { name: 'Envoyer maintenant' }).click();
  const mail = await until('the answer at the customer’s', async () => (await received())[0]);
  assert.equal(mail.subject, 'Re: Pour demain');
  assert.equal((await received()).length, 1);
});

test('the date is chosen by hand too, and the past is refused where it is typed', { skip }, async () => {
  await writing('À la main', 'Plus tard.');
  await later('Choisir la date et l’heure…');
  const dialog = page.getByRole('dialog', { name: 'Envoyer plus tard' });
  await dialog.getByLabel('Date et heure du départ').fill('2020-01-01T08:00');
  await dialog.getByRole('button', { name: 'Planifier l’envoi' }).click();
  await dialog.getByText('Cette heure est déjà passée.').waitFor();
  const year = new Date().getFullYear() + (new Date().getMonth() >= 6 ? 1 : 0);
  await dialog.getByLabel('Date et heure du départ').fill(`${year + 3}-01-01T08:00`);
  await dialog.getByRole('button', { name: 'Planifier l’envoi' }).click();
  await dialog.getByText('Un envoi se planifie un an à l’avance au plus.').waitFor();
  const inAWeek = new Date(Date.now() + 7 * 86_400_000);
  const day = `${inAWeek.getFullYear()}-${String(inAWeek.getMonth() + 1).padStart(2, '0')}-${String(inAWeek.getDate()).padStart(2, '0')}`;
  await dialog.getByLabel('Date et heure du départ').fill(`${day}T09:30`);
  await dialog.getByRole('button', { name: 'Planifier l’envoi' }).click();
  await planned()
    .getByText(/^Départ prévu le .+ à 09:30$/)
    .waitFor();
});

test('the customer writes first: it does not leave, and its writer reads why, above the text', { skip }, async () => {
  const { again, received } = await writing('Devancé', 'Je vous appelle demain.');
  await later('Demain, 8:00');
  await planned().getByText('Départ prévu demain 08:00').waitFor();
  await again('Inutile d’appeler, c’est réglé.');
  const why = replyOf(page).getByText(
    /^Votre réponse prévue demain 08:00 n’est pas partie : Hélène Gagné a écrit entre-temps/,
  );
  await why.waitFor();
  await editorOf(page).getByText('Je vous appelle demain.').waitFor();
  await until('the planned answer gone from the thread', async () => (await messagesOf(page).count()) === 2);
  await replyOf(page).locator('.comp-newer').getByText('Inutile d’appeler, c’est réglé.').waitFor();
  await page.reload();
  await why.waitFor();
  await replyOf(page).getByRole('button', { name: 'Compris' }).click();
  await page.reload();
  await editorOf(page).getByText('Je vous appelle demain.').waitFor();
  assert.equal(await why.count(), 0);
  assert.deepEqual(await received(), []);
});

test(
  'R28 whoever looks at something else hears that their planned answer came back, and finds it',
  { skip },
  async () => {
    const { again } = await writing('Ailleurs', 'À demain sans faute.');
    await later('Demain, 8:00');
    await planned().getByText('Départ prévu demain 08:00').waitFor();
    // What came back before the page knew its list is read there, and not said aloud.
    const listed = page.waitForResponse('**/api/compose.comeBacks');
    await page.goto('/');
    await rowOf(page, 'Ailleurs').waitFor();
    await listed;
    await again('Plus besoin.');
    await page
      .getByRole('alert')
      .filter({
        hasText: 'Votre réponse planifiée à Hélène Gagné n’est pas partie : Hélène Gagné a écrit entre-temps.',
      })
      .waitFor();
    const list = page.getByRole('navigation', { name: 'Réponses non parties' });
    await list.getByRole('link', { name: /Ailleurs/ }).click();
    await editorOf(page).getByText('À demain sans faute.').waitFor();
    await replyOf(page).getByRole('button', { name: 'Compris' }).click();
    await list.waitFor({ state: 'detached' });
  },
);

test('a planned answer outlives a killed house and leaves once, at its time', { skip }, async () => {
  const { received } = await writing('Après la panne', 'Toujours là.');
  const soon = new Date(Date.now() + 45_000).toISOString();
  // The menu offers whole minutes at the earliest: the request's own time is moved nearer.
  await page.route('**/api/compose.sendReply', (route) =>
    route.continue({ postData: JSON.stringify({ ...(route.request().postDataJSON() as object), sendAt: soon }) }),
  );
  await later('Dans une heure');
  await planned()
    .getByText(/^Départ prévu aujourd’hui|^Départ prévu demain/)
    .waitFor();
  await page.unroute('**/api/compose.sendReply');
  await floor.killAndRestart();
  assert.deepEqual(await received(), []);
  await until('the answer at the customer’s', async () => (await received())[0], 150_000);
  await saidIn(messagesOf(page).last(), 'Toujours là.').waitFor();
  await until('it is said to be sent', async () => (await planned().count()) === 0);
  assert.equal((await received()).length, 1);
});
