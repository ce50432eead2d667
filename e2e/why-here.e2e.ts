import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { inbox, acceptOffer, rejectOffer } from '#desk/inbox/contract.ts';
import { readRules, saveRules } from '#office/routing-rules/contract.ts';
import * as skills from '#office/skills/contract.ts';
import { setState } from '#spine/people/contract.ts';
import {
  chromiumMissing,
  goAvailable,
  menuOf,
  openRow,
  openWindow,
  spaceOf,
  takeBreak,
  type Window,
} from './support/browser.ts';
import { startFloor, type Caller, type Floor } from './support/floor.ts';
import { sendMail } from './support/mail.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let page: Page;
let bruno: Caller;
before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor({
    agents: [
      { name: 'Nadia Fortin', login: 'nadia' },
      { name: 'Bruno Dion', login: 'bruno', inboxLimit: 1 },
    ],
  });
  bruno = await floor.as('bruno');
  page = await window.page(floor, 'nadia');
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

const ask = async (): Promise<Locator> => {
  await spaceOf(page).getByRole('button', { name: 'Options', exact: true }).click();
  await spaceOf(page).getByRole('menuitem', { name: 'Pourquoi ici ?' }).click();
  const panel = page.getByRole('dialog', { name: 'Pourquoi ici ?' });
  await panel.getByRole('region', { name: 'Maintenant' }).waitFor();
  return panel;
};
const close = async (panel: Locator): Promise<void> => {
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
};
const says = (panel: Locator, ...sentences: (string | RegExp)[]): Promise<unknown> =>
  Promise.all(sentences.map((sentence) => panel.getByText(sentence).first().waitFor()));
const tab = (name: RegExp): Promise<void> => menuOf(page).getByRole('tab', { name }).click();

let first: string;
test('what waits says why nobody is given it, and hears it live when somebody is', { skip }, async () => {
  first = await sendMail(floor, { subject: 'Facture en double' });
  await tab(/^Non attribuées\s*1$/);
  await openRow(page, 'Facture en double');
  const panel = await ask();
  await says(
    panel,
    /^Elle attend dans la file Facturation depuis/,
    'Personne ne peut la recevoir en ce moment.',
    'Nadia Fortin : Indisponible',
    'Bruno Dion : Indisponible',
    /Rien ne le reliait à une autre interaction/,
    'Il est écrit à aide@maison.test.',
    'Aucune règle de routage ne lui convenait.',
    'Compétence : Facturation, celle de la boîte courriel.',
    'Mise en attente dans la file Facturation.',
  );
  await bruno(setState, { state: 'available', reason: null });
  await says(
    panel,
    'Elle est dans la boîte de Bruno Dion.',
    'Attribuée à Bruno Dion par le routage.',
    'Bruno Dion : personne d’autre de disponible n’avait de la place',
    'Pas disponibles à ce moment : Nadia Fortin.',
  );
  await close(panel);
  assert.equal(await spaceOf(page).getByRole('button', { name: 'Options', exact: true }).count(), 1);
});

test('an answer says by which header it found its interaction', { skip }, async () => {
  await sendMail(floor, { subject: 'Re: Facture en double', inReplyTo: `<${first}>` });
  const panel = await ask();
  await says(panel, 'Un courriel s’est ajouté : son en-tête In-Reply-To désigne un message d’ici.');
  await sendMail(floor, { subject: 'Re: Facture en double', references: [`<${first}>`] });
  await says(panel, 'Un courriel s’est ajouté : son en-tête References désigne un message d’ici.');
  await close(panel);
});

test('who was passed over is told with the reason, and the rule that held with its words', { skip }, async () => {
  const { version } = await floor.admin(readRules, {});
  const conditions = [{ field: 'subject' as const, words: ['urgen*'] }];
  await floor.admin(saveRules, {
    version,
    rules: [
      {
        ...{ key: randomUUID(), name: 'Vite', on: true, match: 'all', groups: [{ match: 'all', conditions }] },
        ...{ skillId: null, priority: 8, autoAnswer: null, stop: false },
      },
    ],
  });
  await goAvailable(page);
  await sendMail(floor, { subject: 'Urgence', from: 'Paul <paul@client.test>' });
  await tab(/^À moi/);
  await openRow(page, 'Urgence');
  const panel = await ask();
  await says(
    panel,
    'Elle est dans la boîte de Nadia Fortin.',
    /^Règle « Vite » : objet avec « urgen\* »\. Elle a décidé : la priorité\.$/,
    /Priorité : 8\./,
    'Attribuée à Nadia Fortin par le routage.',
    'Bruno Dion : boîte pleine (1 sur 1)',
    /^Priorité 8 ; en attente depuis/,
  );
  await close(panel);
});

test('offers are told with what became of them, and taking by hand too', { skip }, async () => {
  await takeBreak(page);
  await floor.admin(skills.saveSkill, {
    ...{ id: floor.skillId, name: 'Facturation', priority: 5, offers: true, offerSeconds: 600 },
  });
  const nadia = await floor.as('nadia');
  const offerTo = (who: Caller) => until('an offer', async () => (await who(inbox, {})).offers[0]);
  await nadia(setState, { state: 'available', reason: null });
  await sendMail(floor, { subject: 'À proposer', from: 'Ana <ana@client.test>' });
  const { id } = await offerTo(nadia);
  await nadia(rejectOffer, { offerId: id });
  await nadia(acceptOffer, { offerId: (await offerTo(nadia)).id });
  await openRow(page, 'À proposer');
  const panel = await ask();
  await says(
    panel,
    'Proposée à Nadia Fortin.',
    'Nadia Fortin a rejeté l’offre.',
    'Nadia Fortin a accepté.',
    'Dans la boîte de Nadia Fortin.',
  );
  await close(panel);
  await nadia(setState, { state: 'unavailable', reason: 'break' });
  await sendMail(floor, { subject: 'À prendre', from: 'Ida <ida@client.test>' });
  await tab(/^Non attribuées/);
  await openRow(page, 'À prendre');
  await spaceOf(page).getByRole('button', { name: 'M’attribuer' }).click();
  await spaceOf(page).getByRole('button', { name: 'M’attribuer' }).waitFor({ state: 'detached' });
  const taken = await ask();
  await says(taken, 'Nadia Fortin se l’est attribuée à la main.', 'Elle est dans la boîte de Nadia Fortin.');
  await close(taken);
});
