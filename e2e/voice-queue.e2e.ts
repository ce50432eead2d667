import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openThread } from '#desk/thread/contract.ts';
import { find } from '#spine/directory/contract.ts';
import { browse } from '#desk/inbox/contract.ts';
import { readLimits, saveChannelLimits } from '#office/skills/contract.ts';
import { chromiumMissing, goAvailable, openWindow, takeBreak, type Window } from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { textsIn } from './support/texts.ts';
import { until } from './support/until.ts';
import { giveLines, onTheLine, panelOf, registered, serviceIsThere, setUpVoice } from './support/voice-desk.ts';
import { startVoicePeers, withoutVoice, type VoicePeers } from './support/voice-peers.ts';

const skip = chromiumMissing() || withoutVoice();
const SERVICE = '+15145550120';
let floor: Floor;
let window: Window;
let peers: VoicePeers;
let nadia: Page;
let omar: Page;

const dial = (phone: 0 | 1): void => peers.phones[phone].dial(`sip:${SERVICE}@${peers.domain}`);
const events = (phone: 0 | 1, type: string): number =>
  peers.phones[phone].events.filter((one) => one.type === type).length;

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
  // What was spoken of is finished later here; how many an agent has is another test's.
  await floor.admin(saveChannelLimits, { ...(await floor.admin(readLimits, {})), voice: null });
  const voice = await setUpVoice(floor, peers, { number: SERVICE, service: true });
  await giveLines(floor, peers, voice, ['nadia', 'omar']);
  await serviceIsThere(floor);
  nadia = await window.page(floor, 'nadia');
  omar = await window.page(floor, 'omar');
  await registered(nadia);
  await registered(omar);
});
after(async () => {
  await window?.close();
  await floor?.stop();
  await peers?.stop();
});

test(
  'R63 R73 a call waits in the queue of its skill, rings at the agent routing chose, and both speak',
  { skip },
  async () => {
    dial(0);
    const admin = await floor.as('admin');
    await until('it waits', async () => events(0, 'CALL_RINGING') > 0);
    assert.equal(await panelOf(nadia).count(), 0);
    await goAvailable(nadia);
    await panelOf(nadia).getByText('Appel entrant').waitFor();
    assert.equal(await panelOf(omar).count(), 0);
    await panelOf(nadia).getByRole('button', { name: 'Répondre' }).click();
    await onTheLine(nadia);
    await until('the caller is answered', () => events(0, 'CALL_ESTABLISHED') > 0);
    const { entries } = await admin(find, { query: 'Nadia', kinds: ['agent'] });
    assert.equal(entries[0]?.kind === 'agent' && entries[0].onCall, true);
    await panelOf(nadia).getByRole('link', { name: 'Voir l’interaction' }).click();
    await nadia.waitForURL('**/i/*');
    const id = Number(new URL(nadia.url()).pathname.split('/').at(-1));

    // A second call is not for who is on the telephone.
    dial(1);
    await until('it waits', async () => events(1, 'CALL_RINGING') > 0);
    await goAvailable(omar);
    await panelOf(omar).getByText('Appel entrant').waitFor();
    await panelOf(omar).getByRole('button', { name: 'Répondre' }).click();
    await onTheLine(omar);
    peers.phones[1].hangUp();
    await panelOf(omar).waitFor({ state: 'detached' });

    peers.phones[0].hangUp();
    await panelOf(nadia).waitFor({ state: 'detached' });
    await textsIn(nadia).filter({ hasText: 'Appel entrant de' }).waitFor();
    const { interaction, messages } = await admin(openThread, { interactionId: id });
    assert.deepEqual([interaction.channel, interaction.assigneeName, messages.length], ['voice', 'Nadia Fortin', 1]);
  },
);

test('an agent who declines is passed over: the same call rings at another', { skip }, async () => {
  const before = events(0, 'CALL_ESTABLISHED');
  dial(0);
  const [first, other] = await Promise.race([
    panelOf(nadia)
      .getByText('Appel entrant')
      .waitFor()
      .then(() => [nadia, omar] as const),
    panelOf(omar)
      .getByText('Appel entrant')
      .waitFor()
      .then(() => [omar, nadia] as const),
  ]);
  await panelOf(first).getByRole('button', { name: 'Refuser' }).click();
  await panelOf(other).getByText('Appel entrant').waitFor();
  await panelOf(other).getByRole('button', { name: 'Répondre' }).click();
  await until('the caller is answered', () => events(0, 'CALL_ESTABLISHED') > before);
  await panelOf(other).getByRole('link', { name: 'Voir l’interaction' }).click();
  await other.waitForURL('**/i/*');
  const id = Number(new URL(other.url()).pathname.split('/').at(-1));
  peers.phones[0].hangUp();
  await panelOf(other).waitFor({ state: 'detached' });
  await textsIn(other).filter({ hasText: 'Appel entrant de' }).waitFor();
  const admin = await floor.as('admin');
  const { messages } = await admin(openThread, { interactionId: id });
  assert.equal(messages.length, 1, 'what was declined stands nowhere as a call of its own');
});

test(
  'who hangs up while they wait, or whose house is killed, is called back: the call stands as missed',
  { skip },
  async () => {
    await takeBreak(nadia);
    await takeBreak(omar);
    let admin = await floor.as('admin');
    const waiting = async (): Promise<number[]> =>
      (await admin(browse, { view: 'all' })).rows
        .filter((one) => one.channel === 'voice' && one.assigneeName === null)
        .map((one) => one.id);
    const missed = async (): Promise<number[]> => {
      const threads = await Promise.all((await waiting()).map((id) => admin(openThread, { interactionId: id })));
      return threads
        .filter(({ messages }) => messages.at(-1)?.text.endsWith('manqué'))
        .map(({ interaction }) => interaction.id);
    };
    dial(1);
    await until('it waits', async () => (await waiting()).length === 1);
    peers.phones[1].hangUp();
    await until('it stands as missed', async () => (await missed()).length === 1);
    dial(0);
    await until('it waits', async () => (await waiting()).length === 2);
    await floor.killAndRestart();
    admin = await floor.as('admin');
    await until('both stand as missed', async () => (await missed()).length === 2, 120_000);
    await registered(nadia);
    await goAvailable(nadia);
    await until('she has one to call back', async () => (await missed()).length < 2);
  },
);
