import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import {
  chromiumMissing,
  goAvailable,
  menuOf,
  messagesOf,
  openRow,
  openWindow,
  rowOf,
  signIn,
  spaceOf,
  writeAndSend,
  type Window,
} from './support/browser.ts';
import { comeBack, heardIn, heardInAll, leave, listenIn } from './support/called-out.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { sendMail } from './support/mail.ts';
import { startSmtpPeer, type SmtpPeer } from './support/smtp-peer.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let peer: SmtpPeer;
let page: Page;
let second: Page;
before(async () => {
  if (skip) return;
  window = await openWindow();
  peer = await startSmtpPeer({ rcpt: () => '550 5.1.1 nobody of that name' });
  floor = await startFloor({
    outgoing: {
      ...{ kind: 'smtp', host: '127.0.0.1', port: peer.port, security: 'none' },
      ...{ user: '', dkimDomain: '', dkimSelector: '' },
    },
    agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 }],
  });
  const context = await window.profile(floor);
  await context.grantPermissions(['notifications'], { origin: floor.url });
  await listenIn(context);
  page = await context.newPage();
  await signIn(page, 'nadia');
  second = await context.newPage();
  await second.goto('/');
  await menuOf(second).waitFor();
  // A page sounds only once it was used.
  for (const each of [page, second]) await menuOf(each).getByRole('heading', { name: 'Interactions' }).click();
  await goAvailable(page);
});
after(async () => {
  await window?.close();
  await floor?.stop();
  await peer?.close();
});

const bellOf = (on: Page): Locator =>
  on.getByRole('navigation', { name: 'Navigation' }).getByRole('button', { name: /^Notifications/ });
const unreadOf = (on: Page, n: number): Locator =>
  on.getByRole('button', { name: n === 1 ? 'Notifications : 1 non lue' : `Notifications : ${n} non lues` });
const panelOf = (on: Page): Locator => on.getByRole('dialog', { name: 'Notifications' });
const toastOf = (on: Page, text: string): Locator => on.locator('.toast').filter({ hasText: text });

/** An answer that the peer refuses for good: its writer is told. */
const undelivered = async (subject: string): Promise<void> => {
  await sendMail(floor, { subject });
  await openRow(page, subject);
  await writeAndSend(page, 'Voici.');
};

test(
  'who wrote what could not be delivered is told at once in every tab: a toast, the count on the bell, the panel',
  { skip },
  async () => {
    await panelOf(page).waitFor({ state: 'detached' });
    await bellOf(page).click();
    await panelOf(page).getByText('Aucune notification').waitFor();
    assert.equal(
      await panelOf(page).getByRole('button', { name: 'Tout marquer comme lu' }).getAttribute('aria-description'),
      'Tout est lu.',
    );
    await page.keyboard.press('Escape');
    await panelOf(page).waitFor({ state: 'detached' });
    await undelivered('Remise impossible');
    const said = 'Un de vos messages n’a pas été remis';
    for (const each of [page, second]) await toastOf(each, said).waitFor();
    // Open and in front: it counts as seen.
    await until('seen with the interaction', async () => (await unreadOf(page, 1).count()) === 0);
    await until('seen in the other tab', async () => (await unreadOf(second, 1).count()) === 0);
    await second.bringToFront();
    await bellOf(second).click();
    await panelOf(second)
      .getByRole('link', { name: /Un de vos messages.*Remise impossible/ })
      .click();
    await second.waitForURL(/\/i\/\d+$/);
    await messagesOf(second).first().waitFor();
    await panelOf(second).waitFor({ state: 'detached' });
  },
);

test('unread notices are read one by one or all at once, by keyboard, and other tabs follow', { skip }, async () => {
  for (const subject of ['Deuxième échec', 'Troisième échec']) {
    await undelivered(subject);
    // Away before the refusal comes: what is not looked at stays unread.
    await leave(page);
    await leave(second);
    await toastOf(page, subject).waitFor();
    await comeBack(second);
    await page.goto('/');
    await menuOf(page).waitFor();
  }
  await bellOf(page).focus();
  await page.keyboard.press('Enter');
  await panelOf(page)
    .getByRole('link', { name: /Deuxième échec/ })
    .waitFor();
  await panelOf(page).getByRole('link').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/i\/\d+$/);
  await spaceOf(page).getByRole('heading', { name: 'Deuxième échec' }).waitFor();
  await bellOf(page).click();
  const all = panelOf(page).getByRole('button', { name: 'Tout marquer comme lu' });
  if ((await all.getAttribute('aria-disabled')) !== 'true') await all.click();
  for (const each of [page, second])
    await until('none is unread', async () => (await bellOf(each).textContent()) === 'Notifications');
  await page.keyboard.press('Escape');
  await panelOf(page).waitFor({ state: 'detached' });
});

test(
  'what comes into the inbox sounds in one tab of two, and a message in it does not unless chosen',
  { skip },
  async () => {
    const before = (await heardInAll([page, second])).tones;
    const id = await sendMail(floor, { subject: 'Son une fois' });
    for (const each of [page, second]) await rowOf(each, 'Son une fois').waitFor();
    await until('three tones', async () => (await heardInAll([page, second])).tones >= before + 3);
    await sendMail(floor, { subject: 'Re: Son une fois', inReplyTo: `<${id}>`, text: 'Encore moi.' });
    for (const each of [page, second]) await rowOf(each, 'Son une fois').getByLabel('2 messages non lus').waitFor();
    assert.equal((await heardInAll([page, second])).tones, before + 3);
  },
);

test(
  'the desktop tells only while no tab is in front, once for all tabs, and its click opens the interaction',
  { skip },
  async () => {
    await comeBack(page);
    await sendMail(floor, { subject: 'Vue à l’écran' });
    for (const each of [page, second]) await rowOf(each, 'Vue à l’écran').waitFor();
    const ofThis = async (text: string) => (await heardInAll([page, second])).shown.filter((one) => one.body === text);
    await leave(page);
    await leave(second);
    await sendMail(floor, { subject: 'Loin de l’écran' });
    await until('told by the desktop', async () => (await ofThis('Loin de l’écran')).length > 0);
    for (const each of [page, second]) await rowOf(each, 'Loin de l’écran').waitFor();
    const id = await sendMail(floor, { subject: 'Encore plus loin' });
    await until('told again', async () => (await ofThis('Encore plus loin')).length > 0);
    assert.deepEqual(await ofThis('Vue à l’écran'), [], 'silent in front');
    const [shown, ...more] = await ofThis('Loin de l’écran');
    assert.match(shown!.title, /arrive dans votre boîte$/);
    assert.equal(shown!.silent, true, 'the sound is ours');
    assert.deepEqual(more, [], 'one tab alone');
    await sendMail(floor, { subject: 'Re: Encore plus loin', inReplyTo: `<${id}>`, text: 'Toujours là.' });
    const told = await until('a message is told', async () => {
      for (const each of [page, second])
        if ((await heardIn(each)).shown.some((one) => one.title.startsWith('Nouveau message de'))) return each;
      return null;
    });
    await told.evaluate(() => {
      const at = globalThis.heard.shown.findLastIndex((one) => one.title.startsWith('Nouveau message de'));
      globalThis.notifications[at]!.dispatchEvent(new Event('click'));
    });
    await spaceOf(told).getByRole('heading', { name: 'Encore plus loin' }).waitFor();
    await comeBack(page);
  },
);

test(
  'each kind is switched off by its person for every browser; the desktop is asked for by a click alone',
  { skip },
  async () => {
    const context = await window.profile(floor);
    await listenIn(context);
    const other = await context.newPage();
    await signIn(other, 'nadia');
    await goAvailable(other);
    await bellOf(page).click();
    await panelOf(page).getByRole('button', { name: 'Sons et notifications du bureau' }).click();
    const sound = (on: Page) =>
      panelOf(on).getByRole('checkbox', { name: 'Son : quand une interaction arrive dans ma boîte' });
    await sound(page).uncheck();
    await panelOf(page).getByText('Permises dans ce navigateur').waitFor();
    await bellOf(other).click();
    await panelOf(other).getByRole('button', { name: 'Sons et notifications du bureau' }).click();
    await until('off in the other browser', async () => !(await sound(other).isChecked()));
    const before = (await heardInAll([page, second, other])).tones;
    await sendMail(floor, { subject: 'Sans un bruit' });
    for (const each of [page, second, other]) await rowOf(each, 'Sans un bruit').waitFor();
    assert.equal((await heardIn(other)).asked, 0);
    await panelOf(other).getByRole('button', { name: 'Autoriser les notifications du bureau' }).click();
    await until('asked', async () => (await heardIn(other)).asked === 1);
    assert.equal((await heardInAll([page, second, other])).tones, before);
    await panelOf(other).getByRole('button', { name: 'Écouter' }).click();
    await until('heard when asked for', async () => (await heardIn(other)).tones > 0);
    await context.close();
  },
);
