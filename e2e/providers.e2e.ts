import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { openThread } from '#desk/thread/contract.ts';
import { listChannels, readLog, saveChannel } from '#doors/texts/contract.ts';
import { chromiumMissing, goAvailable, openWindow, rowOf, type Window } from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { freePorts } from './support/free-port.ts';
import { openByText, textsIn, writeText } from './support/texts.ts';
import { fine, startTwilio, TWILIO, type Twilio } from './support/twilio.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
const THEIRS = '+15145550123';
let floor: Floor;
let window: Window;
let page: Page;
let twilio: Twilio;
let line: number;
let hook: string;
let id: number;

const card = (text: string): Locator => textsIn(page).filter({ hasText: text });
const writes = (body: string, sid: string): Promise<number> =>
  twilio.tell(hook, { MessageSid: sid, SmsStatus: 'received', From: THEIRS, To: '+15145550100', Body: body });
const status = (sid: string, state: string): Promise<number> =>
  twilio.tell(hook, { MessageSid: sid, MessageStatus: state, To: THEIRS, From: '+15145550100' });
const sentOf = (text: string) => twilio.sent.filter((one) => one.body === text);
const texts = async (): Promise<string[]> => {
  const admin = await floor.as('admin');
  return (await admin(openThread, { interactionId: id })).messages.map((one) => one.text);
};

before(async () => {
  if (skip) return;
  window = await openWindow();
  twilio = await startTwilio();
  const [port] = (await freePorts(1)) as [number];
  floor = await startFloor({
    env: { TEXTS_ADDRESS: twilio.address, PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` },
    agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 }],
  });
  ({ id: line } = await floor.admin(saveChannel, {
    ...{ id: null, channel: 'sms', provider: 'twilio', name: 'SMS', address: '+15145550100', skillId: floor.skillId },
    ...{ settings: { accountSid: TWILIO.accountSid }, secrets: { authToken: TWILIO.authToken }, enabled: true },
  }));
  hook = (await floor.admin(listChannels, {})).connections[0]!.hookUrl!;
  page = await window.page(floor, 'nadia');
  await goAvailable(page);
});
after(async () => {
  await window?.close();
  await floor?.stop();
  await twilio?.close();
});

test('a webhook that is replayed, told at once and told late is one text, in its order', { skip }, async () => {
  assert.equal(await writes('Bonjour de Twilio', 'SMin1'), 200);
  await rowOf(page, 'Bonjour de Twilio').first().waitFor();
  id = await openByText(page, 'Bonjour de Twilio');
  const again = await Promise.all([1, 2, 3, 4].map(() => writes('Bonjour de Twilio', 'SMin1')));
  assert.deepEqual(again, [200, 200, 200, 200]);
  await writes('La suite', 'SMin2');
  await writes('Bonjour de Twilio', 'SMin1');
  await writes('La fin', 'SMin3');
  await card('La fin').waitFor();
  assert.deepEqual(await texts(), ['Bonjour de Twilio', 'La suite', 'La fin']);
});

test(
  'a webhook that is forged changes nothing, and the administrator reads of it without a secret',
  { skip },
  async () => {
    const fields = { MessageSid: 'SMforged', SmsStatus: 'received', From: THEIRS, Body: 'Je suis faux' };
    const changed = new URLSearchParams({ ...fields, Body: 'Autre chose' }).toString();
    assert.equal(await twilio.tell(hook, fields, { token: 'another' }), 403);
    assert.equal(await twilio.tell(hook, fields, { token: '' }), 403);
    assert.equal(await twilio.tell(hook, fields, { body: changed }), 403);
    assert.equal(await twilio.tell(hook, fields, { signedUrl: `${hook}9` }), 403);
    assert.equal(await twilio.tell(hook.replace(/\d+$/, '999'), fields), 404);
    assert.equal(await twilio.tell(hook, { ...fields, Body: 'x'.repeat(4 * 1024 * 1024) }), 413);
    const { rows } = await floor.admin(readLog, { connectionId: line, before: null });
    assert.ok(rows.some((one) => one.what === 'forged'));
    assert.ok(!JSON.stringify(rows).includes(TWILIO.authToken));
    await writes('Après les faux', 'SMin4');
    await card('Après les faux').waitFor();
    assert.ok((await texts()).every((one) => one !== 'Je suis faux' && one !== 'Autre chose'));
  },
);

test('receipts before the answer, twice and mixed up: the furthest counts', { skip }, async () => {
  let name = '';
  twilio.says = async (sid) => {
    name = sid;
    await status(sid, 'delivered');
    return fine(sid);
  };
  await writeText(page, 'Reçu avant la réponse');
  await card('Reçu avant la réponse').getByText('remis').waitFor();
  for (const state of ['sent', 'queued', 'delivered', 'sent']) assert.equal(await status(name, state), 200);
  twilio.says = fine;
  await writeText(page, 'Et maintenant ?');
  await card('Et maintenant ?').getByText('envoyé').waitFor();
  await card('Reçu avant la réponse').getByText('remis').waitFor();
  assert.equal(sentOf('Reçu avant la réponse').length, 1);
});

test('a provider that is down: the text waits, its agent sees it, and it leaves once', { skip }, async () => {
  await twilio.close();
  await writeText(page, 'Pendant la panne');
  await card('Pendant la panne')
    .getByText(/nouvel essai/)
    .first()
    .waitFor();
  await twilio.open();
  await card('Pendant la panne').getByText('envoyé').waitFor();
  assert.equal(sentOf('Pendant la panne').length, 1);
});

test('a provider that is slow, or asks to wait: one text', { skip }, async () => {
  let answer = (): void => {};
  twilio.says = (sid) => new Promise((resolve) => (answer = () => resolve(fine(sid))));
  await writeText(page, 'Lentement');
  await card('Lentement').getByText('envoi en cours').waitFor();
  await until('it was asked', () => sentOf('Lentement').length === 1);
  answer();
  await card('Lentement').getByText('envoyé').waitFor();
  let times = 0;
  twilio.says = (sid) =>
    (times += 1) === 1 ? { status: 429, body: { code: 20429 }, headers: { 'retry-after': '1' } } : fine(sid);
  await writeText(page, 'Trop vite');
  await card('Trop vite').getByText('envoyé').waitFor();
  assert.deepEqual([sentOf('Lentement').length, sentOf('Trop vite').length], [1, 2]);
  twilio.says = fine;
});

for (const [text, says] of [
  ['Il raccroche', 'hang-up'],
  ['Il casse', { status: 500, body: 'Internal Server Error' }],
] as const)
  test(
    `${text}: nobody knows whether it left, the agent decides, and the house does not repeat it`,
    { skip },
    async () => {
      twilio.says = () => says;
      await writeText(page, text);
      await card(text).getByText('Envoi incertain').waitFor();
      twilio.says = fine;
      // What leaves after it shows that the house went on without it.
      await writeText(page, `Après : ${text}`);
      await card(`Après : ${text}`).getByText('envoyé').waitFor();
      assert.equal(sentOf(text).length, 1);
      await card(text)
        .first()
        .getByRole('button', { name: /[Rr]envoyer|[Rr]éessayer/ })
        .click();
      await until('the agent’s second try', () => sentOf(text).length === 2);
    },
  );

test('what is refused for good says why where the agent looks', { skip }, async () => {
  twilio.says = () => ({ status: 400, body: { code: 21614, message: 'not a mobile number' } });
  await writeText(page, 'Vers un fixe');
  await card('Vers un fixe').getByText('Non envoyé').waitFor();
  twilio.says = fine;
  assert.equal(sentOf('Vers un fixe').length, 1);
});

test(
  'killed right after it took a webhook, and while it handed over: nothing lost, nothing twice',
  { skip },
  async () => {
    twilio.says = () => 'silence';
    await writeText(page, 'Au moment de la coupure');
    await until('it was asked', () => sentOf('Au moment de la coupure').length === 1);
    assert.equal(await writes('Gardé avant la coupure', 'SMkill'), 200);
    await floor.killAndRestart();
    twilio.says = fine;
    assert.equal(await writes('Gardé avant la coupure', 'SMkill'), 200);
    await card('Gardé avant la coupure').waitFor();
    // Nobody knows whether it left: told when the lease of whoever died is over.
    await card('Au moment de la coupure').getByText('Envoi incertain').waitFor({ timeout: 100_000 });
    assert.equal((await texts()).filter((one) => one === 'Gardé avant la coupure').length, 1);
    assert.equal(sentOf('Au moment de la coupure').length, 1);
  },
);
