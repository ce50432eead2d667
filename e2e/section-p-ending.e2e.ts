import { after, before, test } from 'node:test';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { saveDisposition, saveSkillRule } from '#desk/outcomes/contract.ts';
import {
  chromiumMissing,
  editorOf,
  goAvailable,
  menuOf,
  openReply,
  openWindow,
  replyOf,
  rowOf,
  spaceOf,
  takeBreak,
  type Window,
} from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { chooseIn, dismissItem, hasStatus, outcomeOf, receiving, saveOutcome } from './support/outcome.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
/** Long enough for a busy machine to press Undo in time. */
const UNDO_SECONDS = 45;
let floor: Floor;
let window: Window;
let page: Page;
before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor({
    undoSeconds: UNDO_SECONDS,
    agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 }],
  });
  await floor.admin(saveDisposition, { id: null, name: 'Remboursée', archived: false, skillIds: [floor.skillId] });
  page = await window.page(floor, 'nadia');
  await goAvailable(page);
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

/** As if the seconds in which the answer can be taken back were over. */
const undoWindowIsOver = async (interactionId: number): Promise<void> => {
  const client = new pg.Client(floor.database);
  await client.connect();
  await client.query(
    `update interactions.messages set send_at = now() where interaction_id = $1 and delivery = 'held'`,
    [interactionId],
  );
  await client.query(`update jobs.jobs set run_at = now() where kind = 'compose.status-after'`);
  await client.end();
};
const demand = (dispositionRequired: boolean, statusRequired = true) =>
  floor.admin(saveSkillRule, { skillId: floor.skillId, dispositionRequired, statusRequired });

test(
  'R118 D3 D16 where a disposition is required, « Fermé » and « Annuler l’assignation et rejeter » open the window at it; Resolved stays Resolved',
  { skip },
  async () => {
    await receiving(floor, page, 'Disposition exigée');
    let item = await dismissItem(page);
    await item.getByText('Il faut d’abord la marquer Résolu ou Fermé.').waitFor();
    await page.keyboard.press('Escape');
    await demand(true);
    await spaceOf(page)
      .getByRole('button', { name: /^État : / })
      .click();
    const closed = spaceOf(page).getByRole('menuitem', { name: /^Fermé/ });
    await closed.getByText('Il faut d’abord choisir une disposition.').waitFor();
    await closed.click();
    const dialog = outcomeOf(page);
    const field = dialog.getByRole('combobox', { name: 'Disposition' });
    await field.waitFor();
    await until('the disposition has the focus', () => field.evaluate((one) => one === document.activeElement));
    await dialog.getByText('Il faut d’abord choisir une disposition.').first().waitFor();
    await dialog.getByText('Obligatoire pour fermer ou retirer une interaction de Facturation').waitFor();
    await chooseIn(page, 'État', 'Résolu');
    await saveOutcome(page);
    await dialog.waitFor({ state: 'detached' });
    await hasStatus(page, 'Résolu');
    // What keeps it there is said, and leads to it as well.
    await spaceOf(page).getByText('Reste dans votre boîte : Facturation exige une disposition.').waitFor();
    item = await dismissItem(page);
    await item.click();
    await field.waitFor();
    await chooseIn(page, 'Disposition', 'Remboursée');
    await saveOutcome(page);
    await dialog.waitFor({ state: 'detached' });
    await (await dismissItem(page)).click();
    await rowOf(page, 'Disposition exigée').waitFor({ state: 'detached' });
    await menuOf(page).getByRole('tab', { name: 'Récentes' }).click();
    await rowOf(page, 'Disposition exigée').getByRole('img', { name: 'Résolu' }).waitFor();
    await menuOf(page).getByRole('tab', { name: 'À moi' }).click();
    await demand(false);
  },
);

test(
  'R118 a skill that asks for no finished status lets an unfinished one go back to its queue',
  { skip },
  async () => {
    await receiving(floor, page, 'Pas finie');
    await demand(false, false);
    const item = await dismissItem(page);
    await item.getByText('Il faut d’abord la marquer Résolu ou Fermé.').waitFor({ state: 'detached' });
    // Nobody is free: it waits, in the queue of its skill.
    await page.keyboard.press('Escape');
    await takeBreak(page);
    await (await dismissItem(page)).click();
    await rowOf(page, 'Pas finie').waitFor({ state: 'detached' });
    await menuOf(page)
      .getByRole('tab', { name: /^Non attribuées\s*1$/ })
      .waitFor();
    await demand(false);
    await goAvailable(page);
    await rowOf(page, 'Pas finie').waitFor();
  },
);

const writeAnswer = async (text: string): Promise<void> => {
  await openReply(page);
  await editorOf(page).click();
  await page.keyboard.type(text);
};
const sendAs = async (way: string): Promise<void> => {
  await replyOf(page).getByRole('button', { name: 'Autres façons d’envoyer' }).click();
  await page.getByRole('menuitem', { name: way }).click();
};

test(
  'R114 R125 « Envoyer et marquer Résolu » sets the status with the answer, and undoing the send undoes it',
  { skip },
  async () => {
    await receiving(floor, page, 'Réponse et résolution');
    await writeAnswer('C’est réglé.');
    await sendAs('Envoyer et marquer Résolu');
    await hasStatus(page, 'Résolu');
    await spaceOf(page)
      .getByText(/^Envoi dans \d+ s · Résolu$/)
      .waitFor();
    await rowOf(page, 'Réponse et résolution').getByRole('img', { name: 'Résolu' }).waitFor();
    await spaceOf(page).getByRole('button', { name: 'Annuler', exact: true }).first().click();
    await editorOf(page).getByText('C’est réglé.').waitFor();
    await hasStatus(page, 'Ouvert');
    // By keyboard, from the text.
    await editorOf(page).click();
    await page.keyboard.press('Control+Shift+Enter');
    await hasStatus(page, 'Résolu');
  },
);

test(
  'R116 R118 D16 « Envoyer et marquer Fermé » asks, is refused without a required disposition, and closes only what has left',
  { skip },
  async () => {
    const id = await receiving(floor, page, 'Réponse et fermeture');
    await demand(true);
    await writeAnswer('Au revoir.');
    await replyOf(page).getByRole('button', { name: 'Autres façons d’envoyer' }).click();
    const item = page.getByRole('menuitem', { name: /^Envoyer et marquer Fermé/ });
    await item.getByText('Il faut d’abord choisir une disposition.').waitFor();
    await item.click();
    await outcomeOf(page).getByRole('combobox', { name: 'Disposition' }).waitFor();
    await chooseIn(page, 'Disposition', 'Remboursée');
    await saveOutcome(page);
    await outcomeOf(page).waitFor({ state: 'detached' });
    await spaceOf(page).getByLabel('Disposition : Remboursée').waitFor();
    await sendAs('Envoyer et marquer Fermé');
    await page
      .getByRole('dialog', { name: 'Fermer l’interaction ?' })
      .getByRole('button', { name: 'Envoyer et fermer' })
      .click();
    await spaceOf(page)
      .getByText(/^Envoi dans \d+ s · Fermé$/)
      .waitFor();
    // It can still be taken back: it is not closed yet.
    await hasStatus(page, 'Ouvert');
    await undoWindowIsOver(id);
    await spaceOf(page)
      .getByLabel(/^État : Fermé\. Fermé est définitif/)
      .waitFor();
    await demand(false);
  },
);
