import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chromiumMissing, editorOf, replyOf } from './support/browser.ts';
import { file, startFilesDesk, type FilesDesk } from './support/files-desk.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
let desk: FilesDesk;
before(async () => {
  if (!skip) desk = await startFilesDesk();
});
after(() => desk?.close());
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('R22 many files at once are looked at before they leave, and an empty one says so', { skip }, async () => {
  const { page, answering, attach, list, item, isDone, write, send, arrived } = desk;
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
  const { page, answering, attach, item, isDone, write, send, arrived } = desk;
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
  'R20 R22 pasted files are attached; a picture that mail programs cannot show goes as a file',
  { skip },
  async () => {
    const { page, answering, isDone, sendButton, send, arrived } = desk;
    await answering('Colles');
    await editorOf(page).click();
    await page.evaluate((png) => {
      const data = new DataTransfer();
      const bytes = Uint8Array.from(atob(png), (sign) => sign.charCodeAt(0));
      data.items.add(new File([bytes], 'capture.png', { type: 'image/png' }));
      data.items.add(new File(['heic'], 'telephone.heic', { type: 'image/heic' }));
      data.items.add(new File(['<svg/>'], 'logo.svg', { type: 'image/svg+xml' }));
      data.items.add(new File(['a;b'], 'tableau.csv', { type: 'text/csv' }));
      const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      document.activeElement!.dispatchEvent(paste);
    }, PNG.toString('base64'));
    for (const one of ['telephone.heic', 'logo.svg', 'tableau.csv']) await isDone(one);
    await editorOf(page).locator('img').waitFor();
    assert.equal(await editorOf(page).locator('img').count(), 1);
    await until('the picture is there', async () => (await sendButton().getAttribute('aria-disabled')) === null);
    await send();
    const { attachments } = await arrived('Colles');
    assert.deepEqual(attachments.map((one) => `${one.filename} ${one.disposition}`).toSorted(), [
      'capture.png inline',
      'logo.svg attachment',
      'tableau.csv attachment',
      'telephone.heic attachment',
    ]);
  },
);

test(
  'D15 the limit is shown before it is hit: what does not fit is not carried, and the rest stays',
  { skip },
  async () => {
    const { page, answering, attach, item, isDone, sendButton, write, send, arrived } = desk;
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

test('R22 R28 R40 a message that speaks of an attachment and has none asks once', { skip }, async () => {
  const { page, answering, isDone, sendButton, write, send, arrived } = desk;
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
