import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { browse, inbox } from '#desk/inbox/contract.ts';
import { find } from '#desk/search/contract.ts';
import { listBlocked, markSpam, unmarkSpam } from '#desk/spam/contract.ts';
import { openThread } from '#desk/thread/contract.ts';
import { listLedger } from '#doors/mail-in/contract.ts';
import {
  chromiumMissing,
  goAvailable,
  menuOf,
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

const askSpam = async () => {
  await spaceOf(page).getByRole('button', { name: 'Options', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Indésirable…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Marquer comme indésirable' });
  await dialog.waitFor();
  return dialog;
};
const blockedRow = async (value: string) => (await floor.admin(listBlocked, { text: value })).rows[0];
const spamInLedger = async (): Promise<number> => (await floor.admin(listLedger, {})).counts['spam'] ?? 0;
const pub = 'Promo <promo@pub.test>';

test(
  'marked as spam it goes to the Trash, its sender’s next mail is stopped and counted, and both come back',
  { skip },
  async () => {
    const first = await sendMail(floor, { subject: 'Gagnez un voyage', from: pub });
    await openRow(page, 'Gagnez un voyage');
    const url = page.url();
    const dialog = await askSpam();
    await dialog.getByText(/va à la corbeille : elle quitte les boîtes/).waitFor();
    await dialog.getByText(/^promo@pub\.test est bloqué : ses prochains courriels/).waitFor();
    assert.ok(await dialog.getByRole('checkbox', { name: /Bloquer tout le domaine pub\.test/ }).isDisabled());
    await dialog.getByText('Un domaine entier se bloque par un superviseur.').waitFor();
    await dialog.getByRole('button', { name: 'Marquer comme indésirable' }).click();
    await page.getByText('L’interaction est dans la corbeille ; promo@pub.test : bloqué.').waitFor();
    await rowOf(page, 'Gagnez un voyage').waitFor({ state: 'detached' });
    assert.deepEqual((await nadia(inbox, {})).rows, []);
    assert.deepEqual((await nadia(browse, { view: 'all' })).rows, []);
    assert.deepEqual((await nadia(find, { text: 'voyage' })).hits, []);

    await sendMail(floor, { subject: 'Dernière chance', from: pub, inReplyTo: `<${first}>` });
    await until('the second mail is in the ledger as spam', async () => (await spamInLedger()) === 1);
    assert.equal((await blockedRow('promo'))?.stopped, 1);
    assert.deepEqual((await nadia(inbox, {})).rows, []);
    // Nobody else is stopped.
    await sendMail(floor, { subject: 'Une vraie question' });
    await rowOf(page, 'Une vraie question').waitFor();

    await menuOf(page).getByRole('tab', { name: 'Corbeille' }).click();
    await rowOf(page, 'Gagnez un voyage')
      .getByText(/Indésirable/)
      .waitFor();
    await openRow(page, 'Gagnez un voyage');
    assert.equal(page.url(), url);
    await spaceOf(page)
      .getByText(/Nadia Fortin l’a marquée comme indésirable/)
      .waitFor();
    await spaceOf(page).getByRole('button', { name: '1 courriel arrêté depuis' }).click();
    await spaceOf(page).getByText('Dernière chance').waitFor();
    await spaceOf(page).getByRole('button', { name: 'Ce n’est pas indésirable' }).click();
    await page.getByText('Elle est revenue dans votre boîte. Un courriel arrêté entre maintenant.').waitFor();
    await until('both mails', async () => (await messagesOf(page).count()) === 2);
    await menuOf(page).getByRole('tab', { name: 'À moi' }).click();
    await rowOf(page, 'Gagnez un voyage').waitFor();
    assert.equal(await spamInLedger(), 0);
    assert.equal(await blockedRow('promo'), undefined);
    await spaceOf(page).getByRole('button', { name: 'Options', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Pourquoi ici ?' }).click();
    const story = page.getByRole('dialog', { name: 'Pourquoi ici ?' });
    await story.getByText('Marquée comme indésirable par Nadia Fortin : mise à la corbeille.').waitFor();
    await story.getByText('Sortie de la corbeille par Nadia Fortin.').waitFor();
    await page.keyboard.press('Escape');
  },
);

test('the toast right after takes it back', { skip }, async () => {
  await openRow(page, 'Gagnez un voyage');
  const dialog = await askSpam();
  await dialog.getByRole('button', { name: 'Marquer comme indésirable' }).click();
  await rowOf(page, 'Gagnez un voyage').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Annuler' }).click();
  await rowOf(page, 'Gagnez un voyage').waitFor();
});

test(
  'mails that come in while it is marked are in it or stopped, and all are there once it is back',
  { skip },
  async () => {
    const from = 'Rafale <rafale@pub.test>';
    const first = await sendMail(floor, { subject: 'Rafale', from });
    const id = await until(
      'the mail',
      async () => (await nadia(inbox, {})).rows.find((r) => r.subject === 'Rafale')?.id,
    );
    const answers = Array.from({ length: 10 }, (_, n) =>
      sendMail(floor, { subject: `Suite ${n}`, from, inReplyTo: `<${first}>` }),
    );
    await Promise.all([...answers.slice(0, 5), nadia(markSpam, { interactionId: id }), ...answers.slice(5)]);
    const inside = async () => (await nadia(openThread, { interactionId: id })).interaction.messageCount;
    await until('all are settled', async () => (await inside()) - 1 + (await spamInLedger()) === 10);
    assert.deepEqual(
      (await nadia(browse, { view: 'all' })).rows.filter((row) => row.subject.startsWith('Suite')),
      [],
      'none began an interaction of its own',
    );
    const stopped = await spamInLedger();
    assert.equal((await nadia(unmarkSpam, { interactionId: id })).broughtBack, stopped);
    await until('all of them', async () => (await inside()) === 11);
    assert.equal(await spamInLedger(), 0);
  },
);

test('an answer planned in it comes back to its writer, who is told why', { skip }, async () => {
  await sendMail(floor, { subject: 'À répondre demain', from: 'Tard <tard@pub.test>' });
  await openRow(page, 'À répondre demain');
  await page.keyboard.press('r');
  const reply = spaceOf(page).getByRole('region', { name: 'Réponse' });
  await reply.getByRole('textbox', { name: 'Texte de la réponse' }).click();
  await page.keyboard.type('Je vous réponds demain.');
  await reply.getByRole('button', { name: 'Autres façons d’envoyer' }).click();
  await page.getByRole('menuitem', { name: 'Demain, 8:00' }).click();
  await messagesOf(page)
    .last()
    .getByText(/Départ prévu/)
    .waitFor();
  const dialog = await askSpam();
  await dialog.getByText(/^Une réponse planifiée ne partira pas/).waitFor();
  await dialog.getByRole('button', { name: 'Marquer comme indésirable' }).click();
  const list = menuOf(page).getByRole('navigation', { name: 'Réponses non parties' });
  await list.getByRole('link').click();
  await spaceOf(page)
    .getByText(/Votre réponse planifiée ne partira pas : Nadia Fortin a marqué/)
    .waitFor();
});

test('the office lists the blocked, adds one by hand, and lets out with what was stopped', { skip }, async () => {
  const office = await window.page(floor, 'admin');
  await office.goto('/office/blocked-senders');
  await office.getByRole('row').filter({ hasText: 'tard@pub.test' }).getByText('Nadia Fortin').waitFor();
  await office.getByRole('button', { name: 'Bloquer un expéditeur' }).click();
  const form = office.getByRole('dialog').locator('form');
  await form.getByLabel('Adresse, ou domaine entier').fill('gmail.com');
  await form.getByRole('button', { name: 'Enregistrer' }).click();
  await form.getByText('Tout le monde peut avoir une adresse à ce domaine : bloquez une adresse.').waitFor();
  await form.getByLabel('Adresse, ou domaine entier').fill('@Courrier.test');
  await form.getByRole('button', { name: 'Enregistrer' }).click();
  const row = office.getByRole('row').filter({ hasText: 'courrier.test' });
  await row.getByText('Domaine entier').waitFor();

  await sendMail(floor, { subject: 'Par le domaine', from: 'X <x@courrier.test>' });
  await row.getByRole('cell', { name: '1', exact: true }).waitFor();
  await office.getByRole('searchbox', { name: 'Chercher une adresse ou un domaine' }).fill('COURRIER');
  await office.getByRole('row').filter({ hasText: 'tard@pub.test' }).waitFor({ state: 'detached' });
  await row.getByRole('button', { name: 'courrier.test' }).click();
  await office.getByText('Par le domaine').waitFor();
  await office.getByRole('button', { name: 'Débloquer' }).click();
  const sure = office.getByRole('dialog', { name: 'Débloquer courrier.test' });
  await sure.getByRole('checkbox', { name: 'Faire entrer aussi le courriel arrêté' }).check();
  await sure.getByRole('button', { name: 'Débloquer' }).click();
  await office.getByText('Aucun expéditeur bloqué ne correspond').waitFor();
  await rowOf(page, 'Par le domaine').waitFor();
});

test('from the ledger one stopped mail is let in while its sender stays blocked', { skip }, async () => {
  await sendMail(floor, { subject: 'Encore Tard', from: 'Tard <tard@pub.test>' });
  await until('it is stopped', async () => (await blockedRow('tard'))?.stopped === 1);
  const office = await window.page(floor, 'admin');
  await office.goto('/office/ledger');
  await office.getByRole('row').filter({ hasText: 'Encore Tard' }).getByRole('button').click();
  await office.getByRole('button', { name: 'Faire entrer ce courriel' }).click();
  await rowOf(page, 'Encore Tard').waitFor();
  assert.equal((await blockedRow('tard'))?.stopped, 0);
  await sendMail(floor, { subject: 'Toujours Tard', from: 'Tard <tard@pub.test>' });
  await until('the next is stopped', async () => (await blockedRow('tard'))?.stopped === 1);
});
