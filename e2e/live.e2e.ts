import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import {
  chromiumMissing,
  goAvailable,
  menuOf,
  messagesOf,
  openRow,
  openWindow,
  rowOf,
  type Window,
} from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { sendMail } from './support/mail.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let pages: [Page, Page];
before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor({ agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 }] });
  const first = await window.page(floor, 'nadia');
  const second = await first.context().newPage();
  await second.goto('/');
  await menuOf(second).waitFor();
  pages = [first, second];
  await goAvailable(first);
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

/** A mark that a reload would wipe. */
const mark = (page: Page) => page.evaluate(() => Object.assign(globalThis, { here: true }));
const neverReloaded = (page: Page) => page.evaluate(() => 'here' in globalThis);

test('new mail shows in every tab without a reload, in the list and in the open thread', { skip }, async () => {
  await Promise.all(pages.map(mark));
  const id = await sendMail(floor, { subject: 'Sans recharger' });
  await Promise.all(pages.map((page) => rowOf(page, 'Sans recharger').waitFor()));
  await Promise.all(pages.map((page) => openRow(page, 'Sans recharger')));
  await sendMail(floor, { subject: 'Re: Sans recharger', inReplyTo: `<${id}>`, text: 'Une précision arrivée après.' });
  await Promise.all(pages.map((page) => messagesOf(page).getByText('Une précision arrivée après.').waitFor()));
  assert.deepEqual(await Promise.all(pages.map(neverReloaded)), [true, true]);
});

test('what one tab does shows in the other', { skip }, async () => {
  const [first, second] = pages;
  await first.getByRole('button', { name: /^État : / }).click();
  await first.getByRole('menuitem', { name: 'En attente', exact: true }).click();
  await second.getByRole('button', { name: /^État : En attente/ }).waitFor();
});

test('after the house was killed and started again, both tabs catch up by themselves', { skip }, async () => {
  await floor.killAndRestart();
  await sendMail(floor, { subject: 'Après la panne' });
  await Promise.all(pages.map((page) => rowOf(page, 'Après la panne').waitFor({ timeout: 60_000 })));
  await Promise.all(pages.map((page) => page.getByText('Connexion perdue.').waitFor({ state: 'detached' })));
  assert.deepEqual(await Promise.all(pages.map(neverReloaded)), [true, true]);
});
