import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openThread } from '#desk/thread/contract.ts';
import { chromiumMissing, goAvailable, openWindow, type Window } from './support/browser.ts';
import { CUSTOMER, openBrowserPhone, type BrowserPhone } from './support/browser-phone.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { receiving } from './support/outcome.ts';
import { elevate, textsIn } from './support/texts.ts';
import { until } from './support/until.ts';
import { flowsIn, giveLines, onTheLine, panelOf, registered, setUpVoice } from './support/voice-desk.ts';
import { startVoicePeers, withoutVoice, type VoicePeers } from './support/voice-peers.ts';

const skip = chromiumMissing() || withoutVoice();
let floor: Floor;
let window: Window;
let peers: VoicePeers;
let customer: BrowserPhone;
let nadia: Page;
let omar: Page;

const hears = flowsIn;
const callOut = async (subject: string): Promise<number> => {
  const id = await receiving(floor, nadia, subject);
  await elevate(nadia, 'Voix', CUSTOMER);
  await onTheLine(nadia);
  await hears(nadia);
  return id;
};
const transferTo = async (how: string): Promise<void> => {
  await panelOf(nadia).getByRole('button', { name: 'Transférer l’appel' }).click();
  const form = nadia.getByRole('dialog', { name: 'Transférer l’appel' });
  await form.getByRole('textbox', { name: 'Numéro ou poste' }).fill('omar');
  await form.getByRole('button', { name: /^Omar Diallo/ }).click();
  await form.getByRole('button', { name: how }).click();
};

before(async () => {
  if (skip) return;
  peers = await startVoicePeers();
  window = await openWindow({ voice: true });
  floor = await startFloor({
    agents: [
      { name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 },
      { name: 'Omar Diallo', login: 'omar', inboxLimit: 50 },
    ],
  });
  const voice = await setUpVoice(floor, peers, { number: '+15145550121' });
  await giveLines(floor, peers, voice, ['nadia', 'omar']);
  customer = await openBrowserPhone(window, peers);
  nadia = await window.page(floor, 'nadia');
  omar = await window.page(floor, 'omar');
  await registered(nadia);
  await registered(omar);
  await goAvailable(nadia);
});
after(async () => {
  await customer?.close();
  await window?.close();
  await floor?.stop();
  await peers?.stop();
});

test(
  'R72 a colleague is asked first, then speaks with the contact: one interaction, which is theirs from then on',
  { skip },
  async () => {
    const id = await callOut('À confier');
    await transferTo('Appeler d’abord');
    await panelOf(omar).getByText('Appel entrant').waitFor();
    await panelOf(omar).getByRole('button', { name: 'Répondre' }).click();
    const connect = panelOf(nadia).getByRole('button', { name: 'Les mettre en ligne' });
    await until('they may be connected', () => connect.isEnabled());
    await connect.click();
    await panelOf(nadia).waitFor({ state: 'detached' });
    await nadia.getByText('Appel transféré').waitFor();
    await panelOf(omar).getByText('+1 514 555 0190').waitFor();
    await hears(omar);
    await panelOf(omar).getByRole('link', { name: 'Voir l’interaction' }).click();
    await omar.waitForURL(`**/i/${id}`);
    const admin = await floor.as('admin');
    await until('it is theirs', async () => {
      const { interaction } = await admin(openThread, { interactionId: id });
      return interaction.assigneeName === 'Omar Diallo';
    });
    await panelOf(omar).getByRole('button', { name: 'Raccrocher' }).click();
    await panelOf(omar).waitFor({ state: 'detached' });
    await textsIn(omar).filter({ hasText: 'transféré à Omar Diallo' }).waitFor();
    await textsIn(omar).filter({ hasText: 'Appel entrant de Nadia Fortin' }).waitFor();
  },
);

test('R72 a consultation ends without a transfer, and the contact is still there', { skip }, async () => {
  await goAvailable(nadia).catch(() => undefined);
  await callOut('À demander');
  await transferTo('Appeler d’abord');
  await panelOf(omar).getByRole('button', { name: 'Répondre' }).click();
  await onTheLine(omar);
  await panelOf(nadia).getByRole('button', { name: 'Revenir au contact' }).click();
  await panelOf(omar).waitFor({ state: 'detached' });
  await onTheLine(nadia);
  await hears(nadia);
  await panelOf(nadia).getByRole('button', { name: 'Raccrocher' }).click();
  await panelOf(nadia).waitFor({ state: 'detached' });
});

test('R72 handed to a colleague without a word, the call stays in its interaction', { skip }, async () => {
  const id = await callOut('À passer');
  await transferTo('Transférer sans parler');
  await panelOf(omar).getByRole('button', { name: 'Répondre' }).click();
  await onTheLine(omar);
  await hears(omar);
  await panelOf(omar).getByRole('link', { name: 'Voir l’interaction' }).click();
  await omar.waitForURL(`**/i/${id}`);
  await panelOf(omar).getByRole('button', { name: 'Raccrocher' }).click();
  await panelOf(omar).waitFor({ state: 'detached' });
  const admin = await floor.as('admin');
  await until('both calls stand there', async () => {
    const { messages, interaction } = await admin(openThread, { interactionId: id });
    return messages.filter((one) => one.kind === 'call').length === 2 && interaction.assigneeName === 'Omar Diallo';
  });
  assert.ok(id > 0);
});
