import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { browse } from '#desk/inbox/contract.ts';
import { readWhyHere } from '#desk/why-here/contract.ts';
import { readRules, saveRules } from '#office/routing-rules/contract.ts';
import { addPerson } from '#office/staff/contract.ts';
import * as skills from '#office/skills/contract.ts';
import type { RuleInput } from '#spine/routing-rules/contract.ts';
import { chromiumMissing, openWindow, signIn, type Window } from './support/browser.ts';
import { PASSWORD, startFloor, type Floor } from './support/floor.ts';
import { sendMail } from './support/mail.ts';
import { startSmtpPeer, type SmtpPeer } from './support/smtp-peer.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
let peer: SmtpPeer;
let floor: Floor;
let window: Window;
let page: Page;
let refunds: number;
before(async () => {
  if (skip) return;
  peer = await startSmtpPeer();
  window = await openWindow();
  const smtp = { host: '127.0.0.1', port: peer.port, security: 'none' as const, user: '' };
  floor = await startFloor({ outgoing: { kind: 'smtp', ...smtp, dkimDomain: '', dkimSelector: '' } });
  const skill = { id: null, name: 'Remboursements', priority: 5, offers: false, offerSeconds: 60 };
  refunds = (await floor.admin(skills.saveSkill, skill)).id;
  page = await window.page(floor, 'admin');
});
after(async () => {
  await window?.close();
  await floor?.stop();
  await peer?.close();
});

const drawer = (): Locator => page.getByRole('dialog').locator('form');
const table = (): Locator => page.getByRole('table', { name: 'Règles de routage' });
const names = (): Promise<string[]> => table().locator('.row-button b').allTextContents();
const saveList = async (): Promise<void> => {
  await page
    .getByRole('region', { name: /non enregistrés/ })
    .getByRole('button', { name: 'Enregistrer' })
    .click();
};
const unsavedGone = (): Promise<void> =>
  page.getByRole('region', { name: /non enregistrés/ }).waitFor({ state: 'detached' });
const rowOf = async (subject: string) => {
  const { rows } = await floor.admin(browse, { view: 'all', before: null });
  return rows.find((row) => row.subject === subject) ?? null;
};
const arrived = (subject: string) => until(`« ${subject} » in the house`, () => rowOf(subject));
const ruled = async (subject: string) => {
  const { steps } = await floor.admin(readWhyHere, { interactionId: (await arrived(subject)).id });
  const [came] = steps;
  return came?.kind === 'came' ? came : null;
};
const rule = (more: Partial<RuleInput>): RuleInput => ({
  ...{ key: randomUUID(), name: 'Règle', on: true, match: 'all', groups: [] },
  ...{ skillId: null, priority: null, autoAnswer: null, stop: false },
  ...more,
});

test(
  'a rule is written, tried on past mail without touching it, and in force only once it is saved',
  { skip },
  async () => {
    await sendMail(floor, { subject: 'Remboursement attendu' });
    await sendMail(floor, { subject: 'Colis en retard' });
    await arrived('Remboursement attendu');
    await arrived('Colis en retard');
    await page.goto('/office/routing-rules');
    await page.getByText('Aucune règle', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Ajouter une règle' }).click();
    await drawer().getByLabel('Nom', { exact: true }).fill('Argent');
    await drawer().getByRole('button', { name: 'Ajouter une condition' }).click();
    const words = drawer().getByRole('combobox', { name: 'Au moins un de ces mots' });
    await words.fill('REMBOURS*');
    await words.press('Enter');
    await drawer().getByRole('combobox', { name: 'Compétence' }).click();
    await page.getByRole('option', { name: 'Remboursements' }).click();
    await drawer().getByRole('textbox', { name: 'Priorité' }).fill('9');
    await drawer().getByRole('switch', { name: 'Répondre tout de suite' }).focus();
    await page.keyboard.press('Space');
    await drawer().getByLabel('Texte de la réponse').fill('Bonjour,\n\nNous avons reçu votre demande.');
    await drawer().getByRole('button', { name: 'Mettre dans la liste' }).click();
    await drawer().waitFor({ state: 'detached' });
    await table().getByText('Compétence Remboursements').waitFor();
    assert.deepEqual((await floor.admin(readRules, {})).rules, []);

    await page.getByRole('button', { name: 'Essayer' }).click();
    await page.getByRole('main').getByText('1 courriel changerait sur 2 lus.').waitFor();
    const change = page
      .getByRole('table', { name: /Essai/ })
      .getByRole('row')
      .filter({ hasText: 'Remboursement attendu' });
    await change.getByText('Facturation').waitFor();
    await change.getByText('Remboursements', { exact: true }).waitFor();
    assert.equal((await arrived('Remboursement attendu')).skillName, 'Facturation');

    await saveList();
    await page.getByText('1 des 2 derniers courriels aurait été traité autrement.').waitFor();
    await unsavedGone();
    const [saved] = (await floor.admin(readRules, {})).rules;
    assert.deepEqual([saved!.name, saved!.skillId, saved!.priority], ['Argent', refunds, 9]);
  },
);

test('mail that comes by SMTP goes where the rule says; what answers it stays with it', { skip }, async () => {
  const first = await sendMail(floor, { subject: 'Où est mon remboursement ?', from: 'Zoé <zoe@client.test>' });
  assert.equal((await arrived('Où est mon remboursement ?')).skillName, 'Remboursements');
  const came = await ruled('Où est mon remboursement ?');
  assert.deepEqual(
    [came!.priority, came!.ruled?.rules.map((one) => [one.name, one.held.map((held) => held.found), one.did])],
    [9, [['Argent', ['REMBOURS*'], ['skill', 'priority', 'auto-answer']]]],
  );
  const begun = await sendMail(floor, { subject: 'Une adresse à changer' });
  assert.equal((await arrived('Une adresse à changer')).skillName, 'Facturation');
  await sendMail(floor, { subject: 'Remboursement aussi', inReplyTo: `<${begun}>` });
  await until('the answer in its interaction', async () => {
    const { id } = await arrived('Une adresse à changer');
    const { steps } = await floor.admin(readWhyHere, { interactionId: id });
    return steps.filter((step) => step.kind === 'came').length === 2;
  });
  assert.equal((await arrived('Une adresse à changer')).skillName, 'Facturation');

  const answer = await until('the automatic answer at its mail server', () =>
    peer.received.find((mail) => mail.to.includes('zoe@client.test')),
  );
  assert.match(answer.raw, /^Auto-Submitted: auto-replied\r?$/im);
  assert.match(answer.raw, new RegExp(`^In-Reply-To: <${first}>`, 'im'));
  assert.match(answer.raw, /Nous avons re/);
});

test('an automatic answer goes to a person once a day, and never to a list or another machine', { skip }, async () => {
  const subject = (what: string) => ({ subject: `Remboursement : ${what}` });
  await sendMail(floor, { ...subject('encore moi'), from: 'Zoé <zoe@client.test>' });
  await sendMail(floor, { ...subject('liste'), from: 'liste@listes.test', headers: { 'List-Id': '<x.listes.test>' } });
  await sendMail(floor, {
    ...subject('machine'),
    from: 'robot@client.test',
    headers: { 'Auto-Submitted': 'auto-replied' },
  });
  await sendMail(floor, { ...subject('masse'), from: 'masse@client.test', headers: { Precedence: 'bulk' } });
  await sendMail(floor, { ...subject('ne pas répondre'), from: 'no-reply@client.test' });
  await sendMail(floor, { ...subject('nul'), from: 'nul@client.test', envelope: { from: '', to: 'aide@maison.test' } });
  for (const what of ['encore moi', 'liste', 'masse', 'nul']) await arrived(`Remboursement : ${what}`);
  // Whoever comes last is answered last: by then the others would have been.
  await sendMail(floor, { ...subject('Ali'), from: 'ali@client.test' });
  await until('Ali’s answer', () => peer.received.find((mail) => mail.to.includes('ali@client.test')));
  assert.deepEqual(
    peer.received.map((mail) => mail.to.join()),
    ['zoe@client.test', 'ali@client.test'],
  );
  // Nobody has answered yet, as far as the desk is concerned.
  const { status, waitingFor, assigneeId } = await arrived('Remboursement : Ali');
  assert.deepEqual([status, waitingFor, assigneeId], ['new', 'agent', null]);
});

test('the order is changed by keyboard and by drag, and the first rule that fits decides', { skip }, async () => {
  const before = await floor.admin(readRules, {});
  await floor.admin(saveRules, {
    version: before.version,
    rules: [
      rule({ name: 'Un', priority: 2 }),
      rule({ name: 'Deux', priority: 4 }),
      rule({ name: 'Trois', priority: 6 }),
    ],
  });
  await until('the three on the page', async () => (await names()).join() === 'Un,Deux,Trois');
  const handle = page.getByRole('button', { name: 'Déplacer Trois' });
  await handle.focus();
  await page.keyboard.press('ArrowUp');
  await until('one up', async () => (await names()).join() === 'Un,Trois,Deux');
  await page.keyboard.press('ArrowUp');
  await until('two up', async () => (await names()).join() === 'Trois,Un,Deux');
  assert.equal(await handle.evaluate((element) => element === document.activeElement), true, 'the focus follows');
  const line = (name: string): Locator => table().getByRole('row').filter({ hasText: name });
  await line('Deux').dragTo(line('Trois'));
  await until('dragged to the top', async () => (await names()).join() === 'Deux,Trois,Un');
  await saveList();
  await unsavedGone();
  await sendMail(floor, { subject: 'Qui décide ?' });
  assert.equal((await ruled('Qui décide ?'))!.priority, 4);
  await page.getByRole('switch', { name: 'Activer Deux' }).focus();
  await page.keyboard.press('Space');
  await saveList();
  await unsavedGone();
  await sendMail(floor, { subject: 'Et maintenant ?' });
  assert.equal((await ruled('Et maintenant ?'))!.priority, 6);
});

test('of two who save at once one is told, and an earlier version is taken back', { skip }, async () => {
  await page.getByRole('switch', { name: 'Activer Un' }).focus();
  await page.keyboard.press('Space');
  const present = await floor.admin(readRules, {});
  await floor.admin(saveRules, { version: present.version, rules: [rule({ name: 'D’une autre main', stop: true })] });
  await saveList();
  await page.getByText(/vient d’enregistrer les règles/).waitFor();
  assert.deepEqual(await names(), ['Deux', 'Trois', 'Un'], 'what was changed here is still here');
  await page.getByRole('button', { name: 'Rétablir' }).click();
  await until('the set in force', async () => (await names()).join() === 'D’une autre main');
  await page.getByRole('button', { name: 'Versions' }).click();
  await page.getByText(/^Version 1 · Alix Admin/).click();
  await page.getByRole('button', { name: 'Reprendre cette version' }).filter({ visible: true }).click();
  await until('the first version', async () => (await names()).join() === 'Argent');
  await saveList();
  await unsavedGone();
  assert.deepEqual(
    (await floor.admin(readRules, {})).rules.map((one) => one.name),
    ['Argent'],
  );
});

test('a rule whose skill was retired says so and does nothing', { skip }, async () => {
  const skill = { id: null, name: 'Ancienne', priority: 5, offers: false, offerSeconds: 60 };
  const { id } = await floor.admin(skills.saveSkill, skill);
  const { version } = await floor.admin(readRules, {});
  await floor.admin(saveRules, { version, rules: [rule({ name: 'Vers nulle part', skillId: id, priority: 10 })] });
  await until('the rule on the page', async () => (await names()).join() === 'Vers nulle part');
  await floor.admin(skills.archiveSkill, { id });
  await table().getByText('Ne fait rien : sa compétence n’est plus en service').waitFor();
  // Rules are at most a second old: until they are read again the skill may still be given.
  await until('the rule without effect', async () => {
    const subject = `Remboursement ${randomUUID()}`;
    await sendMail(floor, { subject });
    return (await ruled(subject))!.ruled === null;
  });
});

test('agents are kept out, and supervisors read without changing', { skip }, async () => {
  const agent = await (await window.profile(floor)).newPage();
  await signIn(agent, 'nadia');
  await agent.goto('/office/routing-rules');
  await agent.getByText('Réservé aux superviseurs').waitFor();
  await floor.admin(addPerson, {
    ...{ name: 'Sofia Roy', login: 'sofia', email: 'sofia@maison.test', password: PASSWORD, role: 'supervisor' },
    ...{ language: 'fr', teamId: null, emailEnabled: true, inboxLimit: null, skills: [] },
  });
  const supervisor = await window.page(floor, 'sofia');
  await supervisor.goto('/office/routing-rules');
  await supervisor.getByRole('button', { name: 'Vers nulle part', exact: false }).first().waitFor();
  const add = supervisor.getByRole('button', { name: 'Ajouter une règle' });
  assert.equal(await add.getAttribute('aria-description'), 'Seul un administrateur peut changer ceci.');
  assert.equal(await supervisor.getByRole('switch', { name: 'Activer Vers nulle part' }).isDisabled(), true);
});
