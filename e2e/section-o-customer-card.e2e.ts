import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  appSpaceOf,
  chromiumMissing,
  goAvailable,
  openRow,
  openWindow,
  rowOf,
  saidIn,
  messagesOf,
  type Window,
} from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { sendMail } from './support/mail.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor();
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

test(
  'R112 R113 the customer card stands in the application space as soon as an interaction is open',
  { skip },
  async () => {
    const page = await window.page(floor, 'nadia');
    assert.equal(await appSpaceOf(page).count(), 0);
    await goAvailable(page);
    await sendMail(floor, { subject: 'Première demande', html: '<p>La première</p>' });
    await rowOf(page, 'Première demande').waitFor();
    await sendMail(floor, { subject: 'Deuxième demande' });
    await rowOf(page, 'Deuxième demande').waitFor();
    await sendMail(floor, { from: 'Bruno Caron <bruno@client.test>', subject: 'Autre personne' });
    await rowOf(page, 'Autre personne').waitFor();

    await openRow(page, 'Deuxième demande');
    const card = appSpaceOf(page);
    await card.getByText('Hélène Gagné', { exact: true }).waitFor();
    await card.getByText('helene@client.test').waitFor();
    await openRow(page, 'Autre personne');
    await card.getByText('bruno@client.test').waitFor();
    assert.equal(await card.getByText('helene@client.test').count(), 0);

    await openRow(page, 'Deuxième demande');
    await card.getByText('Première demande').click();
    await saidIn(messagesOf(page).last(), 'La première').waitFor();
  },
);
