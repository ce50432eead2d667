import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { openThread } from '#desk/thread/contract.ts';
import { saveChannel, scriptTag } from '#doors/texts/contract.ts';
import { readLimits, saveChannelLimits } from '#office/skills/contract.ts';
import { chromiumMissing, goAvailable, openWindow, rowOf, type Window } from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { startSite, type HostSite } from './support/host-site.ts';
import { logOf, messageOf, visit, writes } from './support/site-visitor.ts';
import { fieldOf, openByText, textingOf, textsIn } from './support/texts.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
const MB = 1024 * 1024;
let floor: Floor;
let window: Window;
let page: Page;
let site: HostSite;
let line: number;
let picture: Buffer;

type File = { name: string; mimeType: string; buffer: Buffer };
const paper = (name: string, bytes = 30): File => ({
  ...{ name, mimeType: 'application/pdf' },
  buffer: Buffer.from(`%PDF-1.4\n${name}`.padEnd(bytes, ' ')),
});
const chosen = (visitor: Page): Locator => visitor.getByRole('list', { name: 'Fichiers joints' }).getByRole('listitem');
const choose = async (visitor: Page, ...files: File[]): Promise<void> => {
  const choosing = visitor.waitForEvent('filechooser');
  await visitor.getByRole('button', { name: 'Joindre un fichier' }).click();
  await (await choosing).setFiles(files);
};
const arrived = (visitor: Page): Promise<unknown> =>
  until('they are handed over', async () => (await visitor.locator('.chosen [aria-busy]').count()) === 0);
const saved = async (visitor: Page, name: string): Promise<Buffer> => {
  const downloading = visitor.waitForEvent('download');
  await logOf(visitor)
    .getByRole('button', { name: `Télécharger ${name}` })
    .click();
  const download = await downloading;
  assert.equal(download.suggestedFilename(), name);
  return readFile((await download.path())!);
};
const card = (text: string): Locator => textsIn(page).filter({ hasText: text });
const tokenOf = (visitor: Page): Promise<string> =>
  visitor.evaluate(() => (JSON.parse(Object.values(localStorage)[0] as string) as { token: string }).token);
const ask = (name: string, about: object): Promise<Response> =>
  fetch(`${floor.url}/chat/${line}/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: site.origin },
    body: JSON.stringify(about),
  });

before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor({ agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 }] });
  site = await startSite(floor.url);
  ({ id: line } = await floor.admin(saveChannel, {
    ...{ id: null, channel: 'chat', provider: 'site', name: 'Boutique', address: '', skillId: floor.skillId },
    ...{ settings: { origins: site.origin }, secrets: {}, enabled: true },
  }));
  site.tag = scriptTag(floor.url, line);
  const limits = await floor.admin(readLimits, {});
  await floor.admin(saveChannelLimits, { ...limits, chat: null });
  page = await window.page(floor, 'nadia');
  await goAvailable(page);
  picture = Buffer.from(
    await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(640, 400);
      const context = canvas.getContext('2d')!;
      context.fillStyle = 'teal';
      context.fillRect(0, 0, 640, 400);
      return Array.from(new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer()));
    }),
  );
});
after(async () => {
  await window?.close();
  await floor?.stop();
  await site?.close();
});

test(
  'R63 a visitor sends a picture and a paper with their words, the agent answers with one: each has the other’s bytes',
  { skip },
  async () => {
    const visitor = await visit(window, floor, site);
    const complaints: string[] = [];
    visitor.on('console', (said) => said.type() === 'error' && complaints.push(said.text()));
    await choose(
      visitor,
      { name: 'bris.png', mimeType: 'image/png', buffer: picture },
      paper('faux.pdf'),
      paper('bon.pdf'),
    );
    await arrived(visitor);
    await visitor.getByRole('button', { name: 'Retirer faux.pdf' }).click();
    assert.equal(await chosen(visitor).count(), 2);
    await writes(visitor, 'Ma lampe est arrivée brisée.');
    assert.equal(await chosen(visitor).count(), 0);
    await rowOf(page, 'lampe').first().waitFor();
    const id = await openByText(page, 'lampe');
    await card('lampe').getByRole('button', { name: 'Aperçu de bris.png' }).waitFor();
    await card('lampe').getByText('bon.pdf').waitFor();
    const { messages } = await floor.admin(openThread, { interactionId: id });
    assert.deepEqual(
      messages[0]!.attachments.map(({ name, type, size }) => [name, type, size]),
      [
        ['bris.png', 'image/png', picture.length],
        ['bon.pdf', 'application/pdf', 30],
      ],
    );
    const canvas = logOf(visitor).getByRole('img', { name: 'bris.png' });
    await until('it is painted', () => canvas.evaluate((one) => (one as HTMLCanvasElement).width === 240));
    assert.deepEqual(await saved(visitor, 'bris.png'), picture);

    const answer = paper('retour.pdf', 400);
    const choosing = page.waitForEvent('filechooser');
    await textingOf(page).getByRole('button', { name: 'Joindre un fichier' }).click();
    await (await choosing).setFiles(answer);
    await fieldOf(page).fill('Voici l’étiquette de retour.');
    const send = textingOf(page).getByRole('button', { name: 'Envoyer' });
    await until('it may leave', async () => (await send.getAttribute('aria-disabled')) === null);
    await send.click();
    await logOf(visitor).getByText('Voici l’étiquette de retour.').waitFor();
    assert.deepEqual(await saved(visitor, 'retour.pdf'), answer.buffer);
    await visitor.reload();
    assert.deepEqual(await saved(visitor, 'retour.pdf'), answer.buffer);
    assert.deepEqual(complaints, []);
    await visitor.context().close();
  },
);

test(
  'a picture alone is a message; too large, too many and no house are said, and nothing is lost',
  { skip },
  async () => {
    const visitor = await visit(window, floor, site);
    await messageOf(visitor).fill('Je garde ceci');
    await choose(visitor, paper('énorme.pdf', 10 * MB + 1));
    await visitor.getByText('énorme.pdf : trop lourd, 10 Mo au plus.').waitFor();
    await choose(visitor, ...['a', 'b', 'c', 'd', 'e', 'f'].map((name) => paper(`${name}.pdf`)));
    await visitor.getByText('5 fichiers au plus par message.').waitFor();
    await arrived(visitor);
    assert.equal(await chosen(visitor).count(), 5);
    for (const name of ['a', 'b', 'c', 'd']) await visitor.getByRole('button', { name: `Retirer ${name}.pdf` }).click();
    await floor.kill();
    await choose(visitor, { name: 'seule.png', mimeType: 'image/png', buffer: picture });
    await visitor.getByText('seule.png n’est pas parti. Joignez-le de nouveau.').waitFor();
    await floor.startAgain();
    await visitor.reload();
    assert.equal(await messageOf(visitor).inputValue(), 'Je garde ceci');
    assert.equal(await chosen(visitor).count(), 1);
    await visitor.getByRole('button', { name: 'Retirer e.pdf' }).click();
    await messageOf(visitor).fill('');
    await choose(visitor, { name: 'seule.png', mimeType: 'image/png', buffer: picture });
    await arrived(visitor);
    await visitor.getByRole('button', { name: 'Envoyer' }).click();
    await rowOf(page, 'seule.png').first().waitFor();
    await logOf(visitor).getByRole('img', { name: 'seule.png' }).waitFor();
    await visitor.context().close();
  },
);

test('what another visitor has is nobody else’s, neither to see nor to send', { skip }, async () => {
  const [one, other] = [await visit(window, floor, site), await visit(window, floor, site)];
  await choose(one, paper('secret.pdf'));
  await arrived(one);
  const id = await one.evaluate(
    () => (JSON.parse(Object.values(localStorage)[0] as string) as { files: { id: string }[] }).files[0]!.id,
  );
  await writes(one, 'Ceci est à moi.');
  await writes(other, 'Ceci est à l’autre.');
  await rowOf(page, 'Ceci est à moi').first().waitFor();
  await rowOf(page, 'Ceci est à l’autre').first().waitFor();
  const token = await tokenOf(other);
  const said = { token, onceKey: randomUUID(), name: '', text: 'Volé', files: [id] };
  assert.equal((await ask('say', said)).status, 410);
  const look = (await (await ask('look', { token: await tokenOf(one), mark: '' })).json()) as {
    texts: { files: { id: number }[] }[];
  };
  const shown = look.texts[0]!.files[0]!.id;
  assert.equal((await ask('file-of', { token: await tokenOf(one), id: shown })).status, 200);
  assert.equal((await ask('file-of', { token, id: shown })).status, 404);
  const form = new FormData();
  form.set('token', token);
  form.set('file', new Blob(['x']), 'x.txt');
  const foreign = { method: 'POST', body: form, headers: { origin: 'https://ailleurs.test' } };
  assert.equal((await fetch(`${floor.url}/chat/${line}/file`, foreign)).status, 403);
  for (const visitor of [one, other]) await visitor.context().close();
});
