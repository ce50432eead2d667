import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { addNote } from '#desk/notes-and-tags/contract.ts';
import { addTag } from '#desk/notes-and-tags/tags/contract.ts';
import { dismiss, saveDisposition, saveOutcome as saveOutcomeCall, setStatus } from '#desk/outcomes/contract.ts';
import { hideParts } from '#desk/redaction/contract.ts';
import { openThread } from '#desk/thread/contract.ts';
import { transfer } from '#desk/transfer/contract.ts';
import { listEndpoints, saveEndpoint } from '#doors/webhooks/contract.ts';
import { listNotices } from '#spine/notices/contract.ts';
import { setState } from '#spine/people/contract.ts';
import type { Report } from '#spine/reports/contract.ts';
import { chromiumMissing, goAvailable, openWindow, type Window } from './support/browser.ts';
import { startFloor, type Caller, type Floor } from './support/floor.ts';
import { chooseIn, openOutcome, outcomeOf, receiving, saveOutcome } from './support/outcome.ts';
import { until } from './support/until.ts';
import { isSignedBy, says, startReceiver, well, type Received, type Receiver } from './support/webhook-receiver.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let office: Page;
let desk: Page;
let nadia: Caller;
let receiver: Receiver;
let secret: string;
before(async () => {
  if (skip) return;
  receiver = await startReceiver();
  window = await openWindow();
  floor = await startFloor({
    env: { WEBHOOKS_PRIVATE: 'yes' },
    agents: [
      { name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 },
      { name: 'Bruno Dion', login: 'bruno', inboxLimit: 50 },
    ],
  });
  await floor.admin(saveDisposition, { id: null, name: 'Remboursée', archived: false, skillIds: [floor.skillId] });
  office = await window.page(floor, 'admin');
  nadia = await floor.as('nadia');
  desk = await window.page(floor, 'nadia');
  await goAvailable(desk);
});
after(async () => {
  await window?.close();
  await floor?.stop();
  await receiver?.close();
});

const told = (interactionId: number, type: string): Promise<Received> =>
  until(`${type} of ${interactionId}`, () =>
    receiver.received.find((one) => one.body.type === type && one.body.data.interaction?.id === interactionId),
  );
const timesOf = (id: string): number => receiver.received.filter((one) => one.id === id).length;
const drawer = (name: string | RegExp): Locator => office.getByRole('dialog', { name });
const openLog = async (): Promise<Locator> => {
  await office.goto('/office/webhooks');
  await office.getByRole('button', { name: 'CRM' }).click();
  return drawer('CRM');
};

test(
  'an administrator adds an address; its secret is shown once, and a test says what it answers',
  { skip },
  async () => {
    await office.goto('/office/webhooks');
    await office.getByText('Aucun système n’est prévenu').waitFor();
    await office.getByRole('button', { name: 'Ajouter une adresse' }).click();
    const form = drawer('Ajouter une adresse');
    await form.getByLabel('Adresse (https)').fill('crm.exemple');
    await form.getByRole('button', { name: 'Ajouter une adresse' }).click();
    await form.getByText('Indiquez une adresse entière', { exact: false }).waitFor();
    await form.getByLabel('Adresse (https)').fill(receiver.url);
    await form.getByLabel('À quoi elle sert').fill('CRM');
    await form.getByRole('button', { name: 'Ajouter une adresse' }).click();
    const once = drawer('Secret de signature');
    secret = (await once.locator('code').textContent())!;
    assert.match(secret, /^whsec_[A-Za-z0-9+/]{32}$/);
    await once.getByRole('button', { name: 'C’est noté' }).click();
    const log = await openLog();
    assert.ok(!(await office.content()).includes(secret));
    receiver.answer = says(200, {}, 'merci');
    await log.getByRole('button', { name: 'Envoyer un essai' }).click();
    const row = log.getByRole('listitem').filter({ hasText: 'Essai' });
    await row.getByText('Remis').waitFor();
    await row.getByRole('button').first().click();
    await row.getByText('merci').waitFor();
    assert.ok(isSignedBy(secret, receiver.received[0]!));
    receiver.answer = well;
  },
);

test(
  'R119 D18 closed in the Outcome window, the status, disposition, notes and tags of a mail arrive, signed',
  { skip },
  async () => {
    const id = await receiving(floor, desk, 'Facture en double');
    await nadia(addNote, { interactionId: id, text: 'Remboursé ce matin.', onceKey: randomUUID() });
    await nadia(addTag, { interactionId: id, tag: { name: 'Urgent' } });
    await openOutcome(desk);
    await chooseIn(desk, 'État', 'Fermé');
    await chooseIn(desk, 'Disposition', 'Remboursée');
    await saveOutcome(desk);
    const sure = desk.getByRole('dialog', { name: 'Fermer l’interaction ?' });
    await sure.getByRole('button', { name: 'Fermer l’interaction' }).click();
    await outcomeOf(desk).waitFor({ state: 'detached' });
    const one = await told(id, 'interaction.closed');
    assert.ok(isSignedBy(secret, one), 'the signature');
    assert.ok(Math.abs(one.timestamp - Date.now() / 1_000) < 60, 'the moment of sending');
    const { interaction, disposition, notes, tags, contact, agent, skill } = one.body.data as Report;
    assert.equal(interaction.status, 'closed');
    assert.equal(disposition?.name, 'Remboursée');
    assert.deepEqual(
      notes.map((note) => [note.author, note.text]),
      [['Nadia Fortin', 'Remboursé ce matin.']],
    );
    assert.deepEqual(tags, ['Urgent']);
    assert.deepEqual(contact.addresses, [{ kind: 'email', address: 'helene@client.test' }]);
    assert.deepEqual([agent?.name, skill?.name], ['Nadia Fortin', 'Facturation']);
  },
);

test('R119 D18 transferred, and unassigned, once each; resolved alone tells nothing', { skip }, async () => {
  const id = await receiving(floor, desk, 'À transférer');
  const bruno = await floor.as('bruno');
  await bruno(setState, { state: 'available', reason: null });
  await nadia(transfer, {
    ...{ interactionId: id, to: { kind: 'agent', id: floor.agents.get('bruno')! }, onceKey: randomUUID() },
  });
  await bruno(setState, { state: 'unavailable', reason: null });
  const handed = await told(id, 'interaction.transferred');
  assert.equal(handed.body.data.agent?.name, 'Bruno Dion');
  const second = await receiving(floor, desk, 'À rejeter');
  await nadia(setStatus, { interactionId: second, status: 'resolved' });
  await nadia(dismiss, { interactionId: second });
  const gone = await told(second, 'interaction.unassigned');
  assert.equal(gone.body.data.interaction!.status, 'resolved');
  const types = (of: number) =>
    receiver.received.filter((one) => one.body.data.interaction?.id === of).map((one) => one.body.type);
  assert.deepEqual(types(id), ['interaction.transferred']);
  assert.deepEqual(types(second), ['interaction.unassigned']);
});

test(
  'D11 what fails is tried again under its id, without what was hidden meanwhile; and by hand from the office',
  { skip },
  async () => {
    const id = await receiving(floor, desk, 'Carte');
    await nadia(addNote, { interactionId: id, text: 'Sa carte : 4111 1111 1111 1111.', onceKey: randomUUID() });
    receiver.answer = says(500, {}, 'Sa carte : 4111 1111 1111 1111.');
    await nadia(saveOutcomeCall, { interactionId: id, status: 'closed', dispositionId: null });
    const first = await told(id, 'interaction.closed');
    assert.match(first.raw, /4111 1111 1111 1111/);
    const { messages } = await nadia(openThread, { interactionId: id });
    await floor.admin(hideParts, { messageId: messages[0]!.id, parts: ['4111 1111 1111 1111'] });
    receiver.answer = says(503, { 'retry-after': '1' });
    await until('a second try', () => timesOf(first.id) >= 2);
    const again = receiver.received.findLast((one) => one.id === first.id)!;
    assert.doesNotMatch(again.raw, /4111 1111/);
    assert.ok(isSignedBy(secret, again), 'it is signed anew');
    const log = await openLog();
    const row = log.getByRole('listitem').filter({ hasText: `Fermée · ${id}` });
    await row.getByText('L’adresse a répondu 503.').waitFor();
    await row.getByRole('button').first().click();
    receiver.answer = well;
    await row.getByRole('button', { name: 'Renvoyer' }).click();
    await row.getByText('Remis').waitFor();
    assert.doesNotMatch((await row.textContent())!, /4111 1111/);
    const tries = timesOf(first.id);
    await row.getByRole('button', { name: 'Renvoyer' }).click();
    await until('once more', () => timesOf(first.id) === tries + 1);
  },
);

test(
  'killed while it was sending, the house tells it once more under the same id, and nothing twice else',
  { skip },
  async () => {
    const id = await receiving(floor, desk, 'Panne');
    // Held: it is neither answered nor refused.
    receiver.answer = () => {};
    await nadia(saveOutcomeCall, { interactionId: id, status: 'closed', dispositionId: null });
    const held = await told(id, 'interaction.closed');
    await floor.kill();
    receiver.answer = well;
    await floor.startAgain();
    await until('it comes again', () => timesOf(held.id) === 2, 60_000);
    const ids = receiver.received.filter((one) => one.body.data.interaction?.id === id).map((one) => one.id);
    assert.deepEqual([...new Set(ids)], [held.id]);
  },
);

test(
  'a new secret signs beside the former one; a redirect is not followed; 410 turns it off and administrators are told',
  { skip },
  async () => {
    const log = await openLog();
    await log.getByRole('button', { name: 'Nouveau secret' }).click();
    await office
      .getByRole('dialog', { name: 'Créer un nouveau secret ?' })
      .getByRole('button', { name: 'Nouveau secret' })
      .click();
    const shown = drawer('Secret de signature');
    await shown.getByText('L’ancien secret signe encore', { exact: false }).waitFor();
    const newer = (await shown.locator('code').textContent())!;
    await shown.getByRole('button', { name: 'C’est noté' }).click();
    const elsewhere = await startReceiver();
    try {
      receiver.answer = says(307, { location: elsewhere.url });
      await log.getByRole('button', { name: 'Envoyer un essai' }).click();
      await log.getByText('L’adresse redirige (307)', { exact: false }).waitFor();
      assert.equal(elsewhere.received.length, 0);
      const last = receiver.received.at(-1)!;
      assert.ok(isSignedBy(newer, last) && isSignedBy(secret, last), 'both secrets');
    } finally {
      await elsewhere.close();
    }
    receiver.answer = says(410);
    await log.getByRole('button', { name: 'Envoyer un essai' }).click();
    await log.getByText('Désactivé : adresse disparue (410)').waitFor();
    const { endpoints } = await floor.admin(listEndpoints, {});
    assert.deepEqual([endpoints[0]!.enabled, endpoints[0]!.stoppedBecause], [false, 'gone']);
    const { notices } = await floor.admin(listNotices, {});
    assert.ok(notices.some((one) => one.kind === 'webhook-stopped' && one.data['url'] === receiver.url));
    assert.equal(await log.getByRole('button', { name: 'Envoyer un essai' }).getAttribute('aria-disabled'), 'true');
  },
);

test('a slow address holds up no other', { skip }, async () => {
  const quick = await startReceiver();
  try {
    const [slow] = (await floor.admin(listEndpoints, {})).endpoints;
    receiver.answer = () => {};
    const { id: _id, url, description, events } = slow!;
    await floor.admin(saveEndpoint, { id: slow!.id, url, description, events, enabled: true });
    await floor.admin(saveEndpoint, { id: null, url: quick.url, description: 'Vite', events, enabled: true });
    for (const subject of ['Lent 1', 'Lent 2', 'Lent 3', 'Lent 4']) {
      const id = await receiving(floor, desk, subject);
      await nadia(saveOutcomeCall, { interactionId: id, status: 'closed', dispositionId: null });
    }
    await until('all at the quick one', () => quick.received.length === 4);
  } finally {
    receiver.answer = well;
    await quick.close();
  }
});
