import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import pg from 'pg';
import { NOTICE_EVENTS } from '#spine/notices/contract.ts';
import {
  chromiumMissing,
  goAvailable,
  menuOf,
  openRow,
  openWindow,
  rowOf,
  rowsOf,
  spaceOf,
  writeAndSend,
  type Window,
} from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { sendMail } from './support/mail.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let page: Page;
before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor({ agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 20 }] });
  page = await window.page(floor, 'nadia');
  await goAvailable(page);
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

const query = async <T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> => {
  const client = new pg.Client(floor.database);
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
};
/** As if the chosen moment were now; whoever runs jobs is rung. */
const timeComes = (subject: string): Promise<unknown> =>
  query(
    `with it as (
       update snooze.sleeps s set until = now() - interval '1 minute' from interactions.interactions i
       where i.id = s.interaction_id and i.subject = $1 returning s.interaction_id
     ), job as (
       update jobs.jobs set run_at = now() - interval '1 minute' from it where key = 'snooze:' || it.interaction_id
     )
     select pg_notify('relais', '0') from it`,
    [subject],
  );
const received = async (subject: string, from = 'Hélène Gagné <helene@client.test>'): Promise<string> => {
  const id = await sendMail(floor, { subject, from });
  await rowOf(page, subject).waitFor();
  return id;
};
const askSleep = async () => {
  await spaceOf(page).getByRole('button', { name: 'Options', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Mettre en veille jusqu’à…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Mettre en veille' });
  await dialog.waitFor();
  return dialog;
};
/** Titles and rows of the inbox, in the order in which they stand. */
const order = async (): Promise<string[]> => {
  const items = await menuOf(page).locator('.rows-title > span:first-child, a[data-row] .row-subject').allInnerTexts();
  return items.map((text) => text.toLowerCase());
};
const sleepTomorrow = async (): Promise<void> => {
  await (await askSleep()).getByRole('button', { name: /^Demain matin/ }).click();
  await spaceOf(page).getByText('En veille, revient demain 08:00').waitFor();
};

test(
  'R117 put to sleep until tomorrow it is Pending, and stands at the bottom under « En veille »',
  { skip },
  async () => {
    await received('À plus tard');
    await received('Pour maintenant', 'Luc <luc@client.test>');
    await openRow(page, 'À plus tard');
    await sleepTomorrow();
    await rowOf(page, 'À plus tard').getByText('revient demain 08:00').waitFor();
    await rowOf(page, 'À plus tard').getByText('En attente').waitFor();
    await until('at the bottom', async () => {
      const now = await order();
      return now.join('|') === 'à vous de répondre|pour maintenant|en veille|à plus tard';
    });
    // D4: it keeps its place in the limit.
    await menuOf(page).getByText('2 / 20 courriels').waitFor();
  },
);

test(
  '« Réveiller » brings it back to the top, Open, and it reads « réveillée » until it is answered',
  { skip },
  async () => {
    await spaceOf(page).getByRole('button', { name: 'Réveiller' }).click();
    await spaceOf(page).getByText('Réveillée', { exact: true }).waitFor();
    await rowOf(page, 'À plus tard').getByText('réveillée').waitFor();
    await until('at the top', async () => (await order()).slice(0, 2).join('|') === 'réveillées|à plus tard');
    await spaceOf(page)
      .getByRole('button', { name: /^État : Ouvert/ })
      .waitFor();
    await writeAndSend(page, 'Voici ce que vous attendiez.');
    await rowOf(page, 'À plus tard').getByText('réveillée').waitFor({ state: 'detached' });
    await spaceOf(page).getByText('Réveillée', { exact: true }).waitFor({ state: 'detached' });
  },
);

test('any date and time may be chosen; the past is refused where it is typed', { skip }, async () => {
  await openRow(page, 'Pour maintenant');
  const dialog = await askSleep();
  await dialog.getByLabel('Date et heure du retour').fill('2020-01-01T08:00');
  await dialog.getByRole('button', { name: 'Mettre en veille' }).click();
  await dialog.getByText('Cette heure est déjà passée.').waitFor();
  await dialog.getByLabel('Date et heure du retour').fill(`${new Date().getFullYear() + 3}-01-01T08:00`);
  await page.keyboard.press('Enter');
  await dialog.getByText('Une veille dure un an au plus.').waitFor();
  const there = new Date(Date.now() + 5 * 86_400_000);
  const day = `${there.getFullYear()}-${String(there.getMonth() + 1).padStart(2, '0')}-${String(there.getDate()).padStart(2, '0')}`;
  await dialog.getByLabel('Date et heure du retour').fill(`${day}T09:30`);
  await page.keyboard.press('Enter');
  await spaceOf(page)
    .getByText(/^En veille, revient le .+ à 09:30$/)
    .waitFor();
});

test('the contact writes: it wakes, on top, and its agent is told', { skip }, async () => {
  const id = await received('Endormie', 'Zoé <zoe@client.test>');
  await openRow(page, 'Endormie');
  await sleepTomorrow();
  await page.goto('/');
  await rowOf(page, 'Endormie').getByText('revient demain 08:00').waitFor();
  await sendMail(floor, { subject: 'Re: Endormie', from: 'Zoé <zoe@client.test>', inReplyTo: `<${id}>` });
  await rowOf(page, 'Endormie').getByText('réveillée').waitFor();
  await page
    .getByText(/Réveillée : le contact a écrit/)
    .first()
    .waitFor();
  await until('on top', async () => (await order()).slice(0, 2).join('|') === 'réveillées|endormie');
});

test('it wakes at its time, once, though the house was killed while it slept', { skip }, async () => {
  await received('À travers la nuit', 'Ana <ana@client.test>');
  await openRow(page, 'À travers la nuit');
  await sleepTomorrow();
  await floor.killAndRestart();
  await timeComes('À travers la nuit');
  await rowOf(page, 'À travers la nuit').getByText('réveillée').waitFor();
  await page.getByRole('button', { name: /^Notifications/ }).click();
  await page.getByText('Réveillée : l’heure choisie est venue').first().waitFor();
  const told = await query<{ n: string }>(
    `select count(*) as n from events.journal j join interactions.interactions i on i.id = j.interaction_id
     where i.subject = 'À travers la nuit' and j.kind = $1`,
    [NOTICE_EVENTS.told],
  );
  assert.equal(Number(told[0]!.n), 1);
  assert.equal(await rowsOf(page).filter({ hasText: 'À travers la nuit' }).count(), 1);
});

test('R117 whose it is not reads that it sleeps, and why they may not change that', { skip }, async () => {
  const [row] = await query<{ id: string }>(
    `select id from interactions.interactions where subject = 'Pour maintenant'`,
  );
  const other = await window.page(floor, 'admin');
  await other.goto(`/i/${row!.id}`);
  await spaceOf(other)
    .getByText(/^En veille, revient le .+ à 09:30$/)
    .waitFor();
  assert.equal(await spaceOf(other).getByRole('button', { name: 'Réveiller' }).count(), 0);
  await spaceOf(other).getByRole('button', { name: 'Options', exact: true }).click();
  const item = other.getByRole('menuitem', { name: /Mettre en veille jusqu’à…/ });
  await item.getByText('Elle n’est pas à vous. Attribuez-la-vous d’abord.').waitFor();
  assert.equal(await item.getAttribute('aria-disabled'), 'true');
});
