import assert from 'node:assert/strict';
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
  spaceOf,
  type Window,
} from './support/browser.ts';
import { DESK, startFloor, type Floor } from './support/floor.ts';
import { sendMail } from './support/mail.ts';
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
    senders: [{ address: 'compta@maison.test', name: 'Comptabilité' }],
    agents: [
      { name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 },
      { name: 'Zoé Lemieux', login: 'zoe' },
    ],
  });
  page = await window.page(floor, 'nadia');
  await goAvailable(page);
});
after(async () => {
  await window?.close();
  await floor?.stop();
  await peer?.close();
});

/** A new mail of a customer's in Nadia's inbox, opened, with the reply field open. */
const answering = async (subject: string): Promise<void> => {
  await sendMail(floor, { subject });
  await rowOf(page, subject).waitFor();
  await openRow(page, subject);
  await openReply(page);
};
const write = async (text: string): Promise<void> => {
  await editorOf(page).click();
  await page.keyboard.type(text);
};
const send = async (): Promise<void> => {
  await replyOf(page).getByRole('button', { name: 'Envoyer le message' }).click();
  await replyOf(page).waitFor({ state: 'detached' });
};
/** The mail with that subject, as the customer's server received it. */
const arrived = async (subject: string) => {
  const mail = await until(`mail about ${subject}`, () => peer.received.find((one) => one.raw.includes(subject)));
  return { ...mail, parsed: await PostalMime.parse(mail.raw) };
};

test(
  'R16 R38 the arrow beside De opens the allowed addresses, and the one chosen is who writes',
  { skip },
  async () => {
    await answering('Expediteur');
    const from = replyOf(page).getByRole('button', { name: /^Changer l’adresse d’expédition/ });
    assert.match((await from.getAttribute('aria-label'))!, /aide@maison\.test/);
    await from.locator('svg.tabler-icon-chevron-down').waitFor();
    await replyOf(page).getByText('De', { exact: true }).waitFor();
    await from.click();
    const choices = page.getByRole('menuitem', { name: /@maison\.test/ }).or(page.getByRole('menuitemradio'));
    await choices.nth(1).waitFor();
    assert.deepEqual(await choices.allTextContents(), [
      `Service à la clientèle <${DESK}>`,
      'Comptabilité <compta@maison.test>',
    ]);
    await choices.nth(1).click();
    await write('De la comptabilité.');
    await send();
    const { parsed } = await arrived('Expediteur');
    assert.deepEqual(
      { name: parsed.from?.name, address: parsed.from?.address },
      { name: 'Comptabilité', address: 'compta@maison.test' },
    );
  },
);

test(
  'R17 R39 CC and CCI are links at the top right of the mail, and their fields appear only when clicked',
  { skip },
  async () => {
    await answering('Copies');
    const reply = replyOf(page);
    const field = (name: string) => reply.getByRole('combobox', { name, exact: true });
    assert.equal((await field('CC').count()) + (await field('CCI').count()), 0);
    const link = reply.getByRole('button', { name: 'CCI', exact: true });
    const [box, at] = [(await reply.boundingBox())!, (await link.boundingBox())!];
    assert.ok(at.x > box.x + box.width * 0.85 && at.y < box.y + box.height * 0.25, 'top right corner');
    await reply.getByRole('button', { name: 'CC', exact: true }).click();
    await field('CC').waitFor();
    assert.equal(await field('CCI').count(), 0);
    await link.click();
    await field('CCI').waitFor();
  },
);

test(
  'R18 R39 CC and CCI search the directory by name, whatever the accents, and take typed addresses too',
  { skip },
  async () => {
    await answering('Annuaire');
    const reply = replyOf(page);
    await reply.getByRole('button', { name: 'CC', exact: true }).click();
    const cc = reply.getByRole('combobox', { name: 'CC', exact: true });
    await cc.fill('zoe lem');
    const colleague = page.getByRole('option', { name: /zoe@maison\.test/ });
    await colleague.waitFor();
    await cc.press('ArrowDown');
    await cc.press('Enter');
    await reply.getByRole('button', { name: 'Retirer Zoé Lemieux' }).waitFor();
    await cc.fill('associe@client.test');
    await cc.press('Enter');
    await reply.getByRole('button', { name: 'CCI', exact: true }).click();
    const bcc = reply.getByRole('combobox', { name: 'CCI', exact: true });
    await bcc.fill('HELENE');
    await page.getByRole('option', { name: /helene@client\.test/ }).waitFor();
    await bcc.fill('archive@maison-mere.test');
    await bcc.press('Enter');
    await write('Avec copies.');
    await send();
    const { to, parsed, raw } = await arrived('Annuaire');
    assert.deepEqual(to.toSorted(), [
      'archive@maison-mere.test',
      'associe@client.test',
      'helene@client.test',
      'zoe@maison.test',
    ]);
    assert.deepEqual(
      parsed.cc?.map((one) => one.address),
      ['zoe@maison.test', 'associe@client.test'],
    );
    assert.ok(!raw.includes('archive@maison-mere.test'), 'nobody reads who got a blind copy');
  },
);

test('R22 the paper clip attaches files, which arrive byte for byte under their own names', { skip }, async () => {
  await answering('Fichiers');
  const clip = replyOf(page).getByRole('button', { name: 'Joindre des fichiers' }).first();
  await clip.locator('svg.tabler-icon-paperclip').waitFor();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), clip.click()]);
  const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, at) => at % 251));
  await chooser.setFiles([
    { name: 'Relevé d’été.pdf', mimeType: 'application/pdf', buffer: bytes },
    { name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('é') },
  ]);
  await replyOf(page).getByRole('list', { name: 'Fichiers joints' }).getByText('note.txt').waitFor();
  await write('Ci-joint.');
  await send();
  const { parsed } = await arrived('Fichiers');
  assert.deepEqual(
    parsed.attachments.map((one) => one.filename),
    ['Relevé d’été.pdf', 'note.txt'],
  );
  assert.ok(Buffer.from(parsed.attachments[0]!.content as ArrayBuffer).equals(bytes));
});

test(
  'R20 R21 R37 a pasted image is a part of the mail in its own size, and no handle resizes it',
  { skip },
  async () => {
    await answering('Capture-ecran');
    await write('Voici la capture : ');
    const png = await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(120, 80);
      const context = canvas.getContext('2d')!;
      context.fillStyle = 'teal';
      context.fillRect(0, 0, 120, 80);
      const file = new File([await canvas.convertToBlob({ type: 'image/png' })], 'image.png', { type: 'image/png' });
      const data = new DataTransfer();
      data.items.add(file);
      const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      document.activeElement!.dispatchEvent(paste);
      return Array.from(new Uint8Array(await file.arrayBuffer()));
    });
    const image = editorOf(page).locator('img');
    await image.waitFor();
    const size = async () => (({ width, height }) => ({ width, height }))((await image.boundingBox())!);
    const before = await size();
    assert.deepEqual(before, { width: 120, height: 80 });
    await image.click();
    const corner = (await image.boundingBox())!;
    await page.mouse.move(corner.x + corner.width - 1, corner.y + corner.height - 1);
    await page.mouse.down();
    await page.mouse.move(corner.x + corner.width + 90, corner.y + corner.height + 60, { steps: 4 });
    await page.mouse.up();
    assert.deepEqual(await size(), before);
    const button = replyOf(page).getByRole('button', { name: 'Envoyer le message' });
    await until('the image on the server', async () => (await button.getAttribute('aria-disabled')) === null);
    await send();
    const { parsed } = await arrived('Capture-ecran');
    const [part] = parsed.attachments;
    assert.equal(part!.mimeType, 'image/png');
    assert.deepEqual(Array.from(new Uint8Array(part!.content as ArrayBuffer)), png);
    assert.ok(parsed.html!.includes(`src="cid:${part!.contentId!.slice(1, -1)}"`));
  },
);

test('D15 a program is refused with its reason before anything leaves', { skip }, async () => {
  await answering('Programme');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    replyOf(page).getByRole('button', { name: 'Joindre des fichiers' }).first().click(),
  ]);
  await chooser.setFiles([{ name: 'Facture.pdf.exe', mimeType: 'application/pdf', buffer: Buffer.from('MZ') }]);
  await write('Voici.');
  await replyOf(page).getByRole('alert').getByText('peut exécuter un programme').waitFor();
  const button = replyOf(page).getByRole('button', { name: 'Envoyer le message' });
  assert.equal(await button.getAttribute('aria-disabled'), 'true');
  await replyOf(page).getByRole('button', { name: 'Retirer Facture.pdf.exe' }).click();
  await send();
  const { parsed } = await arrived('Programme');
  assert.equal(parsed.attachments.length, 0);
});

test('R28 R40 « Envoyer le message » sends, once, and by the keyboard too', { skip }, async () => {
  await answering('Une seule fois');
  const button = replyOf(page).getByRole('button', { name: 'Envoyer le message' });
  assert.equal(await button.getAttribute('aria-description'), 'Le message est vide.');
  await write('Bonjour Hélène,');
  await page.keyboard.press('Control+b');
  await page.keyboard.type(' c’est corrigé.');
  await page.keyboard.press('Control+Enter');
  await replyOf(page).waitFor({ state: 'detached' });
  const { parsed, to } = await arrived('Une seule fois');
  assert.deepEqual(to, ['helene@client.test']);
  assert.match(parsed.html!, /Bonjour Hélène,\s*(?:&nbsp;)?<(?:b|strong)[^>]*>\s*c’est corrigé\./);
  assert.match(parsed.text!, /^Bonjour Hélène,/);
  await spaceOf(page).getByRole('feed').getByText('envoyé', { exact: true }).first().waitFor();
  assert.equal(peer.received.filter((one) => one.raw.includes('Une seule fois')).length, 1);
});
