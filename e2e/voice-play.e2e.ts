import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openThread } from '#desk/thread/contract.ts';
import { saveLine, savePlayed } from '#doors/voice/contract.ts';
import { readLimits, saveChannelLimits } from '#office/skills/contract.ts';
import { chromiumMissing, goAvailable, openWindow, rowOf, spaceOf, takeBreak, type Window } from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { receiving } from './support/outcome.ts';
import { elevate, textsIn } from './support/texts.ts';
import { energyIn, gone } from './support/twilio-desk.ts';
import { until } from './support/until.ts';
import { flowsIn, heardIn, onTheLine, panelOf, registered, ringsAt } from './support/voice-desk.ts';

const skip = chromiumMissing();
const CONTACT = '+15145550190';
let floor: Floor;
let window: Window;
let nadia: Page;
let omar: Page;
let phone: Page;

const calls = () => phone.getByRole('list', { name: 'Appels du client' }).getByRole('listitem');
const ringHouse = async (): Promise<void> => {
  await phone.getByRole('button', { name: 'Appeler le +1 514 555 0130' }).click();
  await calls().getByText('Ça sonne au bureau…').waitFor();
};

before(async () => {
  if (skip) return;
  window = await openWindow({ voice: true });
  floor = await startFloor({
    agents: [
      { name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 },
      { name: 'Omar Diallo', login: 'omar', inboxLimit: 50 },
    ],
  });
  await floor.admin(saveChannelLimits, { ...(await floor.admin(readLimits, {})), voice: null });
  const { id } = await floor.admin(savePlayed, {
    ...{ id: null, name: 'Téléphone', number: '514 555 0130', skillId: floor.skillId, enabled: true },
    ...{ recording: 'off', announces: true },
  });
  for (const agentId of floor.agents.values())
    await floor.admin(saveLine, { agentId, connectionId: id, sipUser: 'open', password: '' });
  nadia = await window.page(floor, 'nadia');
  omar = await window.page(floor, 'omar');
  await registered(nadia);
  await registered(omar);
  const stranger = await (await window.profile(floor)).newPage();
  await stranger.goto('/customer/phone');
  // Outside a demo floor only who is signed in has the customer’s telephone in hand.
  assert.equal(
    await stranger.evaluate(() =>
      fetch('/api/voice.phoneCalls', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"mine":[]}',
      }).then((answer) => answer.ok),
    ),
    false,
  );
  phone = await window.page(floor, 'admin');
  await phone.goto('/customer/phone');
  await phone.getByRole('region', { name: 'Téléphone du client' }).waitFor();
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

test(
  'R62 R72 with no server and no account a mail goes on by telephone: the customer’s page rings, and both speak',
  { skip },
  async () => {
    await goAvailable(nadia);
    const id = await receiving(floor, nadia, 'À appeler sans compte');
    await elevate(nadia, 'Voix', CONTACT);
    await panelOf(nadia).getByText('Ça sonne…').waitFor();
    await calls().getByText('Le bureau appelle').waitFor();
    await calls().getByText('+1 514 555 0190').waitFor();
    await calls().getByRole('button', { name: 'Répondre' }).click();
    await onTheLine(nadia);
    for (const page of [nadia, phone]) {
      await flowsIn(page);
      await energyIn(page);
    }
    const panel = panelOf(nadia);
    await panel.getByRole('button', { name: 'Couper le micro' }).click();
    await panel.getByRole('button', { name: 'Rétablir le micro' }).click();
    await panel.getByRole('button', { name: 'Mettre en attente' }).click();
    await panel.getByText('En attente').waitFor();
    await panel.getByRole('button', { name: 'Reprendre' }).click();
    await onTheLine(nadia);
    await energyIn(phone);
    await panel.getByRole('button', { name: 'Raccrocher' }).click();
    await gone(nadia);
    await calls().waitFor({ state: 'detached' });
    await textsIn(nadia).filter({ hasText: 'Appel sortant à +1 514 555 0190' }).waitFor();
    const { messages } = await floor.admin(openThread, { interactionId: id });
    assert.equal(messages.length, 2, 'the mail, and one call');
  },
);

test('the customer declines, or nobody’s page is there any more: the agent is told', { skip }, async () => {
  await nadia.getByRole('button', { name: 'Rappeler +1 514 555 0190' }).click();
  await calls().getByRole('button', { name: 'Refuser' }).click();
  await nadia.getByText('Appel terminé : occupé').waitFor();
  await nadia.getByRole('button', { name: 'Rappeler +1 514 555 0190' }).click();
  await calls().getByRole('button', { name: 'Répondre' }).click();
  await onTheLine(nadia);
  await phone.reload();
  await nadia.getByText('Appel terminé : raccroché').waitFor({ timeout: 90_000 });
});

test(
  'R63 the customer calls: it waits in the queue of the skill, is declined by one and taken by another',
  { skip },
  async () => {
    await goAvailable(omar);
    await ringHouse();
    const first = await ringsAt([nadia, omar]);
    const other = first === nadia ? omar : nadia;
    await panelOf(first).getByRole('button', { name: 'Refuser' }).click();
    await panelOf(other).getByText('Appel entrant').waitFor();
    await panelOf(other).getByRole('button', { name: 'Répondre' }).click();
    await onTheLine(other);
    await energyIn(other);
    await energyIn(phone);
    await panelOf(other).getByRole('link', { name: 'Voir l’interaction' }).click();
    await other.waitForURL('**/i/*');
    await calls().getByRole('button', { name: 'Raccrocher' }).click();
    await gone(other);
    await textsIn(other).filter({ hasText: 'Appel entrant de +1 514 555 0190' }).waitFor();
    assert.equal(await textsIn(other).count(), 1);
    assert.equal((await heardIn(phone)) === null, true);
  },
);

test(
  'who hangs up before anybody takes it stands as missed, and a killed house finds who waits',
  { skip },
  async () => {
    await takeBreak(omar);
    await takeBreak(nadia);
    await phone.getByRole('textbox', { name: 'Numéro du client' }).fill('514 555 0191');
    await ringHouse();
    await floor.killAndRestart();
    await calls().getByText('Ça sonne au bureau…').waitFor();
    await registered(nadia);
    await goAvailable(nadia);
    await panelOf(nadia).getByText('Appel entrant').waitFor();
    await calls().getByRole('button', { name: 'Raccrocher' }).click();
    await gone(nadia);
    await rowOf(nadia, '+1 514 555 0191').first().click();
    await textsIn(nadia).filter({ hasText: 'manqué' }).waitFor();
    await until('it may be called back', () =>
      spaceOf(nadia).getByRole('button', { name: 'Rappeler +1 514 555 0191' }).isVisible(),
    );
  },
);
