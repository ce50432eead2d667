import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { listConsultations } from '#desk/transfer/consult/contract.ts';
import { listHandovers } from '#desk/transfer/contract.ts';
import { openText } from '#desk/transfer/texts/contract.ts';
import { setState } from '#spine/people/contract.ts';
import { chromiumMissing, goAvailable, openRow, openWindow, rowOf, type Window } from './support/browser.ts';
import { startFloor, type Caller, type Floor } from './support/floor.ts';
import { sendMail } from './support/mail.ts';
import { findTarget, hoverTransfer, openTransfer } from './support/transfer.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let page: Page;
let nadia: Caller;
let zoe: Caller;
before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor({
    agents: [
      { name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 },
      { name: 'Zoé Lemieux', login: 'zoe', inboxLimit: 50 },
    ],
  });
  page = await window.page(floor, 'nadia');
  nadia = await floor.as('nadia');
  zoe = await floor.as('zoe');
  await goAvailable(page);
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

const receiving = async (subject: string): Promise<number> => {
  await sendMail(floor, { subject });
  await rowOf(page, subject).waitFor();
  await openRow(page, subject);
  return Number(new URL(page.url()).pathname.split('/').at(-1));
};
const noteIn = (on: Page) => on.getByRole('textbox', { name: 'Note pour la suite' });
const saved = (of: 'handover' | 'question', interactionId: number, text: string): Promise<true> =>
  until(`the server has ${text}`, async () => {
    const { content } = await nadia(openText, { place: { of, interactionId } });
    return content.text === text && (true as const);
  });

test(
  'R45 the note for whoever comes next is there on another machine, and gone once it is handed over',
  { skip },
  async () => {
    const interactionId = await receiving('Note gardée');
    await openTransfer(page);
    await noteIn(page).fill('Le client rappelle à 15 h.');
    await page.keyboard.press('Escape');
    await saved('handover', interactionId, 'Le client rappelle à 15 h.');
    const elsewhere = await window.page(floor, 'nadia');
    await goAvailable(elsewhere);
    try {
      await elsewhere.goto(`/i/${interactionId}`);
      const dialog = await openTransfer(elsewhere);
      await until(
        'the note is there',
        async () => (await noteIn(elsewhere).inputValue()) === 'Le client rappelle à 15 h.',
      );
      await noteIn(elsewhere).fill('Le client rappelle à 16 h.');
      await zoe(setState, { state: 'available' });
      const row = await findTarget(dialog, 'Agents', 'zoe', 'Zoé Lemieux');
      await hoverTransfer(row, 'Zoé Lemieux');
      await dialog.waitFor({ state: 'detached' });
    } finally {
      await elsewhere.context().close();
    }
    const { handovers } = await zoe(listHandovers, { interactionId });
    assert.equal(handovers[0]!.note, 'Le client rappelle à 16 h.');
    await saved('handover', interactionId, '');
    await zoe(setState, { state: 'unavailable', reason: 'break' });
    await goAvailable(page);
    await page.goto('/');
  },
);

test('two windows that write the same note overwrite nothing: the agent chooses', { skip }, async () => {
  const interactionId = await receiving('Deux fenêtres');
  const elsewhere = await page.context().newPage();
  try {
    await elsewhere.goto(`/i/${interactionId}`);
    await openTransfer(elsewhere);
    await openTransfer(page);
    await noteIn(elsewhere).fill('Écrit là');
    await until('it is seen here', async () => (await noteIn(page).inputValue()) === 'Écrit là');
    await page.route('**/api/transfer.saveText', (route) => route.abort());
    await noteIn(page).fill('D’ici');
    await page.getByText('Serveur injoignable : ce texte est gardé dans ce navigateur.').waitFor();
    await noteIn(elsewhere).fill('De là');
    await saved('handover', interactionId, 'De là');
    await page.unroute('**/api/transfer.saveText');
    await noteIn(page).pressSequentially('.');
    await page.getByText('Ce texte a été modifié dans une autre fenêtre. Rien n’a été écrasé.').waitFor();
    await page.getByRole('button', { name: 'Garder mon texte' }).click();
    await saved('handover', interactionId, 'D’ici.');
    await until('the other follows', async () => (await noteIn(elsewhere).inputValue()) === 'D’ici.');
  } finally {
    await elsewhere.close();
  }
  await page.keyboard.press('Escape');
});

test(
  'a question and what is answered in a consultation are kept on the server until they are said',
  { skip },
  async () => {
    const interactionId = await receiving('Question gardée');
    let dialog = await openTransfer(page);
    let row = await findTarget(dialog, 'Agents', 'zoe', 'Zoé Lemieux');
    await row.hover();
    await row.getByRole('button', { name: 'Consulter Zoé Lemieux' }).click();
    await page.getByRole('textbox', { name: 'Votre question' }).fill('Peut-on rembourser ?');
    await page.keyboard.press('Escape');
    await saved('question', interactionId, 'Peut-on rembourser ?');
    await page.reload();
    dialog = await openTransfer(page);
    row = await findTarget(dialog, 'Agents', 'zoe', 'Zoé Lemieux');
    await row.hover();
    await row.getByRole('button', { name: 'Consulter Zoé Lemieux' }).click();
    const question = page.getByRole('textbox', { name: 'Votre question' });
    await until('the question is there', async () => (await question.inputValue()) === 'Peut-on rembourser ?');
    await page.getByRole('button', { name: 'Envoyer la question' }).click();
    const more = page.getByRole('textbox', { name: 'Message à Zoé Lemieux' });
    await more.waitFor();
    await saved('question', interactionId, '');
    await more.fill('Plutôt un bon d’achat ?');
    const { consultations } = await nadia(listConsultations, { interactionId });
    const place = { of: 'consultation', consultationId: consultations[0]!.id } as const;
    await until(
      'the server has it',
      async () => (await nadia(openText, { place })).content.text === 'Plutôt un bon d’achat ?',
    );
    await page.reload();
    await page.getByRole('tab', { name: 'Consultation' }).click();
    await until('it is there', async () => (await more.inputValue()) === 'Plutôt un bon d’achat ?');
    await more.press('Control+Enter');
    await page.getByRole('log').getByText('Plutôt un bon d’achat ?').waitFor();
    await until('the field is empty', async () => (await more.inputValue()) === '');
    await until('and the server’s', async () => (await nadia(openText, { place })).content.text === '');
    // A second one from the same field is a draft of its own.
    await more.fill('Merci !');
    await until('the server has it', async () => (await nadia(openText, { place })).content.text === 'Merci !');
    await more.press('Control+Enter');
    await page.getByRole('log').getByText('Merci !').waitFor();
  },
);
