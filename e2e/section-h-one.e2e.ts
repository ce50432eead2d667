import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { addNote } from '#desk/notes-and-tags/contract.ts';
import { hideParts } from '#desk/redaction/contract.ts';
import { find } from '#desk/search/contract.ts';
import { pdftotextMissing, textOfPdf } from '#desk/testing/read-pdf.ts';
import { openThread } from '#desk/thread/contract.ts';
import {
  chromiumMissing,
  goAvailable,
  openReply,
  openWindow,
  replyOf,
  spaceOf,
  type Window,
} from './support/browser.ts';
import { placesOf } from './support/every-word.ts';
import { startFloor, type Caller, type Floor } from './support/floor.ts';
import { chooseIn, openOutcome, outcomeOf, receiving, saveOutcome } from './support/outcome.ts';
import { startReceiver, well, type Receiver } from './support/webhook-receiver.ts';
import { saveEndpoint } from '#doors/webhooks/contract.ts';
import {
  addLine,
  elevate,
  fieldOf,
  onPhone,
  tabsIn,
  textFrom,
  textingOf,
  textsIn,
  writeText,
} from './support/texts.ts';
import { until } from './support/until.ts';
import { zstdDecompressSync } from 'node:zlib';

const skip = chromiumMissing() || pdftotextMissing();
const NUMBER = '+15145550177';
let floor: Floor;
let window: Window;
let page: Page;
let nadia: Caller;
let receiver: Receiver;
let sms: number;
let whatsapp: number;
let id: number;
before(async () => {
  if (skip) return;
  receiver = await startReceiver();
  receiver.answer = well;
  window = await openWindow();
  floor = await startFloor({
    env: { WEBHOOKS_PRIVATE: 'yes' },
    agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 }],
  });
  await floor.admin(saveEndpoint, {
    ...{ id: null, url: receiver.url, description: 'CRM', events: ['interaction.closed'], enabled: true },
  });
  sms = await addLine(floor, 'sms', { address: '+15145550100' });
  whatsapp = await addLine(floor, 'whatsapp', { address: '+15145550110' });
  nadia = await floor.as('nadia');
  page = await window.page(floor, 'nadia');
  await goAvailable(page);
});
after(async () => {
  await window?.close();
  await floor?.stop();
  await receiver?.close();
});

test(
  'R62 R71 one interaction goes from email to SMS to WhatsApp and back: one timeline, a tab for each',
  { skip },
  async () => {
    id = await receiving(floor, page, 'Canapé abîmé');
    await (await openReply(page)).click();
    await page.keyboard.type('Je vous écris par SMS tout de suite.');
    await replyOf(page).getByRole('button', { name: 'Envoyer le message' }).click();
    await replyOf(page).waitFor({ state: 'detached' });
    await elevate(page, 'SMS', NUMBER);
    await writeText(page, 'Une photo du canapé, par WhatsApp ?');
    await onPhone(floor, sms, NUMBER, (texts) => texts.length === 1);
    await textFrom(floor, sms, NUMBER, 'D’accord. Carte 4111 1111 1111 1111.');
    await textsIn(page).filter({ hasText: 'D’accord.' }).waitFor();
    await elevate(page, 'WhatsApp', NUMBER);
    await textingOf(page).getByText('Le contact n’a pas encore écrit ici', { exact: false }).waitFor();
    await textFrom(floor, whatsapp, NUMBER, 'Voici le canapé mandarine.');
    await writeText(page, 'Merci, nous le remplaçons.');
    await onPhone(floor, whatsapp, NUMBER, (texts) => texts.some((one) => one.text === 'Merci, nous le remplaçons.'));
    assert.equal(await tabsIn(page).count(), 3);
    const { messages } = await nadia(openThread, { interactionId: id });
    assert.deepEqual(
      messages.map((one) => [one.channel, one.direction]),
      [
        ['email', 'in'],
        ['email', 'out'],
        ['sms', 'out'],
        ['sms', 'in'],
        ['whatsapp', 'in'],
        ['whatsapp', 'out'],
      ],
    );
  },
);

test('its tabs are walked by keyboard, and each has its own text that is being written', { skip }, async () => {
  await fieldOf(page).fill('Brouillon WhatsApp');
  await tabsIn(page).filter({ hasText: 'WhatsApp' }).focus();
  await page.keyboard.press('ArrowLeft');
  await tabsIn(page).filter({ hasText: 'SMS' }).and(page.locator('[aria-selected="true"]')).waitFor();
  assert.equal(await fieldOf(page).inputValue(), '');
  await page.keyboard.press('ArrowRight');
  await until('the text is there', async () => (await fieldOf(page).inputValue()) === 'Brouillon WhatsApp');
  await fieldOf(page).fill('');
});

test('what was said on any of its channels is found as one interaction', { skip }, async () => {
  for (const words of ['mandarine', 'remplaçons', 'tout de suite'])
    await until(`${words} is found`, async () => {
      const { hits } = await nadia(find, { text: words });
      return hits.some((hit) => hit.row.id === id);
    });
});

test(
  'D11 R99 a part of a text is masked: in the thread, on every shelf of the house, and in the transcript',
  { skip },
  async () => {
    const { messages } = await nadia(openThread, { interactionId: id });
    const said = messages.find((one) => one.text.includes('4111'))!;
    await floor.admin(hideParts, { messageId: said.id, parts: ['4111 1111 1111 1111'] });
    await textsIn(page).filter({ hasText: 'D’accord. Carte' }).waitFor();
    await until(
      'it is gone',
      async () => !(await textsIn(page).allTextContents()).some((text) => text.includes('4111')),
    );
    // What the customer has on their own telephone is theirs.
    const elsewhere = (places: string[]): string[] => places.filter((place) => !place.startsWith('texts.played'));
    await until(
      'nowhere in the house',
      async () => elsewhere(await placesOf(floor, '4111 1111 1111 1111', zstdDecompressSync)).length === 0,
    );
  },
);

test('R51 its transcript is one, each line with its channel', { skip }, async () => {
  // Where the browser cannot ask for a place, it downloads.
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await spaceOf(page).getByRole('button', { name: 'Options', exact: true }).first().click();
  await page.getByRole('menuitem', { name: 'Télécharger la transcription' }).click();
  const dialog = page.getByRole('dialog', { name: 'Télécharger la transcription' });
  await dialog.getByLabel('Nom du fichier').waitFor();
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Télécharger', exact: true }).click();
  const text = textOfPdf(readFileSync((await (await downloading).path())!));
  const order = ['tout de suite', 'Une photo du canapé', 'D’accord.', 'canapé mandarine', 'nous le remplaçons'].map(
    (words) => text.indexOf(words),
  );
  assert.ok(
    order.every((at) => at >= 0),
    text,
  );
  assert.deepEqual(
    order,
    order.toSorted((a, b) => a - b),
  );
  assert.match(text, /Contact · SMS/);
  assert.match(text, /Agent · WhatsApp/);
  assert.doesNotMatch(text, /4111/);
});

test('R119 D18 it is closed once, for all its channels, and told once', { skip }, async () => {
  await nadia(addNote, { interactionId: id, text: 'Remplacement lancé.', onceKey: crypto.randomUUID() });
  await openOutcome(page);
  await chooseIn(page, 'État', 'Fermé');
  await saveOutcome(page);
  await page
    .getByRole('dialog', { name: 'Fermer l’interaction ?' })
    .getByRole('button', { name: 'Fermer l’interaction' })
    .click();
  await outcomeOf(page).waitFor({ state: 'detached' });
  const told = await until('it is told', () => receiver.received.find((one) => one.body.data.interaction?.id === id));
  assert.deepEqual([told.body.type, told.body.data.interaction!.messageCount], ['interaction.closed', 6]);
  await textingOf(page).getByText('L’interaction est fermée', { exact: false }).first().waitFor();
  // Written to again, a new one begins that continues it.
  await textFrom(floor, sms, NUMBER, 'Encore une question.');
  const row = await until('a new one', async () => {
    const { hits } = await nadia(find, { text: 'Encore une question' });
    return hits.find((hit) => hit.row.id !== id);
  });
  const next = await nadia(openThread, { interactionId: row.row.id });
  assert.deepEqual([next.interaction.channel, next.interaction.previousId], ['sms', id]);
});
