import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Download, Locator } from 'playwright-core';
import sharp from 'sharp';
import { insidesOfPdf, pdftotextMissing, textOfPdf } from '#desk/testing/read-pdf.ts';
import { chromiumMissing, messagesOf, openRow, rowOf, spaceOf } from './support/browser.ts';
import { sendMail } from './support/mail.ts';
import { until } from './support/until.ts';
import { openDesk, type Desk } from './support/writing.ts';

const skip = chromiumMissing() || pdftotextMissing();
let desk: Desk;
before(async () => {
  if (!skip) desk = await openDesk();
});
after(() => desk?.close());

const receiving = async (subject: string, mail: Parameters<typeof sendMail>[1] = {}): Promise<void> => {
  await sendMail(desk.floor, { subject, ...mail });
  await rowOf(desk.page, subject).waitFor();
  await openRow(desk.page, subject);
};
/** R55: the three dots of the interaction, then « Télécharger la transcription ». */
const openDialog = async (): Promise<Locator> => {
  await spaceOf(desk.page).getByRole('button', { name: 'Options', exact: true }).first().click();
  await desk.page.getByRole('menuitem', { name: 'Télécharger la transcription' }).click();
  return desk.page.getByRole('dialog', { name: 'Télécharger la transcription' });
};
const take = (dialog: Locator): Promise<void> =>
  dialog.getByRole('button', { name: 'Télécharger', exact: true }).click();
const bytesOf = async (download: Download): Promise<Buffer> => readFileSync(await download.path());
/** Takes the window away where the browser lets a place be picked: what others without it do. */
const withoutPicker = (): Promise<void> =>
  desk.page.evaluate(() => void ((window as { showSaveFilePicker?: unknown }).showSaveFilePicker = undefined));

test('R51 R52 R55 the whole transcript downloads as a PDF, without the attachments', { skip }, async () => {
  const photo = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#369' } })
    .png()
    .toBuffer();
  await receiving('Chaise abîmée', {
    html: `<p>Bonjour, la <b>chaise</b> est abîmée 😀. お世話になります。</p><p>مرحبا</p><img src="cid:photo" alt="Photo de la chaise">
           <table border="1"><tr><th>Article</th><th>Prix</th></tr><tr><td>Chaise</td><td>149,00 $</td></tr></table>`,
    attachments: [
      { filename: 'photo.png', content: photo, cid: 'photo', contentDisposition: 'inline' },
      { filename: 'facture.txt', content: 'CONTENU-DE-LA-FACTURE' },
    ],
  });
  await withoutPicker();
  const dialog = await openDialog();
  const name = dialog.getByLabel('Nom du fichier');
  await until('the name that is proposed', async () =>
    /^Transcription - Chaise abîmée - Hélène Gagné - \d{4}-\d\d-\d\d$/.test(await name.inputValue()),
  );
  await name.fill('Ma transcription');
  const downloading = desk.page.waitForEvent('download');
  await take(dialog);
  const download = await downloading;
  assert.equal(download.suggestedFilename(), 'Ma transcription.pdf');
  const pdf = await bytesOf(download);
  const text = textOfPdf(pdf);
  for (const words of [
    'Chaise abîmée',
    'Hélène Gagné',
    'est abîmée',
    '😀',
    'お世話になります',
    '149,00',
    'facture.txt',
  ])
    assert.ok(text.includes(words), `${words} is not in ${text}`);
  const insides = insidesOfPdf(pdf);
  assert.ok(!text.includes('CONTENU-DE-LA-FACTURE') && !insides.includes('CONTENU-DE-LA-FACTURE'));
  assert.match(insides, /\/Subtype ?\/Image/);
  await dialog.waitFor({ state: 'detached' });
  await desk.page.getByText('« Ma transcription.pdf » est enregistrée.').waitFor();
});

test(
  'R53 R56 where the browser lets them be picked, name, place and format are the agent’s; who changes their mind has nothing',
  { skip },
  async () => {
    await receiving('Avec emplacement');
    // The window itself belongs to the system; the file behind it is a real one, of the browser's own disk.
    await desk.page.evaluate(() => {
      const asked: { name: string; accept: string }[] = [];
      const here = window as unknown as { asked: typeof asked; changesMind: boolean; showSaveFilePicker: unknown };
      here.asked = asked;
      here.changesMind = true;
      here.showSaveFilePicker = async (options: { suggestedName: string; types: { accept: object }[] }) => {
        asked.push({ name: options.suggestedName, accept: JSON.stringify(options.types[0]!.accept) });
        if (here.changesMind) throw new DOMException('', 'AbortError');
        const folder = await navigator.storage.getDirectory();
        return folder.getFileHandle('choisi.txt', { create: true });
      };
    });
    const dialog = await openDialog();
    await dialog.getByText('Le navigateur demandera où l’enregistrer.').waitFor();
    await dialog.getByText('Texte', { exact: true }).click();
    await take(dialog);
    const asked = await until('the question', () =>
      desk.page.evaluate(() => (window as unknown as { asked: { name: string; accept: string }[] }).asked[0]),
    );
    assert.match(asked.name, /^Transcription - Avec emplacement - .*\.txt$/);
    assert.equal(asked.accept, '{"text/plain":[".txt"]}');
    await desk.page.evaluate(() => void ((window as unknown as { changesMind: boolean }).changesMind = false));
    await take(dialog);
    await desk.page.getByText('« choisi.txt » est enregistrée.').waitFor();
    const saved = await desk.page.evaluate(async () => {
      const folder = await navigator.storage.getDirectory();
      return (await (await folder.getFileHandle('choisi.txt')).getFile()).text();
    });
    assert.match(saved, /Transcription : Avec emplacement/);
    assert.match(saved, /J’ai reçu deux factures/);
  },
);

/** What Windows (naming of files), macOS (APFS) and ChromeOS (ext4) document of a name. */
const refusedBy = (name: string): string[] =>
  [
    /[<>:"/\\|?*\u0000-\u001f]|[. ]$/.test(name) && 'Windows: a sign',
    /^(?:con|prn|aux|nul|(?:com|lpt)\d)(?:\.|$)/i.test(name) && 'Windows: a device',
    Buffer.byteLength(name.normalize('NFD'), 'utf16le') / 2 > 255 && 'macOS',
    Buffer.byteLength(name) > 255 && 'ChromeOS',
  ].filter((one) => one !== false);

test(
  'R54 the file is saved under a name that ChromeOS, macOS and Windows take, whatever is in the subject or typed',
  { skip },
  async () => {
    const subject = `Reçu: "A/B"? <2026>|* ${'領収書の件'.repeat(30)}`;
    await sendMail(desk.floor, {
      from: '株式会社 山田花子商店カスタマーサポート窓口担当者一同より <y@client.test>',
      subject,
    });
    await openRow(desk.page, 'Reçu:');
    await withoutPicker();
    const saving = async (typed: string | null): Promise<string> => {
      const dialog = await openDialog();
      const field = dialog.getByLabel('Nom du fichier');
      await until('a name', async () => (await field.inputValue()) !== '');
      if (typed !== null) {
        await field.fill(typed);
        await dialog.getByText(/^Sera enregistré sous/).waitFor();
      }
      const downloading = desk.page.waitForEvent('download');
      await take(dialog);
      const name = (await downloading).suggestedFilename();
      await dialog.waitFor({ state: 'detached' });
      return name;
    };
    const proposed = await saving(null);
    assert.deepEqual(refusedBy(proposed), [], proposed);
    assert.match(proposed, /^Transcription - Reçu A B 2026 領収書.* - 株式会社.* - \d{4}-\d\d-\d\d\.pdf$/);
    for (const [typed, name] of [
      ['CON', '_CON.pdf'],
      ['Reçu: 12/2026?', 'Reçu 12 2026.pdf'],
      ['lpt1.copie. ', '_lpt1.copie.pdf'],
    ] as const)
      assert.equal(await saving(typed), name);
  },
);

test('D11 what was hidden is not in the PDF that is downloaded afterwards', { skip }, async () => {
  await receiving('Mot de passe', { text: 'Mon mot de passe est ouistiti-violet.' });
  await messagesOf(desk.page).first().getByRole('button', { name: 'Options du message' }).click();
  await desk.page.getByRole('menuitem', { name: 'Supprimer le contenu' }).click();
  await desk.page.getByRole('dialog').getByRole('button', { name: 'Supprimer' }).click();
  await messagesOf(desk.page).first().getByText('Contenu supprimé').waitFor();
  await withoutPicker();
  const downloading = desk.page.waitForEvent('download');
  await take(await openDialog());
  const pdf = await bytesOf(await downloading);
  assert.match(textOfPdf(pdf), /Contenu supprimé/);
  for (const where of [textOfPdf(pdf), insidesOfPdf(pdf)]) assert.ok(!where.includes('ouistiti'));
});

test('R51 its making can be watched and stopped, and an error stands in the window', { skip }, async () => {
  await receiving('À arrêter');
  await withoutPicker();
  const dialog = await openDialog();
  let held: (() => void) | null = null;
  await desk.page.route('**/api/files/transcript', async (route) => {
    await new Promise<void>((resolve) => (held = resolve));
    await route.continue().catch(() => undefined);
  });
  await take(dialog);
  await dialog.getByRole('progressbar').waitFor();
  await dialog.getByRole('button', { name: 'Arrêter' }).click();
  await desk.page.getByText('La transcription est abandonnée.').waitFor();
  await until('the request', () => held);
  held!();
  await desk.page.unroute('**/api/files/transcript');
  await desk.page.route('**/api/files/transcript', (route) => route.abort());
  await take(dialog);
  await dialog
    .getByRole('alert')
    .getByText(/Le serveur ne répond pas/)
    .waitFor();
  await desk.page.unroute('**/api/files/transcript');
  const downloading = desk.page.waitForEvent('download');
  await take(dialog);
  assert.ok((await bytesOf(await downloading)).subarray(0, 5).toString() === '%PDF-');
});
