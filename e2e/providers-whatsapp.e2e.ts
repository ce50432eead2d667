import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { openThread } from '#desk/thread/contract.ts';
import { listChannels, readLog, saveChannel } from '#doors/texts/contract.ts';
import { startCloudServer, type CloudServer } from '../src/doors/texts/whatsapp/testing/cloud-server.ts';
import { chromiumMissing, goAvailable, openWindow, rowOf, type Window } from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { freePorts } from './support/free-port.ts';
import { openByText, textsIn, writeText } from './support/texts.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
const THEIRS = '+15145550123';
let floor: Floor;
let window: Window;
let page: Page;
let cloud: CloudServer;
let line: number;
let id: number;

const card = (text: string): Locator => textsIn(page).filter({ hasText: text });
const sentOf = (text: string) =>
  cloud.sent.filter((one) => (one.body['text'] as { body?: string } | undefined)?.body === text);
const texts = async (): Promise<string[]> => {
  const admin = await floor.as('admin');
  return (await admin(openThread, { interactionId: id })).messages.map((one) => one.text);
};

before(async () => {
  if (skip) return;
  window = await openWindow();
  cloud = await startCloudServer({ outside: 'later' });
  const [port] = (await freePorts(1)) as [number];
  floor = await startFloor({
    env: { TEXTS_ADDRESS: cloud.url, PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` },
    agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 }],
  });
  const { phoneNumberId, wabaId } = cloud.account.settings;
  ({ id: line } = await floor.admin(saveChannel, {
    ...{ id: null, channel: 'whatsapp', provider: 'whatsapp', name: 'WhatsApp', address: '+14385550100' },
    ...{ skillId: floor.skillId, settings: { phoneNumberId, wabaId }, secrets: cloud.account.secrets, enabled: true },
  }));
  cloud.setHook((await floor.admin(listChannels, {})).connections[0]!.hookUrl);
  page = await window.page(floor, 'nadia');
  await goAvailable(page);
});
after(async () => {
  await window?.close();
  await floor?.stop();
  await cloud?.close();
});

test('Meta greets the address, and what it tells again, and again after a restart, is one text', { skip }, async () => {
  assert.ok(await cloud.greet());
  assert.ok(!(await cloud.greet('another token')));
  const first = await cloud.inbound(THEIRS, 'Bonjour de WhatsApp', { name: 'Luce' });
  await rowOf(page, 'Bonjour de WhatsApp').first().waitFor();
  id = await openByText(page, 'Bonjour de WhatsApp');
  await Promise.all([1, 2, 3].map(() => cloud.inbound(THEIRS, 'Bonjour de WhatsApp', { id: first.id })));
  await floor.killAndRestart();
  await cloud.inbound(THEIRS, 'Bonjour de WhatsApp', { id: first.id });
  await cloud.inbound(THEIRS, 'La suite');
  await card('La suite').waitFor();
  assert.deepEqual(await texts(), ['Bonjour de WhatsApp', 'La suite']);
});

test('statuses mixed up and told twice, a forged one, and a text that Meta refuses afterwards', { skip }, async () => {
  await writeText(page, 'Nous regardons.');
  const one = await until('it was sent', () => sentOf('Nous regardons.')[0]);
  await card('Nous regardons.').getByText('envoyé').waitFor();
  const forged = await cloud.call(
    { statuses: [{ id: one.id, status: 'read', timestamp: '1', recipient_id: '1' }] },
    {
      'x-hub-signature-256': `sha256=${'0'.repeat(64)}`,
    },
  );
  assert.equal(forged.status, 403);
  await cloud.statuses(one.id, ['delivered', 'sent', 'delivered']);
  await card('Nous regardons.').getByText('remis').waitFor();
  await cloud.statuses(one.id, ['read', 'delivered', 'sent']);
  await card('Nous regardons.').getByText('lu', { exact: true }).waitFor();
  cloud.setWindow(THEIRS, null);
  await writeText(page, 'Trop tard');
  await card('Trop tard').getByText('Non envoyé').waitFor();
  assert.equal(sentOf('Trop tard').length, 1);
  const { rows } = await floor.admin(readLog, { connectionId: line, before: null });
  const told = JSON.stringify(rows);
  assert.ok(Object.values(cloud.account.secrets).every((secret) => !told.includes(secret)));
});

test(
  'the answer to a hand-over is lost: its status tells that it left, and nobody sends it twice',
  { skip },
  async () => {
    await cloud.inbound(THEIRS, 'Je réponds.');
    cloud.answering('taken-then-hang-up');
    await writeText(page, 'Parti ou non ?');
    await card('Parti ou non ?').getByText('Envoi incertain').waitFor();
    const one = await until('Meta has it', () => sentOf('Parti ou non ?')[0]);
    await cloud.statuses(one.id, ['sent', 'delivered']);
    await card('Parti ou non ?').getByText('remis').waitFor();
    assert.equal(sentOf('Parti ou non ?').length, 1);
  },
);
