import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { assignToMe } from '#desk/inbox/contract.ts';
import { TIMER_EVENTS, turnTimers } from '#desk/timers/contract.ts';
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
import { timeOf, type Time } from './support/timers.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
const HOUR = 60;
let floor: Floor;
let window: Window;
let page: Page;
let time: Time;
let first: string;
before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor({ agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 20 }] });
  time = await timeOf(floor);
  page = await window.page(floor, 'nadia');
  await goAvailable(page);
});
after(async () => {
  await time?.close();
  await window?.close();
  await floor?.stop();
});

const timerIn = (place: Locator): Locator => place.locator('.timer');
const shows = (place: Locator, urgency: 'calm' | 'half' | 'over'): Promise<void> =>
  place.locator(`.timer[data-urgency="${urgency}"]`).waitFor();
/** What is seen, and what is heard in its place. */
const seen = (place: Locator): Promise<string> => timerIn(place).locator('span[aria-hidden]').innerText();
const heard = (place: Locator): Promise<string> => timerIn(place).locator('.visually-hidden').innerText();
const signOf = async (place: Locator): Promise<{ red: number; green: number; blue: number }> => {
  const sign = timerIn(place).locator('svg.tabler-icon-alert-triangle-filled');
  const [red, green, blue] = (await sign.evaluate((icon) => getComputedStyle(icon).color)).match(/\d+/g)!.map(Number);
  return { red: red!, green: green!, blue: blue! };
};
const sections = (): Promise<string[]> => menuOf(page).locator('.rows-title > span:first-child').allInnerTexts();

test(
  'R91 R92 D14 the agent timer of four hours stands in the Interactions menu, « Minuteur d’agent »',
  { skip },
  async () => {
    first = await sendMail(floor, { subject: 'Première demande' });
    const row = rowOf(page, 'Première demande');
    await shows(row, 'calm');
    assert.match(await seen(row), /^(?:4 h 00|3 h 5\d)$/);
    assert.match(await heard(row), /^Minuteur d’agent : il reste (?:4 h 00|3 h 5\d)$/);
    await openRow(page, 'Première demande');
    await timerIn(spaceOf(page)).getByText('Minuteur d’agent', { exact: true }).waitFor();
  },
);

test(
  'R93 with half its time left the agent timer carries an exclamation mark in a yellow triangle',
  { skip },
  async () => {
    const id = await time.idOf('Première demande');
    await time.goBack(id, 3 * HOUR + 12);
    const row = rowOf(page, 'Première demande');
    await shows(row, 'half');
    const { red, green, blue } = await signOf(row);
    assert.ok(red > 180 && green > 130 && blue < 100, `yellow: ${red} ${green} ${blue}`);
    assert.match(await heard(row), /^Minuteur d’agent : il reste 4\d min, la moitié du temps ou moins$/);
    // Below an hour it counts the seconds, by itself.
    const before = await seen(row);
    assert.match(before, /^4\d:\d\d$/);
    await until('the next second', async () => (await seen(row)) !== before);
    await until('told once', async () => (await time.said(id, TIMER_EVENTS.half)) === 1);
  },
);

test('R94 at 0:00 the sign is red, it says by how much, and nothing moves', { skip }, async () => {
  const id = await time.idOf('Première demande');
  await time.goBack(id, 3 * HOUR);
  const row = rowOf(page, 'Première demande');
  await shows(row, 'over');
  const { red, green, blue } = await signOf(row);
  assert.ok(red > 150 && green < 90 && blue < 90, `red: ${red} ${green} ${blue}`);
  assert.equal(await seen(row), '0:00');
  assert.match(await heard(row), /^Minuteur d’agent à 0:00, dépassé de 2 h \d\d$/);
  await row.getByText(/^dépassé de 2 h$/).waitFor();
  await timerIn(spaceOf(page))
    .getByText(/dépassé de 2 h \d\d/)
    .first()
    .waitFor();
  await until('told once', async () => (await time.said(id, TIMER_EVENTS.due)) === 1);
  assert.equal(await row.count(), 1);
});

test(
  'R91 the most urgent stands first in its section, and another’s answer changes nothing of that',
  { skip },
  async () => {
    await sendMail(floor, { subject: 'Deuxième demande', from: 'Luc <luc@client.test>' });
    await shows(rowOf(page, 'Deuxième demande'), 'calm');
    await sendMail(floor, { subject: 'Troisième demande', from: 'Zoé <zoe@client.test>' });
    await shows(rowOf(page, 'Troisième demande'), 'calm');
    await time.goBack(await time.idOf('Troisième demande'), HOUR);
    await until('in the order of what is left', async () => {
      const texts = await rowsOf(page).allInnerTexts();
      const order = ['Première', 'Troisième', 'Deuxième'].map((name) => texts.findIndex((text) => text.includes(name)));
      return order.join() === '0,1,2';
    });
  },
);

test('R92 R95 D14 once answered, it is the contact’s timer of 72 hours, yellow at half', { skip }, async () => {
  const id = await time.idOf('Première demande');
  await openRow(page, 'Première demande');
  await writeAndSend(page, 'Pouvez-vous nous envoyer la facture ?');
  const row = rowOf(page, 'Première demande');
  await until('the contact’s turn', async () => (await heard(row)).startsWith('Minuteur de client'));
  assert.match(await heard(row), /^Minuteur de client : il reste (?:72 h 00|71 h 5\d)$/);
  assert.deepEqual(
    (await sections()).map((title) => title.toLowerCase()),
    ['à vous de répondre', 'en attente du client'],
  );
  await time.goBack(id, 40 * HOUR);
  await shows(row, 'half');
  const { red, green, blue } = await signOf(row);
  assert.ok(red > 180 && green > 130 && blue < 100, `yellow: ${red} ${green} ${blue}`);
  assert.match(await heard(row), /^Minuteur de client : il reste 31 h \d\d, la moitié/);
});

test(
  'R96 D14 « +Temps » gives the contact 24 hours, three times at most, and then says why not',
  { skip },
  async () => {
    const id = await time.idOf('Première demande');
    const button = spaceOf(page).getByRole('button', { name: /^\+Temps/ });
    for (const left of [3, 2, 1]) {
      await spaceOf(page)
        .getByRole('button', { name: new RegExp(`^\\+Temps : donner 24 h de plus au client, encore ${left} fois$`) })
        .click();
      await until('more time', async () => {
        const [row] = await time.rows<{ extras: number }>(
          'select extras from timers.running where interaction_id = $1',
          [id],
        );
        return row?.extras === 4 - left;
      });
    }
    await button.and(page.locator('[aria-disabled="true"]')).waitFor();
    assert.equal(
      await button.getAttribute('aria-description'),
      'Plus de temps a déjà été donné autant de fois que permis.',
    );
    const row = rowOf(page, 'Première demande');
    await until('72 h more', async () => (await heard(row)).endsWith('il reste 4 j 7 h'));
    await shows(row, 'calm');
  },
);

test(
  'R97 D5 the contact’s timer at zero takes it out of the inbox: unassigned, Pending, findable',
  { skip },
  async () => {
    const id = await time.idOf('Première demande');
    await time.goBack(id, 110 * HOUR);
    await rowOf(page, 'Première demande').waitFor({ state: 'detached' });
    await menuOf(page)
      .getByRole('tab', { name: /^Non attribuées/ })
      .click();
    const row = rowOf(page, 'Première demande');
    await row.getByText(/En attente/).waitFor();
    assert.equal(await timerIn(row).count(), 0);
    await openRow(page, 'Première demande');
    await spaceOf(page).getByRole('button', { name: 'M’attribuer' }).waitFor();
    assert.equal(await timerIn(spaceOf(page)).count(), 0);
    assert.equal(await time.said(id, TIMER_EVENTS.expired), 1);
    await menuOf(page).getByRole('tab', { name: 'À moi' }).click();
  },
);

test('R98 the contact’s answer after that is routed to an agent again, with a timer of its own', { skip }, async () => {
  await sendMail(floor, {
    subject: 'Re: Première demande',
    text: 'La voici enfin.',
    inReplyTo: `<${first}>`,
    references: `<${first}>`,
  });
  const row = rowOf(page, 'Première demande');
  await row.getByText(/Ouvert/).waitFor();
  await until('its agent timer', async () => /^Minuteur d’agent : il reste (?:4 h 00|3 h 5\d)$/.test(await heard(row)));
});

test('R97 whoever takes it again by hand has the whole time anew', { skip }, async () => {
  const id = await time.idOf('Deuxième demande');
  await openRow(page, 'Deuxième demande');
  await writeAndSend(page, 'Bonjour Luc, de quelle commande s’agit-il ?');
  const row = rowOf(page, 'Deuxième demande');
  await until('the contact’s turn', async () => (await heard(row)).startsWith('Minuteur de client'));
  await time.goBack(id, 73 * HOUR);
  await row.waitFor({ state: 'detached' });
  const nadia = await floor.as('nadia');
  await nadia(assignToMe, { interactionId: id });
  await until('72 h again', async () => /il reste (?:72 h 00|71 h 5\d)$/.test(await heard(row)));
  await goAvailable(page);
});

test(
  'R97 exactly once, though the house is killed in the moment: what was due meanwhile is due at the next start',
  { skip },
  async () => {
    const id = await time.idOf('Deuxième demande');
    await time.rows(
      `update interactions.interactions set assigned_at = assigned_at - interval '73 hours' where id = ${id}`,
    );
    await time.rows(
      `update timers.running set restarted_at = restarted_at - interval '73 hours' where interaction_id = ${id}`,
    );
    await time.goBack(id, HOUR, false);
    await floor.killAndRestart();
    await time.again();
    await rowOf(page, 'Deuxième demande').waitFor({ state: 'detached' });
    await until('told', async () => (await time.said(id, TIMER_EVENTS.expired)) === 2);
    assert.equal(await time.said(id, 'interactions.unassigned'), 2);
  },
);

test('R91 turned off by an administrator there is none; turned on again, it counts from then', { skip }, async () => {
  await shows(rowOf(page, 'Troisième demande'), 'calm');
  const admin = await floor.as('admin');
  await admin(turnTimers, { on: false });
  await until('none', async () => (await timerIn(menuOf(page)).count()) === 0);
  assert.deepEqual(await time.rows('select 1 from timers.running'), []);
  assert.deepEqual(await time.rows(`select 1 from jobs.jobs where key like 'timer:%'`), []);
  await admin(turnTimers, { on: true });
  const row = rowOf(page, 'Troisième demande');
  await shows(row, 'calm');
  await until('the whole time', async () => /il reste (?:4 h 00|3 h 5\d)$/.test(await heard(row)));
});
