import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { inbox } from '#desk/inbox/contract.ts';
import { setStatus } from '#desk/outcomes/contract.ts';
import { setState } from '#spine/people/contract.ts';
import { chromiumMissing, openWindow, rowOf, rowsOf, spaceOf, type Window } from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { sendMail } from './support/mail.ts';
import { dismissItem } from './support/outcome.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let page: Page;
before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor({ agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 }] });
  page = await window.page(floor, 'nadia');
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

test(
  'R130 after « Annuler l’assignation et rejeter » the next in the inbox opens, or nothing; the focus goes on there, and it is heard',
  { skip },
  async () => {
    const nadia = await floor.as('nadia');
    await nadia(setState, { state: 'available' });
    for (const subject of ['La première', 'La deuxième', 'La troisième']) {
      await sendMail(floor, { subject });
      await rowOf(page, subject).waitFor();
    }
    for (const { id } of (await nadia(inbox, {})).rows)
      await nadia(setStatus, { interactionId: id, status: 'resolved' });
    await until(
      'all are resolved',
      async () => (await rowsOf(page).getByRole('img', { name: 'Résolu' }).count()) === 3,
    );
    // Resolved, none is in haste any more: newest first.
    const [top, middle, last] = ['La troisième', 'La deuxième', 'La première'] as const;
    await until('they are in order', async () => {
      const order = await rowsOf(page).locator('.row-subject').allTextContents();
      return order.join() === [top, middle, last].join();
    });

    const dismissed = async (subject: string): Promise<void> => {
      await (await dismissItem(page)).click();
      await rowOf(page, subject).waitFor({ state: 'detached' });
    };
    const opens = async (subject: string): Promise<void> => {
      await spaceOf(page).getByRole('heading', { name: subject }).waitFor();
      await page.getByRole('status').getByText(`Interaction suivante : Hélène Gagné, ${subject}`).waitFor();
      await until('the focus is on it', () => spaceOf(page).evaluate((main) => main === document.activeElement));
      assert.equal(await rowOf(page, subject).getAttribute('aria-current'), 'page');
    };
    await rowOf(page, middle).click();
    await spaceOf(page).getByRole('heading', { name: middle }).waitFor();
    await dismissed(middle);
    await opens(last);
    // Nothing is below it: on from the top.
    await dismissed(last);
    await opens(top);
    await dismissed(top);
    await page.waitForURL((url) => url.pathname === '/');
    await spaceOf(page).getByText('Aucune interaction ouverte').waitFor();
    await page.getByRole('status').getByText('Rien d’autre dans votre boîte.').waitFor();
    await until('the focus is there', () => spaceOf(page).evaluate((main) => main === document.activeElement));
  },
);
