import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { openThread } from '#desk/thread/contract.ts';
import { myCall } from '#doors/voice/contract.ts';
import { chromiumMissing, goAvailable, openWindow, type Window } from './support/browser.ts';
import { startFloor, type Caller, type Floor } from './support/floor.ts';
import { receiving } from './support/outcome.ts';
import { addLine, elevate, openByText, tabsIn, textFrom, textsIn } from './support/texts.ts';
import { until } from './support/until.ts';
import { flowsIn, giveLines, heardIn, panelOf, registered, setUpVoice, type Heard } from './support/voice-desk.ts';
import { startVoicePeers, withoutVoice, type VoicePeers } from './support/voice-peers.ts';

const skip = chromiumMissing() || withoutVoice();
let floor: Floor;
let window: Window;
let peers: VoicePeers;
let page: Page;
let nadia: Caller;
before(async () => {
  if (skip) return;
  peers = await startVoicePeers();
  window = await openWindow({ voice: true });
  floor = await startFloor({ agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 }] });
  await giveLines(floor, peers, await setUpVoice(floor, peers), ['nadia']);
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

const heard = (): Promise<Heard | null> => heardIn(page);
const panel = (): Locator => panelOf(page);
const tool = (name: string): Locator => panel().getByRole('button', { name, exact: true });
const flows = (): Promise<void> => flowsIn(page);
const callOut = async (subject: string, number = '+33155550100'): Promise<number> => {
  const id = await receiving(floor, page, subject);
  await elevate(page, 'Voix', number);
  await panel().getByText('En ligne', { exact: false }).waitFor();
  return id;
};
const saw = (phone: 0 | 1, type: string, count = 1): Promise<unknown> =>
  until(
    `${type} at the other end`,
    () => peers.phones[phone].events.filter((one) => one.type === type).length >= count,
  );

test(
  'R63 R72 a mail goes on by telephone: the voice control panel appears, and both hear each other',
  { skip },
  async () => {
    const id = await callOut('À rappeler');
    await tabsIn(page).filter({ hasText: 'Voix' }).and(page.locator('[aria-selected="true"]')).waitFor();
    await tabsIn(page).first().getByRole('img', { name: 'Interaction élevée (Courriel)' }).waitFor();
    await flows();
    const { energy } = (await heard())!;
    await until('the tone is heard', async () => (await heard())!.energy > energy + 0.01);
    await panel().getByText('Bonne qualité').waitFor();
    // Moving around the desk the call goes on.
    await receiving(floor, page, 'Autre chose');
    await panel().getByText('En ligne', { exact: false }).waitFor();
    await flows();
    await panel().getByRole('link', { name: 'Voir l’interaction' }).click();
    await page.waitForURL(`**/i/${id}`);
    await tool('Raccrocher').click();
    await panel().waitFor({ state: 'detached' });
    await saw(0, 'CALL_CLOSED');
    const told = textsIn(page).filter({ hasText: 'Appel sortant à +33 1 55 55 01 00' });
    await told.getByText(/\d+ s/).first().waitFor();
    const { messages } = await nadia(openThread, { interactionId: id });
    assert.deepEqual(
      messages.map((one) => [one.channel, one.kind]),
      [
        ['email', 'mail'],
        ['voice', 'call'],
      ],
    );
    assert.equal((await nadia(myCall, {})).call, null);
  },
);

test('R72 hold, mute and keys (RFC 4733), each by keyboard', { skip }, async () => {
  await callOut('Touches');
  await flows();
  await tool('Mettre en attente').focus();
  await page.keyboard.press('Enter');
  await panel().getByText('En attente', { exact: false }).waitFor();
  // The other side sends nothing to who holds it: two looks of the panel without a packet.
  let last = -1;
  let looks = 0;
  await until('nothing comes while on hold', async () => {
    const { received } = (await heard())!;
    looks = received === last ? looks + 1 : 0;
    last = received;
    return looks > 20;
  });
  await tool('Reprendre').click();
  await panel().getByText('En ligne', { exact: false }).waitFor();
  await flows();
  await tool('Couper le micro').click();
  assert.equal(await tool('Rétablir le micro').getAttribute('aria-pressed'), 'true');
  await tool('Rétablir le micro').click();
  await panel().getByRole('button', { name: 'Clavier' }).click();
  const keys = page.getByRole('dialog', { name: 'Clavier' });
  await keys.getByRole('button', { name: 'Touche 1' }).click();
  await page.keyboard.press('2');
  await keys.getByRole('button', { name: 'Touche #' }).click();
  const heardKeys = (): number[] =>
    peers
      .keys()
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { event: number }).event);
  await until('the other side hears three keys', () => heardKeys().length >= 3);
  // RFC 4733: 11 is the hash.
  assert.deepEqual(heardKeys(), [1, 2, 11]);
  await page.keyboard.press('Escape');
  peers.phones[0].hangUp();
  await panel().waitFor({ state: 'detached' });
  await page.getByText('Appel terminé : raccroché').waitFor();
});

test('a call that nobody answers and a number that does not exist say so', { skip }, async () => {
  const id = await receiving(floor, page, 'Personne');
  await elevate(page, 'Voix', '+33155550300');
  await page.getByText('Appel terminé : numéro inconnu').waitFor();
  await textsIn(page).filter({ hasText: 'sans réponse' }).waitFor();
  assert.ok(id > 0);
});

/** Tones that the page began, by how they sound. */
const tones = (): Promise<number> => page.evaluate(() => (globalThis as unknown as { begun?: number }).begun ?? 0);
test('a telephone calls the agent: it rings, is answered, and is an interaction of its own', { skip }, async () => {
  await page.evaluate(() => {
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...when) {
      const counted = globalThis as unknown as { begun?: number };
      counted.begun = (counted.begun ?? 0) + 1;
      return start.apply(this, when);
    };
  });
  const before = await tones();
  peers.phones[0].dial(`sip:${peers.users[0]!.user}@${peers.domain}`);
  await panel().getByText('Appel entrant').waitFor();
  await until('it is heard', async () => (await tones()) > before);
  await panel().getByRole('button', { name: 'Répondre' }).click();
  await panel().getByText('En ligne', { exact: false }).waitFor();
  await flows();
  await panel().getByRole('link', { name: 'Voir l’interaction' }).click();
  await page.waitForURL('**/i/*');
  const id = Number(new URL(page.url()).pathname.split('/').at(-1));
  peers.phones[0].hangUp();
  await panel().waitFor({ state: 'detached' });
  await textsIn(page).filter({ hasText: 'Appel entrant de' }).waitFor();
  const { interaction } = await nadia(openThread, { interactionId: id });
  assert.deepEqual([interaction.channel, interaction.assigneeName], ['voice', 'Nadia Fortin']);
});

test('R72 a call is handed to another number without a word', { skip }, async () => {
  await callOut('À passer');
  await flows();
  const before = peers.phones[1].events.filter((one) => one.type === 'CALL_ESTABLISHED').length;
  await panel().getByRole('button', { name: 'Transférer l’appel' }).click();
  const form = page.getByRole('dialog', { name: 'Transférer l’appel' });
  await form.getByRole('textbox', { name: 'Numéro ou poste' }).fill('+33155550200');
  await form.getByRole('button', { name: 'Transférer sans parler' }).click();
  await panel().waitFor({ state: 'detached' });
  await saw(1, 'CALL_ESTABLISHED', before + 1);
  await textsIn(page).filter({ hasText: 'transféré à +33 1 55 55 02 00' }).waitFor();
  peers.phones[1].hangUp();
});

test('the SIP server goes and comes back: the line is taken again by itself', { skip }, async () => {
  await peers.dropLines();
  await registered(page);
  await callOut('Après la panne');
  await flows();
  await tool('Raccrocher').click();
  await panel().waitFor({ state: 'detached' });
});

for (const from of ['chat', 'sms', 'whatsapp', 'social-private', 'social-public'] as const)
  test(`R63 ${from} → voice: goes on there`, { skip }, async () => {
    const line = await addLine(floor, from);
    await textFrom(
      floor,
      line,
      from === 'sms' || from === 'whatsapp' ? '+15145550188' : `visiteur-${from}`,
      `Rappelez-moi (${from})`,
    );
    const id = await openByText(page, `Rappelez-moi (${from})`);
    await elevate(page, 'Voix', '+33155550100');
    await panel().getByText('En ligne', { exact: false }).waitFor();
    await flows();
    await tool('Raccrocher').click();
    await panel().waitFor({ state: 'detached' });
    await until('the call stands in the timeline', async () => {
      const { messages } = await nadia(openThread, { interactionId: id });
      return messages.map((one) => one.channel).join() === `${from},voice`;
    });
  });

test('without a microphone nothing is dialled, and the reason says what to do', { skip }, async () => {
  await page.context().clearPermissions();
  await receiving(floor, page, 'Sans micro');
  await elevate(page, 'Voix', '+33155550100');
  await page.getByText('Le navigateur n’a pas accès au micro', { exact: false }).waitFor();
  assert.equal((await nadia(myCall, {})).call, null);
});

test('a page that dies in a call ends it for the house, and it stands in the timeline', { skip }, async () => {
  await page.context().grantPermissions(['microphone'], { origin: new URL(floor.url).origin });
  const id = await callOut('Page morte');
  await flows();
  const crashed = page.waitForEvent('crash');
  await page.goto('chrome://crash').catch(() => undefined);
  await crashed;
  await until('it is over', async () => (await nadia(myCall, {})).call === null, 90_000);
  const { messages } = await nadia(openThread, { interactionId: id });
  assert.match(messages.at(-1)!.text, /coupé/);
});
