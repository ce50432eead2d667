import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { messageHtml, openThread } from '#desk/thread/contract.ts';
import { chromiumMissing, editorOf, goAvailable, openWindow, replyOf, type Window } from './support/browser.ts';
import { startFloor, type Caller, type Floor } from './support/floor.ts';
import { receiving } from './support/outcome.ts';
import { startSmtpPeer, type SmtpPeer } from './support/smtp-peer.ts';
import {
  addLine,
  channelIn,
  elevate,
  formOf,
  onPhone,
  openByText,
  plusOf,
  tabsIn,
  textFrom,
  textingOf,
  writeText,
} from './support/texts.ts';
import { until } from './support/until.ts';
import type { TextChannel } from '#spine/channels/texts/contract.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let peer: SmtpPeer;
let page: Page;
let nadia: Caller;
const lines = new Map<TextChannel, number>();
const CHANNELS = ['chat', 'sms', 'whatsapp', 'social-private', 'social-public'] as const;
before(async () => {
  if (skip) return;
  window = await openWindow();
  peer = await startSmtpPeer();
  floor = await startFloor({
    agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 200 }],
    outgoing: {
      ...{ kind: 'smtp', host: '127.0.0.1', port: peer.port, security: 'none' },
      ...{ user: '', dkimDomain: '', dkimSelector: '' },
    },
  });
  for (const channel of CHANNELS)
    lines.set(channel, await addLine(floor, channel, channel === 'sms' ? { address: '+15145550100' } : {}));
  nadia = await floor.as('nadia');
  page = await window.page(floor, 'nadia');
  await goAvailable(page);
});
after(async () => {
  await window?.close();
  await floor?.stop();
  await peer?.close();
});

let count = 0;
/** Something that came by that channel, opened. */
const begunBy = async (channel: TextChannel | 'email'): Promise<void> => {
  count += 1;
  if (channel === 'email') return void (await receiving(floor, page, `Départ ${count}`));
  const isNumber = channel === 'sms' || channel === 'whatsapp';
  const from = isNumber ? `+1514555${String(1000 + count)}` : `visiteur-${count}`;
  await textFrom(floor, lines.get(channel)!, from, `Départ ${count}, bonjour`, `Client ${count}`);
  await openByText(page, `Départ ${count}, bonjour`);
};

const NAMES = { voice: 'Voix', email: 'Courriel', sms: 'SMS', whatsapp: 'WhatsApp' } as const;
type Cell = keyof typeof NAMES;
/** R63, as the guide prints it. */
const MATRIX: Record<TextChannel | 'email', Record<Cell, boolean>> = {
  chat: { voice: true, email: true, sms: true, whatsapp: true },
  email: { voice: true, email: false, sms: true, whatsapp: true },
  sms: { voice: true, email: true, sms: true, whatsapp: true },
  'social-private': { voice: true, email: true, sms: true, whatsapp: true },
  'social-public': { voice: true, email: true, sms: true, whatsapp: true },
  whatsapp: { voice: true, email: true, sms: true, whatsapp: false },
};

const goOnBy = async (target: Exclude<Cell, 'voice'>): Promise<void> => {
  count += 1;
  const number = `+1514555${String(5000 + count)}`;
  const words = `Suite ${count}`;
  if (target === 'email') {
    const address = `client${count}@exemple.test`;
    await elevate(page, 'Courriel', address);
    await tabsIn(page).filter({ hasText: address }).waitFor();
    await page.getByRole('button', { name: 'Répondre' }).click();
    await editorOf(page).waitFor();
    await editorOf(page).click();
    await page.keyboard.type(words);
    await replyOf(page).getByRole('button', { name: 'Envoyer le message' }).click();
    await replyOf(page).waitFor({ state: 'detached' });
    await until('it arrives by email', () => peer.received.find((one) => one.to.includes(address)));
    return;
  }
  await elevate(page, NAMES[target], number);
  await tabsIn(page).filter({ hasText: NAMES[target] }).last().waitFor();
  if (target === 'sms') {
    await writeText(page, words);
    await onPhone(floor, lines.get('sms')!, number, (texts) => texts.some((one) => one.text === words));
    return;
  }
  // Nobody wrote there yet: an approved template goes first.
  const texting = textingOf(page);
  await texting.getByText('Le contact n’a pas encore écrit ici', { exact: false }).waitFor();
  await texting.getByRole('combobox', { name: 'Modèle' }).click();
  await page.getByRole('option', { name: 'suivi_de_demande · fr' }).click();
  await texting.getByRole('textbox', { name: 'Valeur 1' }).fill('Lise');
  await texting.getByRole('textbox', { name: 'Valeur 2' }).fill(words);
  await texting
    .getByText(`Bonjour Lise, nous avons des nouvelles de votre demande : ${words}.`, { exact: false })
    .waitFor();
  await texting.getByRole('button', { name: 'Envoyer' }).click();
  await onPhone(floor, lines.get('whatsapp')!, number, (texts) => texts.some((one) => one.text.includes(words)));
  await textFrom(floor, lines.get('whatsapp')!, number, `Reçu ${count}`);
  await texting.getByText('Réponse libre jusqu’à', { exact: false }).waitFor();
  await writeText(page, `${words}, librement`);
};

for (const [from, cells] of Object.entries(MATRIX) as [TextChannel | 'email', Record<Cell, boolean>][]) {
  for (const [to, allowed] of Object.entries(cells) as [Cell, boolean][]) {
    if (to === 'voice') continue;
    test(
      `R63 ${from} → ${to}: ${allowed ? 'goes on there' : 'is not offered, with the reason'}`,
      { skip },
      async () => {
        await begunBy(from);
        if (allowed) return goOnBy(to);
        await plusOf(page).click();
        const choice = channelIn(page, NAMES[to]);
        await choice.waitFor();
        assert.equal(await choice.getAttribute('aria-description'), 'Ce canal n’est pas offert à partir de celui-ci.');
        await choice.click({ force: true });
        assert.equal(await choice.isChecked(), false);
        await formOf(page).getByRole('button', { name: 'Annuler' }).click();
      },
    );
  }
}

test('R63 voice where nothing is set up for it says so', { skip }, async () => {
  await begunBy('email');
  await plusOf(page).click();
  await channelIn(page, 'Voix').waitFor();
  assert.match((await channelIn(page, 'Voix').getAttribute('aria-description'))!, /Aucun accès n’est configuré/);
  await formOf(page).getByRole('button', { name: 'Annuler' }).click();
});

test('what went from a text to email and is answered there stays one interaction', { skip }, async () => {
  await begunBy('sms');
  const id = Number(new URL(page.url()).pathname.split('/').at(-1));
  await goOnBy('email');
  const { messages } = await nadia(openThread, { interactionId: id });
  assert.deepEqual(
    messages.map((one) => [one.channel, one.direction]),
    [
      ['sms', 'in'],
      ['email', 'out'],
    ],
  );
  assert.match((await nadia(messageHtml, { messageId: messages[1]!.id })).html, /Suite/);
});
