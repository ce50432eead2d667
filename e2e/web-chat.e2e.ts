import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openThread } from '#desk/thread/contract.ts';
import { readLimits, saveChannelLimits } from '#office/skills/contract.ts';
import { saveChannel, scriptTag } from '#doors/texts/contract.ts';
import { saveEndpoint } from '#doors/webhooks/contract.ts';
import { chromiumMissing, goAvailable, openWindow, rowOf, spaceOf, type Window } from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { startSite, type HostSite } from './support/host-site.ts';
import { chooseIn, openOutcome, outcomeOf, saveOutcome } from './support/outcome.ts';
import { logOf, visit as visitSite, writes } from './support/site-visitor.ts';
import { addLine, elevate, onPhone, openByText, tabsIn, textingOf, textsIn, writeText } from './support/texts.ts';
import { until } from './support/until.ts';
import { startReceiver, type Receiver } from './support/webhook-receiver.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let page: Page;
let site: HostSite;
let receiver: Receiver;
let line: number;
let sms: number;

const visit = (): Promise<Page> => visitSite(window, floor, site);

const close = async (): Promise<void> => {
  await openOutcome(page);
  await chooseIn(page, 'État', 'Fermé');
  await saveOutcome(page);
  const sure = page.getByRole('dialog', { name: 'Fermer l’interaction ?' });
  await sure.getByRole('button', { name: 'Fermer l’interaction' }).click();
  await outcomeOf(page).waitFor({ state: 'detached' });
};

before(async () => {
  if (skip) return;
  window = await openWindow();
  receiver = await startReceiver();
  floor = await startFloor({
    env: { WEBHOOKS_PRIVATE: 'yes' },
    agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 }],
  });
  site = await startSite(floor.url);
  ({ id: line } = await floor.admin(saveChannel, {
    ...{ id: null, channel: 'chat', provider: 'site', name: 'Boutique', address: '', skillId: floor.skillId },
    ...{ settings: { origins: site.origin }, secrets: {}, enabled: true },
  }));
  site.tag = scriptTag(floor.url, line);
  sms = await addLine(floor, 'sms', { address: '+15145550100' });
  await floor.admin(saveEndpoint, {
    ...{ id: null, url: receiver.url, description: 'CRM', events: ['interaction.closed'], enabled: true },
  });
  const limits = await floor.admin(readLimits, {});
  await floor.admin(saveChannelLimits, { ...limits, chat: null });
  page = await window.page(floor, 'nadia');
  await goAvailable(page);
});
after(async () => {
  await window?.close();
  await floor?.stop();
  await site?.close();
  await receiver?.close();
});

test(
  'R63 R73 one script tag on a site with a strict policy: a visitor writes, is routed by skill, answered, and reads it',
  { skip },
  async () => {
    const visitor = await visit();
    const complaints: string[] = [];
    visitor.on('console', (said) => said.type() === 'error' && complaints.push(said.text()));
    await visitor.getByRole('textbox', { name: 'Votre nom' }).fill('Luce Aubé');
    await writes(visitor, 'Bonjour, livrez-vous <b>à Gaspé</b> ?');
    await rowOf(page, 'livrez-vous').first().waitFor();
    await openByText(page, 'livrez-vous');
    await spaceOf(page).getByText('Luce Aubé').first().waitFor();
    await writeText(page, 'Oui, voyez https://exemple.ca/livraison.');
    const answer = logOf(visitor).locator('.text', { hasText: 'Oui, voyez' });
    await answer.getByText(/Nadia Fortin/).waitFor();
    assert.equal(await answer.getByRole('link').getAttribute('href'), 'https://exemple.ca/livraison');
    assert.equal(await logOf(visitor).locator('b').count(), 0);
    await textsIn(page).filter({ hasText: 'Oui, voyez' }).getByText(/lu/).waitFor();
    assert.deepEqual(complaints, []);

    await visitor.reload();
    await logOf(visitor).getByText('Oui, voyez').waitFor();
    await logOf(visitor).getByText('livrez-vous').waitFor();
    await visitor.getByRole('textbox', { name: 'Votre message' }).press('Escape');
    assert.equal(await logOf(visitor).count(), 0);
    await writeText(page, 'Autre chose ?');
    await visitor.getByRole('button', { name: 'Écrivez-nous (1 non lus)' }).click();
    await logOf(visitor).getByText('Autre chose ?').waitFor();
    await visitor.context().close();
  },
);

test('the house is killed in the middle: nothing typed or said is lost, nothing is there twice', { skip }, async () => {
  const visitor = await visit();
  await writes(visitor, 'Ma lampe est arrivée brisée.');
  await rowOf(page, 'lampe').first().waitFor();
  const id = await openByText(page, 'lampe');
  await floor.kill();
  await writes(visitor, 'Je garde l’emballage.');
  await visitor.getByRole('textbox', { name: 'Votre message' }).fill('Et aussi');
  await visitor.getByRole('status').filter({ hasText: 'Pas de connexion' }).waitFor();
  await visitor.goto(site.origin);
  await logOf(visitor).getByText('Je garde l’emballage.').waitFor();
  assert.equal(await visitor.getByRole('textbox', { name: 'Votre message' }).inputValue(), 'Et aussi');
  await floor.startAgain();
  await textsIn(page).filter({ hasText: 'Je garde l’emballage.' }).waitFor();
  await logOf(visitor)
    .locator('.text', { hasText: 'emballage' })
    .getByText(/Vous · \d/)
    .waitFor();
  await writeText(page, 'Nous en envoyons une autre.');
  await logOf(visitor).getByText('Nous en envoyons une autre.').waitFor();
  const { messages } = await floor.admin(openThread, { interactionId: id });
  assert.equal(messages.filter((one) => one.text?.includes('emballage')).length, 1);
  assert.equal(await logOf(visitor).locator('.text').count(), 3);
  await visitor.context().close();
});

test(
  'R119 D18 the visitor ends it first: the agent sees it, and what is decided then is told to nobody',
  { skip },
  async () => {
    const visitor = await visit();
    await writes(visitor, 'Finalement tout va bien.');
    await rowOf(page, 'Finalement').first().waitFor();
    await openByText(page, 'Finalement');
    await visitor.getByRole('button', { name: 'Terminer', exact: true }).click();
    await visitor.getByRole('button', { name: 'Oui, terminer' }).click();
    await logOf(visitor).getByText('La conversation est terminée.').waitFor();
    await textingOf(page)
      .getByRole('note')
      .getByText(/Cette conversation est terminée/)
      .waitFor();
    await close();

    // One that the agent ends is told: of the two, it alone.
    const other = await visit();
    await writes(other, 'Une dernière question.');
    await rowOf(page, 'dernière question').first().waitFor();
    const id = await openByText(page, 'dernière question');
    await textingOf(page).getByRole('button', { name: 'Terminer la conversation' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Terminer la conversation' }).click();
    await logOf(other).getByText('La conversation est terminée.').waitFor();
    await close();
    await until('the webhook', () => receiver.received.length > 0);
    assert.deepEqual(
      receiver.received.map(({ body }) => [body.data.interaction?.id, body.data.interaction?.endedBy]),
      [[id, 'agent']],
    );
    await writes(other, 'J’en ai encore une.');
    await rowOf(page, 'encore une').first().waitFor();
    await visitor.context().close();
    await other.context().close();
  },
);

test('R63 R70 a chat goes on by SMS in a tab of its own', { skip }, async () => {
  const visitor = await visit();
  await writes(visitor, 'Appelez-moi plutôt par texto.');
  await rowOf(page, 'par texto').first().waitFor();
  await openByText(page, 'par texto');
  await elevate(page, 'SMS', '514 555-0199');
  assert.equal(await tabsIn(page).count(), 2);
  await writeText(page, 'Voilà, par texto.');
  await onPhone(floor, sms, '+15145550199', (texts) => texts.some((one) => one.text === 'Voilà, par texto.'));
  assert.equal(await logOf(visitor).getByText('Voilà, par texto.').count(), 0);
  await visitor.context().close();
});

test('another site is refused, a made-up token knows nothing, and floods are slowed down', { skip }, async () => {
  const ask = (name: string, about: object, origin: string | null): Promise<Response> =>
    fetch(`${floor.url}/chat/${line}/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(origin === null ? {} : { origin }) },
      body: JSON.stringify(about),
    });
  const token = 'a'.repeat(43);
  const say = { token, name: '', text: 'Je viens d’ailleurs.' };
  for (const origin of ['https://ailleurs.test', 'null', null])
    assert.equal((await ask('say', { ...say, onceKey: randomUUID() }, origin)).status, 403);
  assert.equal((await ask('look', { token, mark: '' }, site.origin)).status, 404);
  assert.equal((await ask('say', { ...say, onceKey: randomUUID(), text: 'x'.repeat(4_001) }, site.origin)).status, 400);
  assert.equal(
    (await ask('say', { ...say, onceKey: randomUUID(), text: 'x'.repeat(40_000) }, site.origin)).status,
    413,
  );
  const answers = [];
  const onceKey = randomUUID();
  for (let at = 0; at < 31; at += 1) answers.push((await ask('say', { ...say, onceKey }, site.origin)).status);
  assert.equal(answers.at(-1), 429);
  await rowOf(page, 'Je viens d’ailleurs.').first().waitFor();
  assert.equal(await rowOf(page, 'Je viens d’ailleurs.').count(), 1);
});
