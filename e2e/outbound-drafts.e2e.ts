import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import PostalMime from 'postal-mime';
import type { Page } from 'playwright-core';
import { browse } from '#desk/inbox/contract.ts';
import { saveSettings } from '#office/settings/contract.ts';
import {
  chromiumMissing,
  editorOf,
  goAvailable,
  openWindow,
  replyOf,
  rowOf,
  spaceOf,
  type Window,
} from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { sendMail } from './support/mail.ts';
import {
  dialogOf,
  draftsOf,
  emailAtOnce,
  foundOf,
  newButtonOf,
  pick,
  searchOf,
  subjectOf,
} from './support/outbound.ts';
import { startSmtpPeer, type SmtpPeer } from './support/smtp-peer.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let peer: SmtpPeer;
let page: Page;

before(async () => {
  if (skip) return;
  window = await openWindow();
  peer = await startSmtpPeer();
  const smtp = {
    host: '127.0.0.1',
    port: peer.port,
    security: 'none',
    user: '',
    dkimDomain: '',
    dkimSelector: '',
  } as const;
  floor = await startFloor({
    outgoing: { kind: 'smtp', ...smtp },
    agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 }],
  });
  for (const from of ['Hélène Gagné <helene@client.test>', 'Émile Gagnon <emile@client.test>'])
    await sendMail(floor, { from, subject: 'Premier contact' });
  page = await window.page(floor, 'nadia');
  await goAvailable(page);
});
after(async () => {
  await window?.close();
  await floor?.stop();
  await peer?.close();
});

const write = async (subject: string, text: string): Promise<void> => {
  await subjectOf(page).fill(subject);
  await editorOf(page).click();
  await page.keyboard.type(text);
};
const send = async (): Promise<number> => {
  await replyOf(page).getByRole('button', { name: 'Envoyer le message' }).click();
  await page.waitForURL(/\/i\/\d+$/);
  return Number(/\d+$/.exec(page.url())![0]);
};
const arrived = async (words: string) => {
  const mail = await until(`mail with ${words}`, () => peer.received.find((one) => one.raw.includes(words)));
  return { ...mail, parsed: await PostalMime.parse(mail.raw) };
};
const rowIn = async (id: number) => (await floor.admin(browse, { view: 'all' })).rows.find((row) => row.id === id);

test('what is begun stays in the menu through a reload, and can be thrown away', { skip }, async () => {
  await pick(page, 'Hélène Gagné');
  await emailAtOnce(page);
  await write('Pas fini', 'Je reviens');
  await replyOf(page)
    .getByText(/^Brouillon enregistré/)
    .waitFor();
  await spaceOf(page).getByRole('button', { name: 'Quitter ; le brouillon est gardé' }).click();
  await draftsOf(page).filter({ hasText: 'Pas fini' }).click();
  await editorOf(page).getByText('Je reviens').waitFor();
  await page.reload();
  await editorOf(page).getByText('Je reviens').waitFor();
  assert.equal(await subjectOf(page).inputValue(), 'Pas fini');
  await replyOf(page).getByRole('button', { name: 'Supprimer le brouillon' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Supprimer le brouillon' }).click();
  await draftsOf(page).filter({ hasText: 'Pas fini' }).waitFor({ state: 'detached' });
});

test('a typed address that is in no directory becomes a contact when the mail is sent', { skip }, async () => {
  await pick(page, 'tout-neuf@ailleurs.test');
  await dialogOf(page).getByText('un contact sera créé à l’envoi').waitFor();
  await emailAtOnce(page);
  await write('Bienvenue chez nous', 'Bonjour.');
  await send();
  assert.deepEqual((await arrived('Bienvenue chez nous')).to, ['tout-neuf@ailleurs.test']);
  await newButtonOf(page).click();
  await searchOf(page).fill('tout-neuf');
  await foundOf(page).filter({ hasText: 'Contact' }).waitFor();
  await page.keyboard.press('Escape');
});

test('R17 R18 R20 R22 R28 copies, a pasted image and a file go along as in an answer', { skip }, async () => {
  await pick(page, 'Hélène Gagné');
  await emailAtOnce(page);
  await subjectOf(page).fill('Tout ensemble');
  await replyOf(page).getByRole('button', { name: 'CC', exact: true }).click();
  const cc = replyOf(page).getByRole('combobox', { name: 'CC', exact: true });
  await cc.fill('emile');
  await page.getByRole('option', { name: /emile@client\.test/ }).waitFor();
  await cc.press('ArrowDown');
  await cc.press('Enter');
  await editorOf(page).click();
  await page.keyboard.type('Voici : ');
  await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(60, 40);
    canvas.getContext('2d')!.fillRect(0, 0, 60, 40);
    const blob = await canvas.convertToBlob({ type: 'image/png' });
    const data = new DataTransfer();
    data.items.add(new File([blob], 'image.png', { type: 'image/png' }));
    const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement!.dispatchEvent(paste);
  });
  await editorOf(page).locator('img').waitFor();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    replyOf(page).getByRole('button', { name: 'Joindre des fichiers' }).first().click(),
  ]);
  await chooser.setFiles([{ name: 'tarif.txt', mimeType: 'text/plain', buffer: Buffer.from('12 $') }]);
  const button = replyOf(page).getByRole('button', { name: 'Envoyer le message' });
  await until('both on the server', async () => (await button.getAttribute('aria-disabled')) === null);
  await send();
  const { parsed, to } = await arrived('Tout ensemble');
  assert.deepEqual(to.toSorted(), ['emile@client.test', 'helene@client.test']);
  assert.deepEqual(
    parsed.cc?.map((one) => one.address),
    ['emile@client.test'],
  );
  assert.deepEqual(parsed.attachments.map((one) => one.mimeType).toSorted(), ['image/png', 'text/plain']);
  assert.match(parsed.html!, /src="cid:/);
});

test('an empty subject asks once, and may go', { skip }, async () => {
  await pick(page, 'Hélène Gagné');
  await emailAtOnce(page);
  await write('', 'Un mot sans objet');
  await replyOf(page).getByRole('button', { name: 'Envoyer le message' }).click();
  const asks = page.getByRole('dialog', { name: 'Envoyer sans objet ?' });
  await asks.getByRole('button', { name: 'Annuler' }).click();
  await asks.waitFor({ state: 'detached' });
  await replyOf(page).getByRole('button', { name: 'Envoyer le message' }).click();
  await asks.getByRole('button', { name: 'Envoyer sans objet' }).click();
  await page.waitForURL(/\/i\/\d+$/);
  assert.equal((await arrived('Un mot sans objet')).parsed.subject ?? '', '');
});

test('an undone send is a draft again and leaves no trace in the lists', { skip }, async () => {
  await floor.admin(saveSettings, { companyName: 'Maison', undoSeconds: 50, requeueMinutes: 0 });
  await pick(page, 'Émile Gagnon');
  await emailAtOnce(page);
  await write('Trop vite', 'Parti trop vite');
  const id = await send();
  await rowOf(page, 'Trop vite').waitFor();
  await spaceOf(page).locator('.reply-sent').getByRole('button', { name: 'Annuler' }).click();
  await page.waitForURL(/\/new\//);
  await editorOf(page).getByText('Parti trop vite').waitFor();
  await rowOf(page, 'Trop vite').waitFor({ state: 'detached' });
  await draftsOf(page).filter({ hasText: 'Trop vite' }).waitFor();
  assert.equal(await rowIn(id), undefined);
  assert.ok(!peer.received.some((one) => one.raw.includes('Trop vite')));
});

test('a draft sent in one tab is gone in the other, and says so', { skip }, async () => {
  await floor.admin(saveSettings, { companyName: 'Maison', undoSeconds: 0, requeueMinutes: 0 });
  await pick(page, 'Hélène Gagné');
  await emailAtOnce(page);
  await write('Deux onglets', 'Un seul envoi');
  await replyOf(page)
    .getByText(/^Brouillon enregistré/)
    .waitFor();
  const other = await page.context().newPage();
  await other.goto(page.url());
  await editorOf(other).getByText('Un seul envoi').waitFor();
  await send();
  await spaceOf(other).getByText('Ce brouillon n’existe plus').waitFor();
  assert.equal(peer.received.filter((one) => one.raw.includes('Un seul envoi')).length <= 1, true);
  await other.close();
});

test('R7 « Courriels sortants » switched off in the office greys the button at once', { skip }, async () => {
  const office = await window.page(floor, 'admin');
  await office.goto('/office/skills');
  await office.getByRole('button', { name: 'Facturation' }).click();
  const drawer = office.getByRole('dialog', { name: 'Facturation' });
  await drawer.getByRole('switch', { name: 'Courriels sortants' }).click();
  await drawer.getByRole('button', { name: 'Enregistrer' }).click();
  await drawer.waitFor({ state: 'detached' });
  await until('the button greyed', async () => (await newButtonOf(page).getAttribute('aria-disabled')) === 'true');
  assert.match((await newButtonOf(page).getAttribute('aria-description'))!, /^Aucune compétence de courriels sortants/);
  await office.context().close();
});
