import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import * as mailboxes from '#office/mailboxes/contract.ts';
import { chromiumMissing, editorOf, openReply, replyOf } from './support/browser.ts';
import { DESK } from './support/floor.ts';
import { openDesk, type Desk } from './support/writing.ts';

const skip = chromiumMissing();
let desk: Desk;
let page: Page;
before(async () => {
  if (skip) return;
  desk = await openDesk();
  page = desk.page;
});
after(() => desk?.close());

/** The mailbox that mail comes to, in another language. */
const speaks = async (language: 'fr' | 'en'): Promise<void> => {
  const list = await desk.floor.admin(mailboxes.listMailboxes, {});
  const mailbox = list.mailboxes.find((one) => one.address === DESK)!;
  await desk.floor.admin(mailboxes.saveMailbox, { ...mailbox, language, secrets: {} });
};

test(
  'R19 the spelling is checked in the language of the mailbox, until the agent chooses another',
  { skip },
  async () => {
    await speaks('en');
    await desk.answering('Langue-anglaise');
    const language = () => editorOf(page).getAttribute('lang');
    assert.equal(await language(), 'en-CA');
    assert.equal(await page.evaluate(() => document.documentElement.lang.slice(0, 2)), 'fr');
    await replyOf(page).getByRole('button', { name: 'Plus d’outils' }).click();
    await page.getByLabel('Langue du texte').selectOption('es');
    assert.equal(await language(), 'es');
    await page.keyboard.press('Escape');
    await speaks('fr');
    await desk.answering('Langue-francaise');
    assert.equal(await language(), 'fr-CA');
  },
);

test('R36 a draft that is thrown away says where it can be had back, and is there', { skip }, async () => {
  await desk.answering('Jeter');
  await page.keyboard.type('À garder quand même');
  await desk.draftSaying('À garder');
  await replyOf(page).getByRole('button', { name: 'Supprimer le brouillon' }).click();
  const dialog = page.getByRole('dialog', { name: 'Supprimer ce brouillon ?' });
  await dialog.getByText('pendant 30 jours sous « Versions »').waitFor();
  await dialog.getByRole('button', { name: 'Supprimer le brouillon' }).click();
  await replyOf(page).waitFor({ state: 'detached' });
  await openReply(page);
  await replyOf(page).getByRole('button', { name: 'Versions' }).click();
  await page.getByRole('dialog', { name: 'Versions du brouillon' }).getByText('À garder quand même').first().waitFor();
  await page.keyboard.press('Escape');
});
