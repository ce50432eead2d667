import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { chromiumMissing, messagesOf, openRow, replyOf, rowOf, spaceOf } from './support/browser.ts';
import { sendMail } from './support/mail.ts';
import { startApertium, withoutApertium, type Apertium } from './support/apertium.ts';
import { until } from './support/until.ts';
import { openDesk, type Desk } from './support/writing.ts';
import { readChoices } from '#desk/translation/contract.ts';
import { DEFAULT_TRANSLATOR, saveTranslator } from '#doors/translator/contract.ts';

const skip = chromiumMissing() || withoutApertium();
let desk: Desk;
let apertium: Apertium;
let page: Page;
before(async () => {
  if (skip) return;
  apertium = await startApertium();
  desk = await openDesk();
  page = desk.page;
});
after(async () => {
  await desk?.close();
  await apertium?.stop();
});

const turnOn = (): Promise<unknown> =>
  desk.floor.admin(saveTranslator, { ...DEFAULT_TRANSLATOR, on: true, address: apertium.address });
const options = (): Locator => spaceOf(page).getByRole('button', { name: 'Options', exact: true });
const dialog = (): Locator => page.getByRole('dialog', { name: 'Traduire les messages' });
const SPANISH =
  'Buenos días: me gustaría saber cuándo llega mi pedido número 4471. El cliente es María Gómez. Muchas gracias por su ayuda.';

test('R109 until an administrator turns it on, the menu says why nothing can be translated', { skip }, async () => {
  await sendMail(desk.floor, { subject: 'Antes', text: SPANISH });
  await rowOf(page, 'Antes').waitFor();
  await openRow(page, 'Antes');
  await options().click();
  const item = page.getByRole('menuitem', { name: /^Traduire les messages/ });
  assert.equal(await item.getAttribute('aria-disabled'), 'true');
  await item.getByText('La traduction n’est pas activée.').waitFor();
  await page.keyboard.press('Escape');
});

test(
  'R106 R107 R108 R110 R111 a conversation with a contact who writes Spanish: read in French beside the original, answered in French, received in Spanish alone',
  { skip },
  async () => {
    await turnOn();
    await until('it is turned on', async () => (await desk.floor.admin(readChoices, { interactionId: 1 })).ready);
    await sendMail(desk.floor, { from: 'María Gómez <maria@cliente.test>', subject: 'Pedido', text: SPANISH });
    await rowOf(page, 'Pedido').waitFor();
    await openRow(page, 'Pedido');
    // It is offered before anybody looks for it.
    await spaceOf(page).getByText('Le contact semble écrire en espagnol.').waitFor();
    await options().click();
    await page.getByRole('menuitem', { name: /^Traduire les messages/ }).click();
    await dialog().waitFor();
    assert.equal(await dialog().getByRole('combobox', { name: 'Langue du contact' }).inputValue(), 'espagnol');
    assert.equal(await dialog().getByRole('combobox', { name: 'Ma langue' }).inputValue(), 'français');
    assert.ok(await dialog().getByRole('checkbox', { name: 'Traduire les messages du contact' }).isChecked());
    assert.ok(await dialog().getByRole('checkbox', { name: 'Traduire mes réponses' }).isChecked());
    await dialog().getByRole('button', { name: 'Appliquer' }).click();
    await dialog().waitFor({ state: 'detached' });
    await spaceOf(page)
      .getByText('Les messages sont traduits. Contact : espagnol → français', { exact: false })
      .waitFor();
    const message = messagesOf(page).first();
    const beside = message.getByRole('region', { name: 'Traduction (espagnol → français)' });
    await beside.frameLocator('iframe').getByText('4471', { exact: false }).waitFor();
    const read = (await beside.frameLocator('iframe').locator('body').textContent())!;
    // A name and a number come back as they were.
    assert.match(read, /Bonjour.*4471.*María Gómez.*Merci/s);
    await message.getByText('Buenos días', { exact: false }).first().waitFor();

    await page.keyboard.press('r');
    const text = replyOf(page).getByRole('textbox', { name: 'Texte de la réponse' });
    await text.waitFor();
    await text.click();
    await page.keyboard.type('Bonjour, votre commande arrive demain.');
    await page.keyboard.press('Control+Enter');
    const review = page.getByRole('dialog', { name: 'Ce que le contact recevra' });
    await review
      .getByRole('region', { name: 'Ce qui part (espagnol)' })
      .getByText('mañana', { exact: false })
      .first()
      .waitFor();
    // Nothing has left: the agent may write on.
    await review.getByRole('button', { name: 'Continuer d’écrire' }).click();
    await review.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Enter');
    await review.getByText('Este mensaje se ha traducido automáticamente.').waitFor();
    // Who reads some Spanish puts it right before it goes.
    await review.getByRole('button', { name: 'Corriger la traduction' }).click();
    const correcting = review.getByRole('textbox', { name: 'Traduction à corriger' });
    await correcting.getByText('mañana', { exact: false }).first().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' ¡Saludos desde el taller!');
    await correcting.getByText('¡Saludos desde el taller!', { exact: false }).waitFor();
    await review.getByRole('button', { name: 'Envoyer la traduction' }).click();
    const mail = await desk.arrived('Re: Pedido');
    assert.match(mail.parsed.text!, /mañana/);
    assert.match(mail.parsed.html!, /¡Saludos desde el taller!/);
    assert.match(mail.parsed.text!, /Este mensaje se ha traducido automáticamente\./);
    assert.match(mail.parsed.html!, /Este mensaje se ha traducido automáticamente\./);
    assert.doesNotMatch(mail.raw, /arrive demain/);
    // Colleagues see what was written beside what left.
    const sent = messagesOf(page).last();
    await sent
      .getByRole('region', { name: 'Écrit en français, envoyé traduit en espagnol' })
      .frameLocator('iframe')
      .getByText('Bonjour, votre commande arrive demain.')
      .waitFor();

    // The contact answers, and what comes is translated as it comes.
    await sendMail(desk.floor, {
      ...{ from: 'María Gómez <maria@cliente.test>', subject: 'Re: Pedido' },
      inReplyTo: mail.parsed.messageId,
      text: 'Perfecto, muchas gracias. Espero la factura por correo electrónico esta semana.',
    });
    const answer = messagesOf(page).last().getByRole('region', { name: 'Traduction (espagnol → français)' });
    await answer.frameLocator('iframe').getByText('facture').waitFor();
  },
);

test('what cannot be translated leaves the original, says why, and nothing has left', { skip }, async () => {
  await apertium.stop();
  await openRow(page, 'Pedido');
  await page.keyboard.press('r');
  const text = replyOf(page).getByRole('textbox', { name: 'Texte de la réponse' });
  await text.waitFor();
  await text.click();
  await page.keyboard.type('Une phrase toute neuve.');
  const before = desk.peer.received.length;
  await page.keyboard.press('Control+Enter');
  const review = page.getByRole('dialog', { name: 'Ce que le contact recevra' });
  await review.getByRole('alert').getByText('Le service de traduction ne répond pas.', { exact: false }).waitFor();
  assert.equal(await review.getByRole('button', { name: 'Envoyer la traduction' }).isDisabled(), true);
  await review.getByRole('button', { name: 'Continuer d’écrire' }).click();
  await text.getByText('Une phrase toute neuve.').waitFor();
  assert.equal(desk.peer.received.length, before);
});
