import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { inbox } from '#desk/inbox/contract.ts';
import { saveDisposition, saveSkillRule } from '#desk/outcomes/contract.ts';
import { readSettings, saveSettings } from '#office/settings/contract.ts';
import {
  chromiumMissing,
  goAvailable,
  menuOf,
  openRow,
  openWindow,
  rowOf,
  signIn,
  spaceOf,
  type Window,
} from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { sendMail } from './support/mail.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
const MINUTES = 30;
let floor: Floor;
let window: Window;
let page: Page;
before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor({ agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 }] });
  page = await window.page(floor, 'nadia');
  await goAvailable(page);
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

const query = async <Row extends object>(text: string, values: unknown[]): Promise<Row[]> => {
  const client = new pg.Client(floor.database);
  await client.connect();
  try {
    return (await client.query(text, values)).rows as Row[];
  } finally {
    await client.end();
  }
};
const receiving = async (subject: string): Promise<number> => {
  await sendMail(floor, { subject });
  await rowOf(page, subject).waitFor();
  await openRow(page, subject);
  return Number(new URL(page.url()).pathname.split('/').at(-1));
};
const choose = async (status: string): Promise<void> => {
  await spaceOf(page)
    .getByRole('button', { name: /^État : / })
    .click();
  await spaceOf(page).getByRole('menuitem', { name: status, exact: true }).click();
  await spaceOf(page)
    .getByRole('button', { name: `État : ${status}. Changer` })
    .waitFor();
};
const planned = async (id: number): Promise<Date | undefined> =>
  (await query<{ at: Date }>(`select run_at as at from jobs.jobs where key = $1`, [`leave-inbox:${id}`]))[0]?.at;
/** As if the delay were over: the past of the interaction and of what is planned for it. */
const delayIsOver = async (id: number): Promise<void> => {
  await query(
    `update interactions.interactions
     set ended_at = ended_at - interval '1 day', assigned_at = assigned_at - interval '1 day' where id = $1`,
    [id],
  );
  await query(`update jobs.jobs set run_at = now() where key = $1`, [`leave-inbox:${id}`]);
};
const removals = async (id: number): Promise<number> =>
  (
    await query<{ n: number }>(
      `select count(*)::int as n from events.journal where kind = 'dispositions.removed' and interaction_id = $1`,
      [id],
    )
  )[0]!.n;

test(
  'R129 the administrator sets the delay in the settings, and the agent reads when a resolved interaction leaves',
  { skip },
  async () => {
    const id = await receiving('Sans délai');
    await choose('Résolu');
    assert.equal(await spaceOf(page).getByText('Quittera votre boîte').count(), 0);
    assert.equal(await planned(id), undefined);
    const office = await (await window.profile(floor)).newPage();
    await signIn(office, 'admin');
    await office.goto('/office/settings');
    await office.getByLabel('Minutes avant qu’une interaction résolue ou fermée', { exact: false }).fill(`${MINUTES}`);
    await office.getByRole('button', { name: 'Enregistrer' }).click();
    await office.getByText('C’est enregistré.').waitFor();
    await office.context().close();
    // What was resolved before is planned too.
    await until('it is planned', () => planned(id));
    await spaceOf(page)
      .getByText(/^Quittera votre boîte d’elle-même/)
      .waitFor();
  },
);

test(
  'R129 R125 a resolved interaction leaves the inbox by itself, once, also when the house fell over meanwhile',
  { skip },
  async () => {
    const id = await receiving('Part d’elle-même');
    await choose('Résolu');
    const at = await until('it is planned', () => planned(id));
    assert.ok(at.getTime() - Date.now() > (MINUTES - 5) * 60_000, 'not before its delay');
    await floor.kill();
    await floor.startAgain();
    await until('the desk is back', async () => (await menuOf(page).count()) > 0);
    assert.ok((await rowOf(page, 'Part d’elle-même').count()) === 1);
    await delayIsOver(id);
    await rowOf(page, 'Part d’elle-même').waitFor({ state: 'detached' });
    assert.equal(await removals(id), 1);
    // D3: it is still resolved.
    await menuOf(page).getByRole('tab', { name: 'Récentes' }).click();
    await rowOf(page, 'Part d’elle-même').getByRole('img', { name: 'Résolu' }).waitFor();
    await menuOf(page).getByRole('tab', { name: 'À moi' }).click();
  },
);

test('R129 a reopened interaction stays, whatever was planned for it', { skip }, async () => {
  const id = await receiving('Rouverte');
  await choose('Résolu');
  await until('it is planned', () => planned(id));
  await choose('Ouvert');
  await until('it is not planned any more', async () => (await planned(id)) === undefined);
  // One that is planned all the same: its job looks before it acts.
  await choose('Résolu');
  await until('it is planned again', () => planned(id));
  await query(`update interactions.interactions set status = 'open' where id = $1`, [id]);
  await delayIsOver(id);
  await until('the job has run', async () => (await planned(id)) === undefined);
  await rowOf(page, 'Rouverte').waitFor();
  assert.equal(await removals(id), 0);
});

test(
  'R129 D16 without the disposition that its skill requires it stays, with the reason; given one, it leaves',
  { skip },
  async () => {
    await floor.admin(saveDisposition, { id: null, name: 'Réglée', archived: false, skillIds: [floor.skillId] });
    await floor.admin(saveSkillRule, {
      skillId: floor.skillId,
      dispositionRequired: true,
      statusRequired: true,
    });
    const id = await receiving('Retenue');
    await choose('Résolu');
    await spaceOf(page).getByText('Reste dans votre boîte : Facturation exige une disposition.').waitFor();
    await until('it is planned', () => planned(id));
    await delayIsOver(id);
    await until('the job has run', async () => (await planned(id)) === undefined);
    await rowOf(page, 'Retenue').waitFor();
    assert.equal(await removals(id), 0);
    await spaceOf(page).getByRole('button', { name: 'Choisir une disposition' }).click();
    const dialog = page.getByRole('dialog', { name: 'Résultat' });
    await dialog.getByRole('combobox', { name: 'Disposition' }).click();
    await page.getByRole('option', { name: 'Réglée' }).click();
    await dialog.getByRole('button', { name: 'Enregistrer' }).click();
    // Its time was over long since.
    await rowOf(page, 'Retenue').waitFor({ state: 'detached' });
    assert.equal(await removals(id), 1);
  },
);

test('R129 a closed interaction leaves as well; with the delay at 0 nothing does', { skip }, async () => {
  await floor.admin(saveSkillRule, { skillId: floor.skillId, dispositionRequired: false, statusRequired: true });
  const id = await receiving('Fermée');
  await spaceOf(page)
    .getByRole('button', { name: /^État : / })
    .click();
  await spaceOf(page).getByRole('menuitem', { name: 'Fermé', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Fermer l’interaction' }).click();
  await until('it is planned', () => planned(id));
  const settings = await floor.admin(readSettings, {});
  await floor.admin(saveSettings, { ...settings, removeFinishedMinutes: 0 });
  await spaceOf(page).getByText('Quittera votre boîte').waitFor({ state: 'detached' });
  await delayIsOver(id);
  await until('the job has run', async () => (await planned(id)) === undefined);
  await rowOf(page, 'Fermée').waitFor();
  await floor.admin(saveSettings, settings);
  await rowOf(page, 'Fermée').waitFor({ state: 'detached' });
  assert.equal(await removals(id), 1);
  const nadia = await floor.as('nadia');
  assert.ok(!(await nadia(inbox, {})).rows.some((row) => row.id === id));
});
