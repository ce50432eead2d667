import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { openThread } from '#desk/thread/contract.ts';
import { KANNEL_NAME, kannelService, listChannels, readLog, saveChannel } from '#doors/texts/contract.ts';
import { chromiumMissing, goAvailable, openWindow, rowOf, type Window } from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { freePorts } from './support/free-port.ts';
import { startKannel, withoutKannel, type Kannel } from './support/kannel.ts';
import { openByText, textsIn, writeText } from './support/texts.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing() || withoutKannel();
const THEIRS = '+15145550123';
const OURS = '36000';
const SECRETS = { password: 'a password & more', hookPassword: 'who/says%it is' };
let floor: Floor;
let window: Window;
let page: Page;
let kannel: Kannel;
let line: number;
let hook: string;
let id: number;
let start: () => Promise<Kannel>;

const card = (text: string): Locator => textsIn(page).filter({ hasText: text });
const onPhone = (text: string) => kannel.phone.received.filter((one) => one.content.includes(text));
const texts = async (): Promise<string[]> => {
  const admin = await floor.as('admin');
  return (await admin(openThread, { interactionId: id })).messages.map((one) => one.text);
};
/** As Kannel asks it, or somebody else. */
const told = async (fields: Record<string, string>, password = SECRETS.hookPassword): Promise<number> => {
  const authorization = `Basic ${Buffer.from(`${KANNEL_NAME}:${password}`).toString('base64')}`;
  return (await fetch(`${hook}?${new URLSearchParams(fields)}`, { headers: { authorization } })).status;
};
const incoming = (text: string, of: string) => ({
  from: THEIRS,
  text,
  id: of,
  ts: `${Math.floor(Date.now() / 1_000)}`,
});

before(async () => {
  if (skip) return;
  window = await openWindow();
  const [port, sendsmsPort] = (await freePorts(2)) as [number, number];
  floor = await startFloor({
    env: { PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` },
    agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 }],
  });
  ({ id: line } = await floor.admin(saveChannel, {
    ...{ id: null, channel: 'sms', provider: 'kannel', name: 'Passerelle', address: OURS, skillId: floor.skillId },
    ...{ settings: { address: `http://127.0.0.1:${sendsmsPort}`, username: 'desk' }, secrets: SECRETS, enabled: true },
  }));
  hook = (await floor.admin(listChannels, {})).connections[0]!.hookUrl!;
  const password = encodeURIComponent(SECRETS.hookPassword).replaceAll('%', '%%');
  const service = kannelService(hook).replace('PASSWORD', () => password);
  const smsbox = 'http-request-retry = 60\nhttp-queue-delay = 1';
  start = () => startKannel({ service, smsbox, sendsmsPort });
  kannel = await start();
  page = await window.page(floor, 'nadia');
  await goAvailable(page);
});
after(async () => {
  await window?.close();
  await kannel?.stop();
  await floor?.stop();
});

test('with the service that the office gives it, a Kannel brings a text and takes the answer', { skip }, async () => {
  const admin = await window.page(floor, 'admin');
  await admin.goto(`${floor.url}/office/channels`);
  await admin.getByRole('button', { name: 'Passerelle' }).click();
  await admin.getByText(kannelService(hook)).waitFor();
  await admin.getByRole('button', { name: 'Vérifier le compte' }).click();
  await admin.getByText(/Le compte répond \(desk@/).waitFor();
  kannel.phone.texts(THEIRS, OURS, 'Où est ma commande ? 😀');
  await rowOf(page, 'Où est ma commande').first().waitFor();
  id = await openByText(page, 'Où est ma commande');
  await writeText(page, 'Elle part demain.');
  await until('the text on the telephone', () => onPhone('part demain').length > 0);
  await card('Elle part demain.').getByText('remis').waitFor();
});

test(
  'told again, at once and late, a text is one; who does not know the password changes nothing',
  { skip },
  async () => {
    const again = await Promise.all([1, 2, 3].map(() => told(incoming('Une seule fois', 'in-1'))));
    assert.deepEqual(again, [200, 200, 200]);
    assert.equal(await told(incoming('Je suis faux', 'in-2'), 'another'), 403);
    assert.equal(await told(incoming('Je suis faux', 'in-2'), ''), 403);
    await told(incoming('Après', 'in-3'));
    await told(incoming('Une seule fois', 'in-1'));
    await card('Après').waitFor();
    assert.deepEqual((await texts()).slice(-2), ['Une seule fois', 'Après']);
    const { rows } = await floor.admin(readLog, { connectionId: line, before: null });
    assert.ok(rows.some((one) => one.what === 'forged'));
    assert.ok(Object.values(SECRETS).every((secret) => !JSON.stringify(rows).includes(secret)));
  },
);

test('while the gateway is away a text waits, its agent sees it, and it leaves once', { skip }, async () => {
  await kannel.stop();
  await writeText(page, 'Cela attend la passerelle.');
  await card('Cela attend la passerelle.')
    .getByText(/nouvel essai/)
    .first()
    .waitFor();
  kannel = await start();
  await until('the text on the telephone', () => onPhone('attend la passerelle').length > 0);
  await card('Cela attend la passerelle.').getByText('remis').waitFor();
  assert.equal(onPhone('attend la passerelle').length, 1);
});

test('what a telephone writes while the house is away comes in once it is back, once', { skip }, async () => {
  await floor.kill();
  kannel.phone.texts(THEIRS, OURS, 'Pendant votre absence');
  await floor.startAgain();
  await card('Pendant votre absence').waitFor();
  kannel.phone.texts(THEIRS, OURS, 'Et depuis ?');
  await card('Et depuis ?').waitFor();
  assert.equal((await texts()).filter((one) => one === 'Pendant votre absence').length, 1);
});
