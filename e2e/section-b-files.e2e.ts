import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import PostalMime from 'postal-mime';
import type { Page } from 'playwright-core';
import {
  chromiumMissing,
  editorOf,
  goAvailable,
  openReply,
  openRow,
  openWindow,
  replyOf,
  rowOf,
  type Window,
} from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { sendMail } from './support/mail.ts';
import { startSmtpPeer, type SmtpPeer } from './support/smtp-peer.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let peer: SmtpPeer;
let page: Page;
let folder: string;
before(async () => {
  if (skip) return;
  folder = await mkdtemp(path.join(os.tmpdir(), 'relais-files-'));
  window = await openWindow();
  peer = await startSmtpPeer();
  floor = await startFloor({
    outgoing: {
      kind: 'smtp',
      host: '127.0.0.1',
      port: peer.port,
      security: 'none',
      user: '',
      dkimDomain: '',
      dkimSelector: '',
    },
    agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 }],
  });
  page = await window.page(floor, 'nadia');
  await goAvailable(page);
});
after(async () => {
  await window?.close();
  await floor?.stop();
  await peer?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

const answering = async (subject: string): Promise<void> => {
  await sendMail(floor, { subject });
  await rowOf(page, subject).waitFor();
  await openRow(page, subject);
  await openReply(page);
};
type Chosen = { name: string; mimeType: string; buffer: Buffer };
const file = (name: string, content: string | Buffer = name, mimeType = 'application/octet-stream'): Chosen => ({
  name,
  mimeType,
  buffer: Buffer.from(content),
});
const attach = async (files: Chosen[]): Promise<void> => {
  const clip = replyOf(page).getByRole('button', { name: 'Joindre des fichiers' }).first();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), clip.click()]);
  await chooser.setFiles(files);
};
/** A file of the disk and not its bytes, which is what a driver hands over: only that one can change. */
const attachFromDisk = async (file: string): Promise<void> => {
  const browser = await page.context().newCDPSession(page);
  const { root } = await browser.send('DOM.getDocument');
  const found = await browser.send('DOM.querySelector', { nodeId: root.nodeId, selector: '.comp input[type=file]' });
  await browser.send('DOM.setFileInputFiles', { nodeId: found.nodeId, files: [file] });
  await browser.detach();
};
const list = () => replyOf(page).getByRole('list', { name: 'Fichiers joints' });
const item = (name: string) => list().getByRole('listitem').filter({ hasText: name });
const isDone = (name: string): Promise<unknown> =>
  until(`${name} on the server`, async () => (await item(name).first().getAttribute('data-state')) === 'done');
const sendButton = () => replyOf(page).getByRole('button', { name: 'Envoyer le message', exact: true });
const write = async (text: string): Promise<void> => {
  await editorOf(page).click();
  await page.keyboard.type(text);
};
const send = async (): Promise<void> => {
  await sendButton().click();
  await replyOf(page).waitFor({ state: 'detached' });
};
const arrived = async (subject: string) => {
  const mail = await until(`mail about ${subject}`, () => peer.received.find((one) => one.raw.includes(subject)));
  return PostalMime.parse(mail.raw);
};
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('R22 many files at once are looked at before they leave, and an empty one says so', { skip }, async () => {
  await answering('Apercus');
  const others = Array.from({ length: 12 }, (_, at) => file(`annexe-${at}.bin`));
  await attach([
    file('photo.png', PNG, 'image/png'),
    file('notes.txt', 'Bonjour été', 'text/plain'),
    file('plan.pdf', '%PDF-1.7', 'application/pdf'),
    file('vide.csv', '', 'text/csv'),
    file('dessin.svg', '<svg onload="x()"/>', 'image/svg+xml'),
    file('photo.heic', 'heic', 'image/heic'),
    ...others,
  ]);
  for (const one of ['photo.png', 'notes.txt', 'plan.pdf', 'annexe-11.bin']) await isDone(one);
  await item('vide.csv').getByText('fichier vide').waitFor();
  await list().getByRole('button', { name: 'Aperçu de photo.png' }).click();
  const dialog = page.getByRole('dialog');
  const shown = dialog.getByRole('img', { name: 'photo.png' });
  await until('the picture shows', () => shown.evaluate((img: HTMLImageElement) => img.naturalWidth === 1));
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await list().getByRole('button', { name: 'Aperçu de notes.txt' }).click();
  await dialog.getByText('Bonjour été').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  const pdf = list().getByRole('link', { name: 'Aperçu de plan.pdf' });
  assert.deepEqual([await pdf.getAttribute('target'), await pdf.getAttribute('rel')], ['_blank', 'noopener']);
  assert.equal(
    await list().getByRole('button', { name: 'Aperçu de dessin.svg' }).count(),
    0,
    'what can run is not shown',
  );
  await write('Voici.');
  await send();
  const { attachments } = await arrived('Apercus');
  assert.equal(attachments.length, 18);
  const bytes = (name: string): Buffer =>
    Buffer.from(attachments.find((one) => one.filename === name)!.content as ArrayBuffer);
  assert.equal(bytes('vide.csv').length, 0);
  assert.equal(bytes('dessin.svg').toString(), '<svg onload="x()"/>');
});

test('R22 the same file twice is asked about, a folder is refused in words', { skip }, async () => {
  await answering('Deux fois');
  await attach([file('contrat.pdf', 'un')]);
  await isDone('contrat.pdf');
  await attach([file('contrat.pdf', 'un'), file('autre.pdf', 'deux')]);
  await page.getByRole('dialog').getByText('Ce fichier est déjà joint').waitFor();
  await isDone('autre.pdf');
  await page.getByRole('dialog').getByRole('button', { name: 'Annuler' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  assert.equal(await item('contrat.pdf').count(), 1);
  await attach([file('contrat.pdf', 'un')]);
  await page.getByRole('dialog').getByRole('button', { name: 'Joindre quand même' }).click();
  await until('both', async () => (await item('contrat.pdf').count()) === 2);
  // A folder cannot be dropped by a test driver: what the browser hands over is built here, and the page does the rest.
  await replyOf(page).evaluate((box) => {
    const data = new DataTransfer();
    data.items.add(new File(['x'], 'Dossier client'));
    data.items.add(new File(['trois'], 'dans-la-selection.txt', { type: 'text/plain' }));
    const entryOf = DataTransferItem.prototype.webkitGetAsEntry;
    DataTransferItem.prototype.webkitGetAsEntry = function (this: DataTransferItem) {
      const { name } = this.getAsFile()!;
      return { name, isDirectory: name === 'Dossier client', isFile: name !== 'Dossier client' } as FileSystemEntry;
    };
    box.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    DataTransferItem.prototype.webkitGetAsEntry = entryOf;
  });
  await page.getByRole('alert').getByText('« Dossier client » est un dossier').waitFor();
  await isDone('dans-la-selection.txt');
  assert.equal(await item('Dossier client').count(), 0);
  await write('Voici.');
  await send();
  assert.equal((await arrived('Deux fois')).attachments.length, 4);
});

test(
  'D15 the limit is shown before it is hit: what does not fit is not carried, and the rest stays',
  { skip },
  async () => {
    await answering('Quarante');
    await attach([file('grand.bin', Buffer.alloc(20 * 1024 * 1024, 7))]);
    await replyOf(page).getByText('27 Mo sur 40 Mo (encodé)').waitFor();
    let carried = 0;
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/api/files/upload')) carried += 1;
    });
    await isDone('grand.bin');
    await attach([file('trop.bin', Buffer.alloc(15 * 1024 * 1024, 8)), file('petit.txt', 'petit')]);
    await item('trop.bin')
      .getByText(/^15 Mo, mais il reste 9,\d Mo sur 40 Mo \(encodé\)/)
      .waitFor();
    await isDone('petit.txt');
    assert.equal(carried, 1, 'only the small one went up');
    await write('Voici.');
    assert.equal(await sendButton().getAttribute('aria-disabled'), 'true');
    await replyOf(page).getByRole('button', { name: 'Retirer grand.bin' }).click();
    // Now there is room for it.
    await item('trop.bin').getByRole('button', { name: 'Réessayer trop.bin' }).click();
    await isDone('trop.bin');
    await replyOf(page).getByRole('button', { name: 'Retirer trop.bin' }).click();
    await send();
    const { attachments } = await arrived('Quarante');
    assert.deepEqual(
      attachments.map((one) => one.filename),
      ['petit.txt'],
    );
  },
);

test(
  'R22 a file that changed since it was chosen says so; one cut off by the network is tried again',
  { skip },
  async () => {
    await answering('Disparu');
    const changing = path.join(folder, 'releve.xlsx');
    await writeFile(changing, Buffer.alloc(300_000, 1));
    // Chosen while nothing can go up, changed, and then tried.
    await page.context().setOffline(true);
    await attachFromDisk(changing);
    await attach([file('coupe.txt', 'entier')]);
    await item('coupe.txt').getByRole('button', { name: 'Réessayer coupe.txt' }).waitFor();
    await item('releve.xlsx').getByRole('button', { name: 'Réessayer releve.xlsx' }).waitFor();
    await writeFile(changing, Buffer.alloc(200, 2));
    await page.context().setOffline(false);
    await item('releve.xlsx').getByRole('button', { name: 'Réessayer releve.xlsx' }).click();
    await item('releve.xlsx').getByText('le fichier a changé ou disparu : joignez-le de nouveau').waitFor();
    assert.equal(await item('releve.xlsx').getByRole('button', { name: 'Réessayer releve.xlsx' }).count(), 0);
    await item('coupe.txt').getByRole('button', { name: 'Réessayer coupe.txt' }).click();
    await isDone('coupe.txt');
    await replyOf(page).getByRole('button', { name: 'Retirer releve.xlsx' }).click();
    const vanishing = path.join(folder, 'parti.docx');
    await writeFile(vanishing, 'parti');
    await page.context().setOffline(true);
    await attachFromDisk(vanishing);
    await item('parti.docx').getByRole('button', { name: 'Réessayer parti.docx' }).waitFor();
    await rm(vanishing);
    await page.context().setOffline(false);
    await item('parti.docx').getByRole('button', { name: 'Réessayer parti.docx' }).click();
    await item('parti.docx').getByText('le fichier a changé ou disparu : joignez-le de nouveau').waitFor();
    await replyOf(page).getByRole('button', { name: 'Retirer parti.docx' }).click();
    await attachFromDisk(changing);
    await isDone('releve.xlsx');
    await write('Voici.');
    await send();
    const { attachments } = await arrived('Disparu');
    const sizes = new Map(attachments.map((one) => [one.filename, (one.content as ArrayBuffer).byteLength]));
    assert.deepEqual([sizes.size, sizes.get('coupe.txt'), sizes.get('releve.xlsx')], [2, 6, 200]);
  },
);

test('R22 R28 R40 a message that speaks of an attachment and has none asks once', { skip }, async () => {
  await answering('Oublie');
  await write('Vous trouverez ci-joint le bordereau.');
  await sendButton().click();
  const dialog = page.getByRole('dialog', { name: 'Vous parlez d’une pièce jointe…' });
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    dialog.getByRole('button', { name: 'Joindre un fichier' }).click(),
  ]);
  await chooser.setFiles([file('bordereau.pdf')]);
  await isDone('bordereau.pdf');
  await replyOf(page).getByRole('button', { name: 'Retirer bordereau.pdf' }).click();
  // Once is enough.
  await send();
  assert.equal((await arrived('Oublie')).attachments.length, 0);
  await answering('Ainsi');
  await write('Please see the attached form.');
  await page.keyboard.press('Control+Enter');
  await dialog.getByRole('button', { name: 'Envoyer ainsi' }).click();
  await replyOf(page).waitFor({ state: 'detached' });
  await arrived('Ainsi');
});
