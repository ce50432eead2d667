import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { addAddress, openCard } from '#desk/customer-card/contract.ts';
import { readLegs, startElevation } from '#desk/elevation/contract.ts';
import { saveOutcome } from '#desk/outcomes/contract.ts';
import { openThread } from '#desk/thread/contract.ts';
import { setState } from '#spine/people/contract.ts';
import { chromiumMissing, goAvailable, messagesOf, openWindow, rowOf, type Window } from './support/browser.ts';
import { startFloor, type Caller, type Floor } from './support/floor.ts';
import { receiving } from './support/outcome.ts';
import {
  addLine,
  channelIn,
  elevate,
  fieldOf,
  formOf,
  onPhone,
  openByText,
  plusOf,
  tabsIn,
  textFrom,
  textingOf,
  textsIn,
  writeText,
} from './support/texts.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let page: Page;
let nadia: Caller;
let sms: number;
before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor({ agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 }] });
  sms = await addLine(floor, 'sms', { name: 'SMS Facturation', address: '+15145550100' });
  nadia = await floor.as('nadia');
  page = await window.page(floor, 'nadia');
  await goAvailable(page);
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

test(
  'R62 R66 R67 R68 R70 R71 R73 a mail goes on by SMS: plus sign, number, channel, Démarrer, a new tab, a branching icon',
  { skip },
  async () => {
    const id = await receiving(floor, page, 'Ma facture');
    assert.equal(await tabsIn(page).count(), 1);
    await plusOf(page).click();
    await formOf(page).getByRole('combobox', { name: 'Identifiant du contact' }).fill('514 555-0142');
    await channelIn(page, 'SMS').check();
    await formOf(page).getByText('+1 514 555 0142 (Canada)').waitFor();
    assert.equal(
      await formOf(page).getByRole('combobox', { name: 'Compétence' }).count(),
      0,
      'one skill: no drop-down',
    );
    await formOf(page).getByRole('button', { name: 'Démarrer' }).click();
    await tabsIn(page).filter({ hasText: 'SMS' }).and(page.locator('[aria-selected="true"]')).waitFor();
    assert.equal(await tabsIn(page).count(), 2);
    await tabsIn(page).first().getByRole('img', { name: 'Interaction élevée (Courriel)' }).waitFor();
    await rowOf(page, 'Ma facture').getByRole('img', { name: 'Interaction élevée (Courriel)' }).waitFor();
    assert.equal(await textingOf(page).getByRole('button', { name: 'Joindre un fichier' }).count(), 0);
    await writeText(page, 'Bonjour, je vous écris par SMS.');
    await onPhone(floor, sms, '+15145550142', (texts) =>
      texts.some((one) => one.text === 'Bonjour, je vous écris par SMS.'),
    );
    await textsIn(page).filter({ hasText: 'je vous écris par SMS' }).getByText('lu', { exact: true }).waitFor();
    await textFrom(floor, sms, '+15145550142', 'Parfait, merci !');
    await textsIn(page).filter({ hasText: 'Parfait, merci !' }).waitFor();
    // One interaction: the mail and the texts in one timeline, the number on the card.
    await messagesOf(page).first().waitFor();
    const thread = await nadia(openThread, { interactionId: id });
    assert.deepEqual(
      thread.messages.map((one) => one.channel),
      ['email', 'sms', 'sms'],
    );
    const card = await nadia(openCard, { contactId: thread.interaction.contactId });
    assert.ok(card.contact.addresses.some((one) => one.kind === 'phone' && one.address === '+15145550142'));
    // The mail is answered in its own tab.
    await tabsIn(page).first().click();
    await page.getByRole('button', { name: 'Répondre' }).waitFor();
  },
);

test(
  'R67 a number that no telephone has is refused where it is typed, and nothing typed is lost',
  { skip },
  async () => {
    const id = await receiving(floor, page, 'Mauvais numéro');
    await plusOf(page).click();
    const field = formOf(page).getByRole('combobox', { name: 'Identifiant du contact' });
    await field.fill('12');
    await channelIn(page, 'SMS').check();
    await formOf(page).getByRole('button', { name: 'Démarrer' }).click();
    await formOf(page).getByText('Cet identifiant n’existe pas sur ce canal.', { exact: false }).waitFor();
    assert.equal(await field.inputValue(), '12');
    assert.deepEqual((await nadia(readLegs, { interactionId: id })).legs, []);
    await field.fill('+33 6 12 34 56 78');
    await formOf(page).getByRole('button', { name: 'Démarrer' }).click();
    await tabsIn(page).filter({ hasText: '+33 6 12 34 56 78' }).waitFor();
  },
);

test('R64 what is Closed cannot be elevated, and the button says why', { skip }, async () => {
  const id = await receiving(floor, page, 'Terminée');
  await nadia(saveOutcome, { interactionId: id, status: 'closed', dispositionId: null });
  await page.goto(`/i/${id}`);
  await until('greyed', async () => (await plusOf(page).getAttribute('aria-disabled')) === 'true');
  assert.equal(await plusOf(page).getAttribute('aria-description'), 'Une interaction fermée ne peut plus être élevée.');
  await assert.rejects(
    nadia(startElevation, {
      ...{ interactionId: id, channel: 'sms', identifier: '+15145550143', fromId: sms },
      onceKey: crypto.randomUUID(),
    }),
    /closed/,
  );
});

test('R65 D8 while Unavailable it is refused with the reason', { skip }, async () => {
  const id = await receiving(floor, page, 'En pause');
  await nadia(setState, { state: 'unavailable', reason: null });
  await until(
    'the reason',
    async () =>
      (await plusOf(page).getAttribute('aria-description')) ===
      'Vous êtes indisponible. Passez à un autre état pour élever l’interaction.',
  );
  await assert.rejects(
    nadia(startElevation, {
      ...{ interactionId: id, channel: 'sms', identifier: '+15145550143', fromId: sms },
      onceKey: crypto.randomUUID(),
    }),
    /unavailable/,
  );
  await nadia(setState, { state: 'available', reason: null });
  await until('free again', async () => (await plusOf(page).getAttribute('aria-disabled')) === null);
});

test('R69 of several skills one is chosen, and it leaves from its number', { skip }, async () => {
  const other = await addLine(floor, 'sms', { name: 'SMS Retours', address: '+15145550101', skillId: null });
  await receiving(floor, page, 'Deux numéros');
  await elevate(page, 'SMS', '+1 514 555 0144', 'SMS Retours · +15145550101');
  await writeText(page, 'Depuis les retours.');
  await onPhone(floor, other, '+15145550144', (texts) => texts.some((one) => one.text === 'Depuis les retours.'));
});

test(
  'a text comes in by itself, is routed by its skill, and what is written back arrives in order',
  { skip },
  async () => {
    await textFrom(floor, sms, '+15145550150', 'Êtes-vous ouverts samedi ?', 'Lise Roy');
    const id = await openByText(page, 'Êtes-vous ouverts samedi ?');
    assert.equal(await tabsIn(page).filter({ hasText: 'SMS' }).count(), 1);
    for (const text of ['Oui.', 'De 9 h à 17 h.', 'À samedi !']) await writeText(page, text);
    const texts = await onPhone(
      floor,
      sms,
      '+15145550150',
      (all) => all.filter((one) => one.direction === 'to-them').length === 3,
    );
    assert.deepEqual(
      texts.map((one) => one.text),
      ['Êtes-vous ouverts samedi ?', 'Oui.', 'De 9 h à 17 h.', 'À samedi !'],
    );
    const { interaction } = await nadia(openThread, { interactionId: id });
    assert.deepEqual([interaction.channel, interaction.status, interaction.elevated], ['sms', 'open', false]);
    assert.equal(interaction.contactName, 'Lise Roy');
  },
);

test(
  'a text that is being written is there again after a reload, and STOP shuts the field with its reason',
  { skip },
  async () => {
    await textFrom(floor, sms, '+15145550151', 'Bonjour, une question.');
    const id = await openByText(page, 'Bonjour, une question.');
    await fieldOf(page).fill('Pas encore fini');
    await textingOf(page).getByRole('status').filter({ hasText: 'Brouillon enregistré' }).waitFor();
    await page.reload();
    await until('the draft', async () => (await fieldOf(page).inputValue()) === 'Pas encore fini');
    await textFrom(floor, sms, '+15145550151', 'Stop');
    await textingOf(page)
      .getByText('Le contact a demandé à ne plus recevoir de messages', { exact: false })
      .first()
      .waitFor();
    await textFrom(floor, sms, '+15145550151', 'START');
    await fieldOf(page).waitFor();
    assert.equal(await fieldOf(page).inputValue(), 'Pas encore fini');
    assert.ok(id > 0);
  },
);

test(
  'R67 a number that stands on a card as people write it is that person, and stands there once',
  { skip },
  async () => {
    const id = await receiving(floor, page, 'Déjà connue');
    const { interaction } = await nadia(openThread, { interactionId: id });
    await nadia(addAddress, { contactId: interaction.contactId, kind: 'phone', address: '+1 (514) 555-0166' });
    await elevate(page, 'SMS', null, 'Facturation · +15145550100');
    await writeText(page, 'Au numéro de la fiche.');
    await onPhone(floor, sms, '+15145550166', (texts) => texts.length === 1);
    const card = await nadia(openCard, { contactId: interaction.contactId });
    assert.equal(
      card.contact.addresses.filter((one) => one.kind === 'phone' && one.address.includes('0166')).length,
      1,
    );
    const other = await addLine(floor, 'sms', { name: 'Autre ligne', address: '+15145550109' });
    await textFrom(floor, other, '+15145550166', 'Sur une autre ligne');
    const opened = await openByText(page, 'Sur une autre ligne');
    assert.equal((await nadia(openThread, { interactionId: opened })).interaction.contactId, interaction.contactId);
  },
);
