import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { chromiumMissing, replyOf } from './support/browser.ts';
import { file, startFilesDesk, type FilesDesk } from './support/files-desk.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
let desk: FilesDesk;
before(async () => {
  if (!skip) desk = await startFilesDesk();
});
after(() => desk?.close());

test(
  'R22 a file that changed since it was chosen says so; one cut off by the network is tried again',
  { skip },
  async () => {
    const { page, folder, answering, attach, attachFromDisk, item, isDone, write, send, arrived } = desk;
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

test('R22 a server that dies while a file goes up costs a second try and nothing else', { skip }, async () => {
  const { floor, page, answering, attach, item, isDone, write, send, arrived } = desk;
  await answering('Panne');
  await write('Voici le relevé.');
  // Slow enough to be cut in the middle.
  const line = await page.context().newCDPSession(page);
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: 1024 * 1024,
  });
  const bytes = Buffer.alloc(12 * 1024 * 1024, 5);
  await attach([file('releve.bin', bytes)]);
  const bar = item('releve.bin').getByRole('progressbar', { name: 'Téléversement de releve.bin' });
  await until('on its way', async () => {
    const done = Number(await bar.getAttribute('value'));
    return done > 0.05 && done < 0.9;
  });
  await floor.killAndRestart();
  await item('releve.bin').getByRole('button', { name: 'Réessayer releve.bin' }).waitFor();
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
  await item('releve.bin').getByRole('button', { name: 'Réessayer releve.bin' }).click();
  await isDone('releve.bin');
  await send();
  const { attachments } = await arrived('Panne');
  assert.ok(Buffer.from(attachments[0]!.content as ArrayBuffer).equals(bytes));
});
