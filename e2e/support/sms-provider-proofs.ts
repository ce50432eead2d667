import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { openThread } from '#desk/thread/contract.ts';
import { listChannels, readLog, saveChannel } from '#doors/texts/contract.ts';
import { chromiumMissing, goAvailable, openWindow, rowOf, type Window } from './browser.ts';
import { startFloor, type Floor } from './floor.ts';
import { freePorts } from './free-port.ts';
import { startSmsProvider, type Receipt, type SmsProvider, type SmsVendor } from './sms-provider.ts';
import { openByText, textsIn, writeText } from './texts.ts';
import { until } from './until.ts';

const skip = chromiumMissing();
const THEIRS = '+15145550123';
const OURS = '+15145550100';

/** What holds for whoever sells SMS by HTTP, through the running house. */
export const smsProviderProofs = (vendor: SmsVendor): void => {
  let floor: Floor;
  let window: Window;
  let page: Page;
  let provider: SmsProvider;
  let line: number;
  let hook: string;
  let id: number;

  const card = (text: string): Locator => textsIn(page).filter({ hasText: text });
  const writes = (text: string, id: string): Promise<number> => provider.tell(hook, vendor.incoming(THEIRS, text, id));
  const status = (of: string, receipt: Receipt): Promise<number> =>
    provider.tell(hook, vendor.status(THEIRS, of, receipt));
  const sentOf = (text: string) => provider.sent.filter((one) => one.body === text);
  const texts = async (): Promise<string[]> => {
    const admin = await floor.as('admin');
    return (await admin(openThread, { interactionId: id })).messages.map((one) => one.text);
  };

  before(async () => {
    if (skip) return;
    window = await openWindow();
    provider = await startSmsProvider(vendor);
    const [port] = (await freePorts(1)) as [number];
    floor = await startFloor({
      env: { TEXTS_ADDRESS: provider.address, PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` },
      agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 }],
    });
    ({ id: line } = await floor.admin(saveChannel, {
      ...{ id: null, channel: 'sms', provider: vendor.provider, name: 'SMS', address: OURS, skillId: floor.skillId },
      ...{ settings: vendor.settings, secrets: vendor.secrets, enabled: true },
    }));
    hook = (await floor.admin(listChannels, {})).connections[0]!.hookUrl!;
    page = await window.page(floor, 'nadia');
    await goAvailable(page);
  });
  after(async () => {
    await window?.close();
    await floor?.stop();
    await provider?.close();
  });

  test('a webhook that is replayed, told at once and told late is one text, in its order', { skip }, async () => {
    assert.equal(await writes('Bonjour', 'in1'), 200);
    await rowOf(page, 'Bonjour').first().waitFor();
    id = await openByText(page, 'Bonjour');
    const again = await Promise.all([1, 2, 3, 4].map(() => writes('Bonjour', 'in1')));
    assert.deepEqual(again, [200, 200, 200, 200]);
    await writes('La suite', 'in2');
    await writes('Bonjour', 'in1');
    await writes('La fin', 'in3');
    await card('La fin').waitFor();
    assert.deepEqual(await texts(), ['Bonjour', 'La suite', 'La fin']);
  });

  test(
    'a webhook that is forged changes nothing, and the administrator reads of it without a secret',
    { skip },
    async () => {
      const theirs = vendor.incoming(THEIRS, 'Je suis faux', 'forged');
      const changed = theirs.replace('faux', 'autre');
      assert.equal(await provider.tell(hook, theirs, vendor.headers(theirs, hook, 'another')), 403);
      assert.equal(await provider.tell(hook, theirs, {}), 403);
      assert.equal(await provider.tell(hook, changed, vendor.headers(theirs, hook)), 403);
      assert.equal(await provider.tell(hook.replace(/\d+$/, '999'), theirs), 404);
      assert.equal(await provider.tell(hook, vendor.incoming(THEIRS, 'x'.repeat(4 * 1024 * 1024), 'long')), 413);
      const { rows } = await floor.admin(readLog, { connectionId: line, before: null });
      assert.ok(rows.some((one) => one.what === 'forged'));
      assert.ok(Object.values(vendor.secrets).every((secret) => !JSON.stringify(rows).includes(secret)));
      await writes('Après les faux', 'in4');
      await card('Après les faux').waitFor();
      assert.ok((await texts()).every((one) => !/je suis/i.test(one)));
    },
  );

  test('receipts before the answer, twice and mixed up: the furthest counts', { skip }, async () => {
    let name = '';
    provider.says = async (sid) => {
      name = sid;
      await status(sid, 'delivered');
      return vendor.takes(sid);
    };
    await writeText(page, 'Reçu avant la réponse');
    await card('Reçu avant la réponse').getByText('remis').waitFor();
    for (const state of ['sent', 'delivered', 'sent'] as const) assert.equal(await status(name, state), 200);
    provider.says = vendor.takes;
    await writeText(page, 'Et maintenant ?');
    await card('Et maintenant ?').getByText('envoyé').waitFor();
    await card('Reçu avant la réponse').getByText('remis').waitFor();
    assert.equal(sentOf('Reçu avant la réponse').length, 1);
  });

  test('a provider that is down: the text waits, its agent sees it, and it leaves once', { skip }, async () => {
    await provider.close();
    await writeText(page, 'Pendant la panne');
    await card('Pendant la panne')
      .getByText(/nouvel essai/)
      .first()
      .waitFor();
    await provider.open();
    await card('Pendant la panne').getByText('envoyé').waitFor();
    assert.equal(sentOf('Pendant la panne').length, 1);
  });

  test('a provider that is slow, or asks to wait: one text', { skip }, async () => {
    let answer = (): void => {};
    provider.says = (sid) => new Promise((resolve) => (answer = () => resolve(vendor.takes(sid))));
    await writeText(page, 'Lentement');
    await card('Lentement').getByText('envoi en cours').waitFor();
    await until('it was asked', () => sentOf('Lentement').length === 1);
    answer();
    await card('Lentement').getByText('envoyé').waitFor();
    let times = 0;
    provider.says = (sid) => ((times += 1) === 1 ? vendor.throttles : vendor.takes(sid));
    await writeText(page, 'Trop vite');
    await card('Trop vite').getByText('envoyé').waitFor();
    assert.deepEqual([sentOf('Lentement').length, sentOf('Trop vite').length], [1, 2]);
    provider.says = vendor.takes;
  });

  for (const [text, says] of [
    ['Il raccroche', 'hang-up'],
    ['Il casse', { status: 500, body: 'Internal Server Error' }],
  ] as const)
    test(
      `${text}: nobody knows whether it left, the agent decides, and the house does not repeat it`,
      { skip },
      async () => {
        provider.says = () => says;
        await writeText(page, text);
        await card(text).getByText('Envoi incertain').waitFor();
        provider.says = vendor.takes;
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
    provider.says = () => vendor.refuses;
    await writeText(page, 'Vers un fixe');
    await card('Vers un fixe').getByText('Non envoyé').waitFor();
    provider.says = vendor.takes;
    assert.equal(sentOf('Vers un fixe').length, 1);
  });

  test(
    'killed right after it took a webhook, and while it handed over: nothing lost, nothing twice',
    { skip },
    async () => {
      provider.says = () => 'silence';
      await writeText(page, 'Au moment de la coupure');
      await until('it was asked', () => sentOf('Au moment de la coupure').length === 1);
      assert.equal(await writes('Gardé avant la coupure', 'kill'), 200);
      await floor.killAndRestart();
      provider.says = vendor.takes;
      assert.equal(await writes('Gardé avant la coupure', 'kill'), 200);
      await card('Gardé avant la coupure').waitFor();
      // Nobody knows whether it left: told when the lease of whoever died is over.
      await card('Au moment de la coupure').getByText('Envoi incertain').waitFor({ timeout: 100_000 });
      assert.equal((await texts()).filter((one) => one === 'Gardé avant la coupure').length, 1);
      assert.equal(sentOf('Au moment de la coupure').length, 1);
    },
  );
};
