import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { attachmentPath, openThread } from '#desk/thread/contract.ts';
import { keepRecording } from '#doors/voice/contract.ts';
import { chromiumMissing, goAvailable, openWindow, type Window } from './support/browser.ts';
import { startFloor, type Caller, type Floor } from './support/floor.ts';
import { receiving } from './support/outcome.ts';
import { elevate, textsIn } from './support/texts.ts';
import { until } from './support/until.ts';
import { giveLines, onTheLine, panelOf, registered, setUpVoice } from './support/voice-desk.ts';
import { startVoicePeers, withoutVoice, type VoicePeers } from './support/voice-peers.ts';

const skip = chromiumMissing() || withoutVoice();
let floor: Floor;
let window: Window;
let peers: VoicePeers;
let page: Page;
let nadia: Caller;
let id: number;
const panel = (): Locator => panelOf(page);
const tool = (name: string): Locator => panel().getByRole('button', { name, exact: true });
const set = (recording: 'manual' | 'always'): Promise<unknown> => setUpVoice(floor, peers, { id, recording });
const callOut = async (subject: string): Promise<number> => {
  const interaction = await receiving(floor, page, subject);
  await elevate(page, 'Voix', '+33155550100');
  await onTheLine(page);
  return interaction;
};
/** How long it is and whether anything is heard on it, as a browser plays it. */
const playedBack = (attachmentId: number) =>
  page.evaluate(async (url) => {
    const bytes = await (await fetch(url)).arrayBuffer();
    const sound = await new AudioContext().decodeAudioData(bytes);
    const samples = sound.getChannelData(0);
    let energy = 0;
    for (const sample of samples) energy += sample * sample;
    return { seconds: sound.duration, energy: energy / samples.length };
  }, attachmentPath(attachmentId));

before(async () => {
  if (skip) return;
  peers = await startVoicePeers();
  window = await openWindow({ voice: true });
  floor = await startFloor({ agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 }] });
  id = await setUpVoice(floor, peers);
  await giveLines(floor, peers, id, ['nadia']);
  nadia = await floor.as('nadia');
  page = await window.page(floor, 'nadia');
  await goAvailable(page);
  await registered(page);
});
after(async () => {
  await window?.close();
  await floor?.stop();
  await peers?.stop();
});

test('R72 nothing is recorded unless an administrator said so', { skip }, async () => {
  await callOut('Sans enregistrement');
  await tool('Raccrocher').waitFor();
  assert.equal(await tool('Enregistrer l’appel').count(), 0);
  const callId = await page.evaluate(
    () => (globalThis as unknown as { relaisPhone: { state(): { call: { id: string } } } }).relaisPhone.state().call.id,
  );
  // The page is on the line before the house has heard that there is a call.
  await until('the house knows the call', () =>
    nadia(keepRecording, { callId, piece: 0, content: 'AAAA' }).then(
      () => assert.fail('it was kept'),
      (error: unknown) => /not-recorded/.test(String(error)),
    ),
  );
  await tool('Raccrocher').click();
  await panel().waitFor({ state: 'detached' });
});

test(
  'R72 the agent records a call, pauses, goes on: both sides are on the file that stands in the timeline',
  { skip },
  async () => {
    await set('manual');
    await page.reload();
    await registered(page);
    const interactionId = await callOut('Avec enregistrement');
    await tool('Enregistrer l’appel').click();
    await panel().getByText('Enregistré', { exact: true }).waitFor();
    await tool('Suspendre l’enregistrement').click();
    await panel().getByText('Enregistrement suspendu').waitFor();
    await tool('Reprendre l’enregistrement').click();
    await panel().getByText('Enregistré', { exact: true }).waitFor();
    const since = Date.now();
    await until('some seconds', () => Date.now() - since > 2_500);
    await tool('Raccrocher').click();
    await panel().waitFor({ state: 'detached' });
    await textsIn(page).getByText('enregistrement.webm').first().waitFor();
    const player = textsIn(page).getByLabel('Écouter enregistrement.webm');
    await until('how long it is', () =>
      player.evaluate((one: HTMLAudioElement) => one.duration > 2 && one.duration < 60 && one.currentTime === 0),
    );
    const { messages } = await nadia(openThread, { interactionId });
    const [file] = messages.at(-1)!.attachments;
    const { seconds, energy } = await playedBack(file!.id);
    assert.ok(seconds > 2 && seconds < 30, `${seconds} s`);
    assert.ok(energy > 0.000_1, `energy ${energy}`);
  },
);

test(
  'R72 where calls are always recorded it begins by itself, and a page that dies loses none of it but the last seconds',
  { skip },
  async () => {
    await set('always');
    await page.reload();
    await registered(page);
    const interactionId = await callOut('Toujours');
    await panel().getByText('Enregistré', { exact: true }).waitFor();
    assert.equal(await tool('Enregistrer l’appel').count(), 0);
    const pieces = page.waitForResponse((one) => one.url().includes('voice.keepRecording') && one.ok());
    await pieces;
    const crashed = page.waitForEvent('crash');
    await page.goto('chrome://crash').catch(() => undefined);
    await crashed;
    await until(
      'the call is over, with its recording',
      async () => {
        const { messages } = await nadia(openThread, { interactionId });
        return messages.at(-1)?.attachments.some((one) => one.type === 'audio/webm' && one.size > 1_000);
      },
      90_000,
    );
  },
);
