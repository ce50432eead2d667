import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { browse, inbox } from '#desk/inbox/contract.ts';
import { find } from '#desk/search/contract.ts';
import { split } from '#desk/splitting/contract.ts';
import { openThread } from '#desk/thread/contract.ts';
import {
  chromiumMissing,
  goAvailable,
  messagesOf,
  openRow,
  openWindow,
  rowOf,
  spaceOf,
  type Window,
} from './support/browser.ts';
import { startFloor, type Caller, type Floor } from './support/floor.ts';
import { sendMail } from './support/mail.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let page: Page;
let nadia: Caller;
before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor({ agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 20 }] });
  nadia = await floor.as('nadia');
  page = await window.page(floor, 'nadia');
  await goAvailable(page);
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

const ask = async (message: Locator): Promise<Locator> => {
  await message.getByRole('button', { name: 'Options du message' }).click();
  await page.getByRole('menuitem', { name: /^En faire une interaction à part…/ }).click();
  const dialog = page.getByRole('dialog', { name: 'En faire une interaction à part' });
  await dialog.waitFor();
  return dialog;
};
const reply = (text: string, ...to: string[]) =>
  sendMail(floor, {
    subject: 'Re',
    text,
    inReplyTo: `<${to.at(-1)}>`,
    references: to.map((id) => `<${id}>`),
  });
const count = async (interactionId: number): Promise<number> =>
  (await nadia(openThread, { interactionId })).interaction.messageCount;
const idOf = async (subject: string): Promise<number | undefined> =>
  (await nadia(inbox, {})).rows.find((row) => row.subject === subject)?.id;

test(
  'a message becomes an interaction of its own: replies to it go there, the others stay, and both tell of it',
  { skip },
  async () => {
    const first = await sendMail(floor, { subject: 'Ma facture', text: 'Deux factures.' });
    await rowOf(page, 'Ma facture').waitFor();
    const id = await until('the interaction', () => idOf('Ma facture'));
    await openRow(page, 'Ma facture');
    await messagesOf(page).first().getByRole('button', { name: 'Options du message' }).click();
    await page.getByRole('menuitem', { name: /^En faire une interaction à part….*Il ne resterait rien/ }).waitFor();
    await page.keyboard.press('Escape');

    const second = await sendMail(floor, {
      ...{ subject: 'Ma livraison', text: 'Où est mon colis ?' },
      ...{ inReplyTo: `<${first}>`, attachments: [{ filename: 'suivi.txt', content: 'A12' }] },
    });
    await until('two messages', async () => (await messagesOf(page).count()) === 2);
    const dialog = await ask(messagesOf(page).last());
    assert.ok(await dialog.getByRole('radio', { name: 'Ce message seulement' }).isChecked());
    assert.ok(await dialog.getByRole('radio', { name: 'Ce message et ce qui suit' }).isDisabled());
    await dialog.getByText('La nouvelle interaction sera dans votre boîte.').waitFor();
    await dialog.getByRole('button', { name: 'Mettre à part' }).click();
    await rowOf(page, 'Ma livraison').waitFor();
    await messagesOf(page).filter({ hasText: 'Où est mon colis ?' }).waitFor({ state: 'detached' });
    await messagesOf(page).filter({ hasText: 'Deux factures.' }).waitFor();
    await spaceOf(page).getByText('Nadia Fortin a mis à part un message : ').waitFor();
    await page.getByText('C’est fait : elle est dans votre boîte.').waitFor();
    await page.getByRole('button', { name: 'L’ouvrir' }).click();
    await spaceOf(page).getByRole('heading', { name: 'Ma livraison' }).waitFor();
    await spaceOf(page).getByText('suivi.txt').first().waitFor();
    const part = await until('the part', () => idOf('Ma livraison'));
    await until('it is found where it is now', async () => {
      const { hits } = await nadia(find, { text: 'colis' });
      return hits.length === 1 && hits[0]!.row.id === part;
    });

    await reply('Toujours rien pour le colis.', first, second);
    await messagesOf(page).filter({ hasText: 'Toujours rien pour le colis.' }).waitFor();
    await reply('Et pour la facture ?', second, first);
    await until('the reply to what stayed', async () => (await count(id)) === 2);
    assert.equal(await count(part), 2);

    await spaceOf(page).getByText('Nadia Fortin l’a mise à part d’une autre interaction').waitFor();
    await spaceOf(page).getByRole('link', { name: 'Ma facture' }).click();
    await messagesOf(page).filter({ hasText: 'Et pour la facture ?' }).waitFor();
    await spaceOf(page).getByRole('link', { name: 'Ma livraison' }).waitFor();
  },
);

test('a message and all that follow go together', { skip }, async () => {
  const first = await sendMail(floor, { subject: 'Trois fois', text: 'Un.' });
  await openRow(page, 'Trois fois');
  for (const text of ['Deux.', 'Trois.']) await reply(text, first);
  await until('three messages', async () => (await messagesOf(page).count()) === 3);
  const dialog = await ask(messagesOf(page).nth(1));
  await dialog.getByRole('radio', { name: 'Ce message et le suivant' }).check();
  await dialog.getByRole('button', { name: 'Mettre à part' }).click();
  for (const text of ['Deux.', 'Trois.'])
    await messagesOf(page).filter({ hasText: text }).waitFor({ state: 'detached' });
  await messagesOf(page).filter({ hasText: 'Un.' }).waitFor();
  await spaceOf(page).getByText('Nadia Fortin a mis à part 2 messages : ').waitFor();
});

test('the first message goes too, and what it began stays', { skip }, async () => {
  const first = await sendMail(floor, { subject: 'Le début', text: 'Premier sujet.' });
  await openRow(page, 'Le début');
  await reply('Second sujet.', first);
  await messagesOf(page).filter({ hasText: 'Second sujet.' }).waitFor();
  const dialog = await ask(messagesOf(page).first());
  await dialog.getByText('Il ne resterait rien dans cette interaction.').waitFor();
  await dialog.getByRole('button', { name: 'Mettre à part' }).click();
  await messagesOf(page).filter({ hasText: 'Premier sujet.' }).waitFor({ state: 'detached' });
  await messagesOf(page).filter({ hasText: 'Second sujet.' }).waitFor();
});

test('mails that come in while it is split are in one of the two', { skip }, async () => {
  const first = await sendMail(floor, { subject: 'Course' });
  const id = await until('the interaction', () => idOf('Course'));
  const second = await sendMail(floor, { subject: 'Course, suite', inReplyTo: `<${first}>` });
  await until('both', async () => (await count(id)) === 2);
  const { messages } = await nadia(openThread, { interactionId: id });
  const mails = Array.from({ length: 8 }, (_, n) => reply(`Course ${n}`, first, second));
  const [{ interactionId: part }] = await Promise.all([
    nadia(split, { interactionId: id, messageId: messages[1]!.id, which: 'after', keepTags: true }),
    ...mails,
  ]);
  await until('all are in', async () => (await count(id)) + (await count(part)) === 10);
  assert.equal(await count(id), 1, 'what answers the message that went is with it, before and after');
  const others = (await nadia(browse, { view: 'all' })).rows.filter((row) => row.id > id && row.id !== part);
  assert.deepEqual(others, [], 'none began an interaction of its own');
});
