import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import {
  chromiumMissing,
  goAvailable,
  openReply,
  openRow,
  openWindow,
  spaceOf,
  type Window,
} from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { sendMail } from './support/mail.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let nadia: Page;
let omar: Page;
before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor({
    agents: [
      { name: 'Nadia Fortin', login: 'nadia', inboxLimit: 20 },
      { name: 'Omar Diallo', login: 'omar', inboxLimit: 20 },
    ],
  });
  nadia = await window.page(floor, 'nadia');
  omar = await window.page(floor, 'omar');
  await goAvailable(nadia);
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

const told = (page: Page, sentence: string): Locator => spaceOf(page).getByRole('status').filter({ hasText: sentence });

test('who else looks, and who writes an answer, shows on both sides as it happens', { skip }, async () => {
  await sendMail(floor, { subject: 'À deux' });
  await openRow(nadia, 'À deux');
  const path = new URL(nadia.url()).pathname;
  await omar.goto(path);
  await told(nadia, 'Omar Diallo regarde aussi').waitFor();
  await told(omar, 'Nadia Fortin regarde aussi').waitFor();

  await openReply(nadia);
  await nadia.keyboard.type('Bonjour, je regarde cela.');
  await told(omar, 'Nadia Fortin écrit une réponse').waitFor();
  // Both ways: D6 lets whoever may see it answer.
  await openReply(omar);
  await omar.keyboard.type('Je m’en occupe.');
  await told(nadia, 'Omar Diallo écrit une réponse').waitFor();

  await omar.goto('/');
  await told(nadia, 'Omar Diallo').waitFor({ state: 'detached' });
});

test('a tab that goes to another interaction is seen there and no longer here', { skip }, async () => {
  await sendMail(floor, { subject: 'Premier' });
  await sendMail(floor, { subject: 'Second' });
  await openRow(nadia, 'Second');
  const second = new URL(nadia.url()).pathname;
  await openRow(nadia, 'Premier');
  const first = new URL(nadia.url()).pathname;
  await omar.goto(first);
  await told(nadia, 'Omar Diallo regarde aussi').waitFor();
  await openRow(nadia, 'Second');
  await told(omar, 'Nadia Fortin').waitFor({ state: 'detached' });
  await omar.goto(second);
  await told(nadia, 'Omar Diallo regarde aussi').waitFor();
  await told(omar, 'Nadia Fortin regarde aussi').waitFor();
});
