import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { openPhone, playedFilePath } from '#doors/texts/contract.ts';
import { chromiumMissing, goAvailable, openWindow, rowOf, type Window } from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { addLine, fieldOf, openByText, textFrom, textingOf, textsIn } from './support/texts.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
const THEIRS = '+15145550123';
let floor: Floor;
let window: Window;
let page: Page;
let phone: Page;
let line: number;
let picture: Buffer;

const talk = (): Locator => phone.locator('main.phone-talk');
const attach = async (
  where: Locator,
  name: string,
  files: { name: string; mimeType: string; buffer: Buffer }[],
): Promise<void> => {
  const choosing = where.page().waitForEvent('filechooser');
  await where.getByRole('button', { name }).click();
  await (await choosing).setFiles(files);
};

before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor({ agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 }] });
  line = await addLine(floor, 'whatsapp', { name: 'WhatsApp', address: '+14385550100' });
  await addLine(floor, 'sms', { name: 'Texto', address: '+14385550101' });
  page = await window.page(floor, 'nadia');
  await goAvailable(page);
  await textFrom(floor, line, THEIRS, 'Bonjour', 'Luce Aubé');
  await rowOf(page, 'Bonjour').first().waitFor();
  phone = await window.page(floor, 'admin');
  await phone.goto('/customer/phone');
  await phone.getByRole('button', { name: /Luce Aubé/ }).click();
  picture = Buffer.from(
    await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(64, 40);
      canvas.getContext('2d')!.fillRect(0, 0, 64, 40);
      const blob = await canvas.convertToBlob({ type: 'image/png' });
      return Array.from(new Uint8Array(await blob.arrayBuffer()));
    }),
  );
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

test('the customer who is played sends a picture, is sent a paper, and sees both', { skip }, async () => {
  await talk().getByText('Bonjour').waitFor();
  await attach(talk(), 'Joindre des fichiers', [
    { name: 'bris.png', mimeType: 'image/png', buffer: picture },
    { name: 'de trop.txt', mimeType: 'text/plain', buffer: Buffer.from('x') },
  ]);
  await talk().getByRole('button', { name: 'Retirer de trop.txt' }).click();
  await talk().getByRole('textbox', { name: 'Message' }).fill('Voyez la photo.');
  await talk().getByRole('button', { name: 'Envoyer au service' }).click();
  const own = talk().getByRole('img', { name: 'bris.png' });
  await until('their own picture', () => own.evaluate((one) => (one as HTMLImageElement).naturalWidth === 64));
  await openByText(page, 'Bonjour');
  const seen = textsIn(page).filter({ hasText: 'Voyez la photo' }).locator('img');
  await until('the picture on the desk', () => seen.evaluate((one) => (one as HTMLImageElement).naturalWidth === 64));

  const buffer = Buffer.from('%PDF-1.4 bon de retour');
  await attach(textingOf(page), 'Joindre un fichier', [{ name: 'bon.pdf', mimeType: 'application/pdf', buffer }]);
  await fieldOf(page).fill('Voici le bon.');
  const send = textingOf(page).getByRole('button', { name: 'Envoyer' });
  await until('it may leave', async () => (await send.getAttribute('aria-disabled')) === null);
  await send.click();
  await talk().getByText('Voici le bon.').waitFor();
  await talk()
    .getByRole('link', { name: /bon\.pdf/ })
    .waitFor();
  const { texts } = await floor.admin(openPhone, { connectionId: line, phone: THEIRS });
  const [file] = texts.at(-1)!.files;
  const bytes = await phone.evaluate(
    async (address) => Array.from(new Uint8Array(await (await fetch(address)).arrayBuffer())),
    playedFilePath(file!.id),
  );
  assert.deepEqual(Buffer.from(bytes), buffer);
  // Whoever is not signed in sees it on a demo floor alone.
  assert.equal((await fetch(`${floor.url}${playedFilePath(file!.id)}`)).status, 404);
});

test('too many are refused before they leave, and what is written stays', { skip }, async () => {
  const files = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => ({
    ...{ name: `${name}.txt`, mimeType: 'text/plain', buffer: Buffer.from(name) },
  }));
  await talk().getByRole('textbox', { name: 'Message' }).fill('Gardé');
  await attach(talk(), 'Joindre des fichiers', files);
  await talk().getByRole('alert').getByText('5 fichiers au plus par message.').waitFor();
  assert.equal(await talk().getByRole('textbox', { name: 'Message' }).inputValue(), 'Gardé');
  await phone.getByRole('combobox', { name: 'Lignes' }).click();
  await phone.getByRole('option', { name: /Texto/ }).click();
  await phone.getByLabel('Numéro ou identifiant').fill('+1 514 555 0124');
  await phone.getByRole('button', { name: 'Prendre ce téléphone' }).click();
  await talk().waitFor();
  assert.equal(await talk().getByRole('button', { name: 'Joindre des fichiers' }).count(), 0, 'an SMS has none');
});
