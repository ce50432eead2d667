import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import {
  chromiumMissing,
  goAvailable,
  messagesOf,
  openRow,
  openWindow,
  rowOf,
  spaceOf,
  takeBreak,
  writeAndSend,
  type Window,
} from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { sendMail } from './support/mail.ts';
import { startSmtpPeer, type SmtpPeer } from './support/smtp-peer.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let peer: SmtpPeer;
let page: Page;
before(async () => {
  if (skip) return;
  window = await openWindow();
  peer = await startSmtpPeer();
  floor = await startFloor({
    outgoing: {
      ...{ kind: 'smtp', host: '127.0.0.1', port: peer.port, security: 'none' },
      ...{ user: '', dkimDomain: '', dkimSelector: '' },
    },
    agents: [
      { name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 },
      { name: 'Zoé Lemieux', login: 'zoe', inboxLimit: 50 },
    ],
  });
  page = await window.page(floor, 'nadia');
  await goAvailable(page);
});
after(async () => {
  await window?.close();
  await floor?.stop();
  await peer?.close();
});

const receiving = async (subject: string): Promise<void> => {
  await sendMail(floor, { subject });
  await rowOf(page, subject).waitFor();
  await openRow(page, subject);
};
const addButton = (on: Page): Locator => spaceOf(on).getByRole('button', { name: 'Ajouter des notes' });
const boxOf = (on: Page): Locator => spaceOf(on).getByRole('region', { name: 'Note', exact: true });
const notesOf = (on: Page): Locator => spaceOf(on).getByRole('article', { name: /^Note de/ });
const addNote = async (text: string): Promise<void> => {
  await addButton(page).click();
  await boxOf(page).getByRole('textbox', { name: 'Texte de la note' }).fill(text);
  await boxOf(page).getByRole('button', { name: 'Enregistrer' }).click();
  await notesOf(page).filter({ hasText: text }).waitFor();
};

test(
  'R82 R85 R86 the clipboard under the reply field opens a yellow Note box, and Enregistrer keeps it in the thread',
  {
    skip,
  },
  async () => {
    await receiving('Note jaune');
    const button = addButton(page);
    await button.locator('svg.tabler-icon-clipboard').waitFor();
    const reply = (await spaceOf(page).getByRole('button', { name: 'Répondre' }).boundingBox())!;
    const at = (await button.boundingBox())!;
    assert.ok(at.y >= reply.y + reply.height, 'under the reply field');
    await button.click();
    const box = boxOf(page);
    await box.getByText('Note', { exact: true }).waitFor();
    const [red, green, blue] = await box.evaluate((node) =>
      getComputedStyle(node).backgroundColor.match(/\d+/g)!.map(Number),
    );
    assert.ok(red! > 230 && green! > 230 && blue! < 230, 'yellow');
    assert.equal(
      await box.getByRole('button', { name: 'Enregistrer' }).getAttribute('aria-description'),
      'Écrivez la note.',
    );
    await page.keyboard.type('Remboursement promis, voir https://maison.test/r/1');
    await page.keyboard.press('Control+Enter');
    const note = notesOf(page).first();
    await note.getByRole('link', { name: 'https://maison.test/r/1' }).waitFor();
    await note.getByText('Nadia Fortin · visible par l’organisation seulement').waitFor();
    await page.reload();
    await notesOf(page).getByText('Remboursement promis').waitFor();
  },
);

test(
  'R83 R84 a colleague sees the note where it was written in the thread, at once; the contact never does',
  {
    skip,
  },
  async () => {
    const zoe = await window.page(floor, 'zoe');
    await receiving('Note partagée');
    await addNote('SECRET-MAISON avant la réponse');
    await writeAndSend(page, 'Voici la réponse.');
    const mail = await until('the answer', () =>
      peer.received.find((one) => one.raw.includes('Note partag') || one.raw.includes('Voici la r')),
    );
    assert.ok(!mail.raw.includes('SECRET-MAISON'));
    await goAvailable(zoe);
    await zoe.goto(page.url());
    await notesOf(zoe).getByText('SECRET-MAISON').waitFor();
    const names = await spaceOf(zoe)
      .getByRole('feed')
      .getByRole('article')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')!.split(' ')[0]));
    assert.deepEqual(
      names.map((name) => name === 'Note'),
      [false, true, false],
      'between the mail and the answer',
    );
    await addNote('Deuxième note');
    await notesOf(zoe).getByText('Deuxième note').waitFor();
    assert.equal(await messagesOf(zoe).count(), 4);
    await takeBreak(zoe);
    await zoe.context().close();
  },
);

test(
  'R117 a note is added only where the interaction is mine, and changed only by who wrote it',
  {
    skip,
  },
  async () => {
    const zoe = await window.page(floor, 'zoe');
    await receiving('Note à moi');
    await addNote('Écrite par Nadia');
    await zoe.goto(page.url());
    await notesOf(zoe).getByText('Écrite par Nadia').waitFor();
    const button = addButton(zoe);
    assert.equal(await button.getAttribute('aria-disabled'), 'true');
    assert.match((await button.getAttribute('aria-description'))!, /attribuez-la-vous/);
    assert.equal(await notesOf(zoe).getByRole('button', { name: 'Options de la note' }).count(), 0);
    await notesOf(page).getByRole('button', { name: 'Options de la note' }).click();
    await page.getByRole('menuitem', { name: 'Modifier' }).click();
    await notesOf(page).getByRole('textbox').fill('Corrigée par Nadia');
    await notesOf(page).getByRole('button', { name: 'Enregistrer' }).click();
    await notesOf(zoe).getByText('Corrigée par Nadia').waitFor();
    await notesOf(page).getByRole('button', { name: 'Options de la note' }).click();
    await page.getByRole('menuitem', { name: 'Supprimer' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Supprimer' }).click();
    await notesOf(zoe).waitFor({ state: 'detached' });
    await zoe.context().close();
  },
);

test(
  'a note left in the middle of a word is there again after a reload, and after signing in elsewhere',
  {
    skip,
  },
  async () => {
    await receiving('Note inachevée');
    await addButton(page).click();
    await boxOf(page).getByRole('textbox').waitFor();
    await page.keyboard.type('Je voulais dire que');
    await boxOf(page)
      .getByText(/^Brouillon enregistré/)
      .waitFor();
    await page.reload();
    const again = spaceOf(page).getByRole('button', { name: 'Continuer la note' });
    await again.click();
    await boxOf(page).getByRole('textbox').waitFor();
    assert.equal(await boxOf(page).getByRole('textbox').inputValue(), 'Je voulais dire que');
    const elsewhere = await window.page(floor, 'nadia');
    await elsewhere.goto(page.url());
    await spaceOf(elsewhere).getByRole('button', { name: 'Continuer la note' }).click();
    await until(
      'the note on the other machine',
      async () => (await boxOf(elsewhere).getByRole('textbox').inputValue()) === 'Je voulais dire que',
    );
    await elsewhere.context().close();
  },
);
