import assert from 'node:assert/strict';
import { deflateSync } from 'node:zlib';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { listChannels, saveChannel } from '#doors/texts/contract.ts';
import { startCloudServer, type CloudServer } from '../src/doors/texts/whatsapp/testing/cloud-server.ts';
import { chromiumMissing, goAvailable, openWindow, rowOf, type Window } from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { freePorts } from './support/free-port.ts';
import { fieldOf, openByText, textingOf, textsIn } from './support/texts.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
const THEIRS = '+15145550123';
let floor: Floor;
let window: Window;
let page: Page;
let cloud: CloudServer;

type File = { name: string; mimeType: string; buffer: Buffer };
/** A picture of one colour: a PNG that browsers and Meta take. */
const png = (name: string, bytes = 0): File => {
  const chunk = (type: string, data: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(data.length);
    head.write(type, 4, 'latin1');
    return Buffer.concat([head, data, Buffer.alloc(4)]);
  };
  const size = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  const parts = [chunk('IHDR', size), chunk('IDAT', deflateSync(Buffer.alloc(4))), chunk('tEXt', Buffer.alloc(bytes))];
  const buffer = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts, chunk('IEND', Buffer.alloc(0))]);
  return { name, mimeType: 'image/png', buffer };
};
const pdf = (name: string): File => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.4\n${name}`) });

const attach = async (...files: File[]): Promise<void> => {
  const choosing = page.waitForEvent('filechooser');
  await textingOf(page).getByRole('button', { name: 'Joindre un fichier' }).click();
  await (await choosing).setFiles(files);
};
const filesHere = (): Locator => textingOf(page).getByRole('list', { name: 'Fichiers joints' }).getByRole('listitem');
const send = (): Locator => textingOf(page).getByRole('button', { name: 'Envoyer' });
const ready = (): Promise<unknown> =>
  until('it may leave', async () => (await send().getAttribute('aria-disabled')) === null);
const card = (text: string): Locator => textsIn(page).filter({ hasText: text });
/** What Meta was given since that many: its kind, its words, and the bytes of its file. */
const given = (from: number) =>
  cloud.sent.slice(from).map(({ type, body }) => {
    const part = body[type] as { id?: string; caption?: string; filename?: string; body?: string };
    const file = part.id === undefined ? null : cloud.files.get(part.id)!;
    return {
      type,
      words: part.body ?? part.caption ?? '',
      name: part.filename ?? '',
      bytes: file && Buffer.from(file.bytes),
    };
  });

before(async () => {
  if (skip) return;
  window = await openWindow();
  cloud = await startCloudServer();
  const [port] = (await freePorts(1)) as [number];
  floor = await startFloor({
    env: { TEXTS_ADDRESS: cloud.url, PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` },
    agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 }],
  });
  const { phoneNumberId, wabaId } = cloud.account.settings;
  await floor.admin(saveChannel, {
    ...{ id: null, channel: 'whatsapp', provider: 'whatsapp', name: 'WhatsApp', address: '+14385550100' },
    ...{ skillId: floor.skillId, settings: { phoneNumberId, wabaId }, secrets: cloud.account.secrets, enabled: true },
  });
  cloud.setHook((await floor.admin(listChannels, {})).connections[0]!.hookUrl);
  page = await window.page(floor, 'nadia');
  await goAvailable(page);
  await cloud.inbound(THEIRS, 'Bonjour, avez-vous le relevé ?', { name: 'Luce' });
  await rowOf(page, 'avez-vous le relevé').first().waitFor();
  await openByText(page, 'avez-vous le relevé');
});
after(async () => {
  await window?.close();
  await floor?.stop();
  await cloud?.close();
});

test(
  'a picture and a PDF leave with their words, byte for byte; the draft keeps them, and their statuses are one',
  { skip },
  async () => {
    const [picture, paper] = [png('plan.png'), pdf('relevé.pdf')];
    const from = cloud.sent.length;
    await fieldOf(page).fill('Voici les deux.');
    await attach(picture, paper);
    assert.equal(await filesHere().count(), 2);
    await textingOf(page).getByText('Brouillon enregistré').waitFor();
    await page.reload();
    await until('both are there again', async () => (await filesHere().count()) === 2);
    await ready();
    await send().click();
    await card('Voici les deux.').waitFor();
    await until('two messages', () => cloud.sent.length === from + 2);
    assert.deepEqual(given(from), [
      { type: 'image', words: 'Voici les deux.', name: '', bytes: picture.buffer },
      { type: 'document', words: '', name: 'relevé.pdf', bytes: paper.buffer },
    ]);
    assert.equal(await filesHere().count(), 0);
    for (const name of ['plan.png', 'relevé.pdf']) await card('Voici les deux.').getByText(name).first().waitFor();
    const parts = cloud.sent.slice(from);
    assert.deepEqual(
      parts.map(({ body }) => cloud.files.get(((body['image'] ?? body['document']) as { id: string }).id)!.type),
      ['image/png', 'application/pdf'],
    );
    await cloud.statuses(parts[0]!.id, ['delivered']);
    await card('Voici les deux.').getByText('envoyé').waitFor();
    await cloud.statuses(parts[1]!.id, ['delivered']);
    await card('Voici les deux.').getByText('remis').waitFor();
  },
);

test('one file carries its words itself, pasted or dropped; and one without words leaves too', { skip }, async () => {
  const from = cloud.sent.length;
  await fieldOf(page).fill('Le plan.');
  await fieldOf(page).evaluate((field) => {
    const data = new DataTransfer();
    data.items.add(new File(['%PDF-1.4 collé'], 'collé.pdf', { type: 'application/pdf' }));
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await filesHere().filter({ hasText: 'collé.pdf' }).waitFor();
  await ready();
  await send().click();
  await card('Le plan.').waitFor();
  await textingOf(page).evaluate((section) => {
    const data = new DataTransfer();
    data.items.add(new File(['%PDF-1.4 déposé'], 'déposé.pdf', { type: 'application/pdf' }));
    section.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await filesHere().filter({ hasText: 'déposé.pdf' }).waitFor();
  await ready();
  await send().click();
  await until('both', () => cloud.sent.length === from + 2);
  assert.deepEqual(
    given(from).map(({ type, words, name }) => [type, words, name]),
    [
      ['document', 'Le plan.', 'collé.pdf'],
      ['document', '', 'déposé.pdf'],
    ],
  );
});

test('what WhatsApp does not take is refused with its reason, and nothing else is lost', { skip }, async () => {
  const from = cloud.sent.length;
  await fieldOf(page).fill('Le reste part.');
  await attach(
    pdf('bon.pdf'),
    png('grande.png', 5 * 1024 * 1024),
    { name: 'page.html', mimeType: 'text/html', buffer: Buffer.from('<p>') },
    { name: 'outil.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
  );
  await filesHere().filter({ hasText: 'grande.png' }).getByText('trop lourd pour ce canal : 5 Mo au plus').waitFor();
  await filesHere().filter({ hasText: 'page.html' }).getByText('ce canal ne prend pas ce type de fichier').waitFor();
  await filesHere().filter({ hasText: 'outil.exe' }).getByText('peut exécuter un programme').waitFor();
  assert.match((await send().getAttribute('aria-description')) ?? '', /n’est pas joint : retirez-le ou réessayez/);
  for (const name of ['grande.png', 'page.html', 'outil.exe'])
    await textingOf(page)
      .getByRole('button', { name: `Retirer ${name}` })
      .click();
  await ready();
  await send().click();
  await until('it left', () => cloud.sent.length === from + 1);
  assert.deepEqual(
    given(from).map(({ type, words, name }) => [type, words, name]),
    [['document', 'Le reste part.', 'bon.pdf']],
  );
});

const askedFor = (what: 'media' | 'messages'): number =>
  cloud.asked.filter(({ path }) => path.endsWith(`/${what}`)).length;

test('a house that is killed while a file travels doubles nothing and loses nothing', { skip }, async () => {
  const from = cloud.sent.length;
  const before = askedFor('media');
  cloud.slowUploads(60_000);
  await fieldOf(page).fill('En route.');
  await attach(pdf('lent.pdf'));
  await ready();
  await send().click();
  await until('Meta is given the file', () => askedFor('media') > before);
  await floor.kill();
  cloud.slowUploads(0);
  assert.equal(cloud.sent.length, from, 'nothing of it left');
  await floor.startAgain();
  // Nothing was asked to leave yet: nobody is asked either.
  await card('En route.').getByText('envoyé').waitFor({ timeout: 150_000 });
  assert.deepEqual(
    given(from).map(({ words, name }) => [words, name]),
    [['En route.', 'lent.pdf']],
  );
});

test(
  'a house that is killed between two files: the first does not leave again, and the second is asked about',
  { skip },
  async () => {
    const from = cloud.sent.length;
    const [picture, paper] = [png('premier.png'), pdf('second.pdf')];
    const before = askedFor('messages');
    cloud.answering('as-usual', 'as-usual', 'as-usual', 'silence');
    await fieldOf(page).fill('L’un après l’autre.');
    await attach(picture, paper);
    await ready();
    await send().click();
    await until('Meta is given the second', () => askedFor('messages') === before + 2);
    await floor.kill();
    assert.equal(cloud.sent.length, from + 1);
    await floor.startAgain();
    await card('L’un après').getByText('Envoi incertain').waitFor({ timeout: 150_000 });
    // What is told of the first says nothing of the second.
    await cloud.statuses(cloud.sent[from]!.id, ['delivered', 'read']);
    await card('L’un après').getByRole('button', { name: 'Renvoyer' }).click();
    await until('the second left', () => cloud.sent.length === from + 2);
    assert.deepEqual(given(from), [
      { type: 'image', words: 'L’un après l’autre.', name: '', bytes: picture.buffer },
      { type: 'document', words: '', name: 'second.pdf', bytes: paper.buffer },
    ]);
    await cloud.statuses(cloud.sent[from + 1]!.id, ['delivered']);
    await card('L’un après').getByText('remis').waitFor();
    assert.equal(cloud.sent.length, from + 2);
  },
);
