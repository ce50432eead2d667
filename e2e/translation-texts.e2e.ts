import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { readChoices } from '#desk/translation/contract.ts';
import { find } from '#desk/search/contract.ts';
import { hideContent } from '#desk/redaction/contract.ts';
import { openThread } from '#desk/thread/contract.ts';
import { DEFAULT_TRANSLATOR, saveTranslator } from '#doors/translator/contract.ts';
import { startApertium, withoutApertium, type Apertium } from './support/apertium.ts';
import { chromiumMissing, goAvailable, openWindow, rowOf, spaceOf, type Window } from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { addLine, fieldOf, onPhone, openByText, textFrom, textingOf, textsIn } from './support/texts.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing() || withoutApertium();
const THEIRS = '+34915550123';
let floor: Floor;
let window: Window;
let page: Page;
let apertium: Apertium;
let line: number;

const card = (text: string): Locator => textsIn(page).filter({ hasText: text });
const review = (): Locator => page.getByRole('dialog', { name: 'Ce que le contact recevra' });
const write = async (text: string): Promise<void> => {
  await fieldOf(page).fill(text);
  await textingOf(page).getByRole('button', { name: 'Envoyer' }).click();
};

before(async () => {
  if (skip) return;
  apertium = await startApertium();
  window = await openWindow();
  floor = await startFloor({ agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 }] });
  await floor.admin(saveTranslator, { ...DEFAULT_TRANSLATOR, on: true, address: apertium.address });
  line = await addLine(floor, 'sms', { address: '+15145550100' });
  page = await window.page(floor, 'nadia');
  await goAvailable(page);
});
after(async () => {
  await window?.close();
  await floor?.stop();
  await apertium?.stop();
});

test(
  'R106 R107 R108 R110 R111 texts in Spanish are read in French beside the original, and answered in Spanish alone',
  { skip },
  async () => {
    await textFrom(floor, line, THEIRS, 'Buenos días, me gustaría saber cuándo llega mi pedido número 4471.');
    await rowOf(page, 'Buenos días').first().waitFor();
    const id = await openByText(page, 'Buenos días');
    await until('it may be translated', async () => (await floor.admin(readChoices, { interactionId: id })).ready);
    await spaceOf(page).getByText('Le contact semble écrire en espagnol.').waitFor();
    await spaceOf(page).getByRole('button', { name: 'Traduire les messages…' }).click();
    await page
      .getByRole('dialog', { name: 'Traduire les messages' })
      .getByRole('button', { name: 'Appliquer' })
      .click();
    await spaceOf(page).getByText('Les messages sont traduits.', { exact: false }).waitFor();
    const beside = card('Buenos días').getByRole('region', { name: 'Traduction (espagnol → français)' });
    await beside.getByText(/Bonjour.*4471/).waitFor();

    await write('Bonjour, votre commande arrive demain.');
    await review().getByText('mañana', { exact: false }).first().waitFor();
    await review().getByRole('button', { name: 'Continuer d’écrire' }).click();
    assert.equal(await fieldOf(page).inputValue(), 'Bonjour, votre commande arrive demain.');
    await textingOf(page).getByRole('button', { name: 'Envoyer' }).click();
    await review().getByText('Este mensaje se ha traducido automáticamente.').waitFor();
    await review().getByRole('button', { name: 'Envoyer la traduction' }).click();
    const texts = await onPhone(floor, line, THEIRS, (all) => all.some((one) => one.text.includes('mañana')));
    const got = texts.find((one) => one.text.includes('mañana'))!.text;
    assert.match(got, /\n\nEste mensaje se ha traducido automáticamente\.$/);
    assert.doesNotMatch(got, /demain|<p>/);
    const written = card('mañana').getByRole('region', { name: 'Écrit en français, envoyé traduit en espagnol' });
    await written.getByText('Bonjour, votre commande arrive demain.').waitFor();
    assert.equal(await fieldOf(page).inputValue(), '');

    // As it comes, and too short to tell what it is written in.
    await textFrom(floor, line, THEIRS, 'Perfecto, gracias');
    await card('Perfecto, gracias').getByRole('region', { name: 'Traduction (espagnol → français)' }).waitFor();
    assert.equal(await page.locator('article.text-card iframe').count(), 0);
  },
);

test('D11 a text that is hidden is hidden in every language', { skip }, async () => {
  const { hits } = await floor.admin(find, { text: 'mañana' });
  const { messages } = await floor.admin(openThread, { interactionId: hits[0]!.row.id });
  const sent = messages.find((one) => one.translatedTo !== null)!;
  await (
    await floor.as('admin')
  )(hideContent, { messageId: sent.id });
  await until('nothing of it is found', async () => (await floor.admin(find, { text: 'mañana' })).hits.length === 0);
  const written = page.getByText('votre commande arrive demain', { exact: false });
  await until('what was written is gone too', async () => (await written.count()) === 0);
});

test('where nobody translates any more, a text leaves as it is only when its agent says so', { skip }, async () => {
  await apertium.stop();
  await write('Avez-vous reçu la facture ?');
  await review().getByText('n’a pas pu être', { exact: false }).first().waitFor();
  assert.equal(await card('reçu la facture').count(), 0);
  await review().getByRole('button', { name: 'Envoyer mon texte sans le traduire' }).click();
  await onPhone(floor, line, THEIRS, (all) => all.some((one) => one.text === 'Avez-vous reçu la facture ?'));
});
