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

/** Opens an interaction, writes in the reply field, and gives what the customer needs to write again. */
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
    customer,
    again: (words: string) => sendMail(floor, { subject: `Re: ${subject}`, from, inReplyTo: `<${id}>`, text: words }),
    received: async () => (await floor.admin(listMail, customer)).mail,
  };
};
const send = () => replyOf(page).getByRole('button', { name: 'Envoyer le message' }).click();
const note = () => replyOf(page).locator('.comp-newer');

test(
  'R40 the customer’s new mail shows while one writes, stops the send, and lets it pass on « Envoyer quand même »',
  { skip },
  async () => {
    const { again, received } = await writing('Arrivé pendant', 'Voici la réponse.');
    await again('Finalement, oubliez ma question.');
    await note().getByText('Hélène Gagné a écrit pendant que vous rédigiez.').waitFor();
    await note().getByText('Finalement, oubliez ma question.').waitFor();
    await replyOf(page)
      .getByRole('status')
      .filter({ hasText: 'Hélène Gagné a écrit pendant que vous rédigiez.' })
      .waitFor();
    await send();
    const stop = replyOf(page).getByRole('alert').filter({ hasText: 'Le message n’est pas parti.' });
    await stop.waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent === 'Envoyer quand même');
    await note()
      .getByRole('button', { name: /^Lire le message de Hélène Gagné/ })
      .click();
    const newest = messagesOf(page).filter({ hasText: 'Finalement, oubliez ma question.' });
    await until('the new message in sight and focused', () =>
      newest.evaluate((article) => article === document.activeElement),
    );
    await stop.getByRole('button', { name: 'Continuer à écrire' }).click();
    await stop.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Bien compris.');
    assert.deepEqual(await received(), []);
    await send();
    await stop.getByRole('button', { name: 'Envoyer quand même' }).click();
    await saidIn(messagesOf(page).last(), 'Voici la réponse. Bien compris.').waitFor();
    await until('the answer at the customer’s', async () => (await received())[0]);
    assert.equal((await received()).length, 1);
  },
);

test('R40 a mail that comes in between the click and the commit stops the send as well', { skip }, async () => {
  const { again, received } = await writing('Entre deux', 'Trop tard ?');
  // The click has happened; the request waits on its way until the mail is in.
  await page.route(
    '**/api/compose.sendReply',
    async (route) => {
      await again('Encore une chose.');
      await messagesOf(page).getByText('Encore une chose.').waitFor();
      await route.continue();
    },
    { times: 1 },
  );
  await send();
  await replyOf(page).getByRole('alert').filter({ hasText: 'Le message n’est pas parti.' }).waitFor();
  assert.equal((await editorOf(page).innerText()).trim(), 'Trop tard ?');
  assert.deepEqual(await received(), []);
  await replyOf(page).getByRole('button', { name: 'Envoyer quand même' }).click();
  await saidIn(messagesOf(page).last(), 'Trop tard ?').waitFor();
});
