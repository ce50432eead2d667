import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { simpleParser, type AddressObject, type ParsedMail } from 'mailparser';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
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
import { startDovecot, startPostfix, withoutPostfix, type Dovecot, type Postfix } from './support/mail-servers.ts';
import { readInbox } from './support/read-imap.ts';
import { until } from './support/until.ts';
import { paste } from './support/writing.ts';

const skip = chromiumMissing() || withoutPostfix();
const CUSTOMER = 'lise@customer.test';
const SUBJECT = 'Commande 📦 n° 42 : où est-elle ?';
const CELLS = [
  ['Produit', '価格', 'الكمية'],
  ['東京 🎁', '1 204,50 $', '١٢'],
  ['Thé <vert> & "noir"', '3,00 $', '7'],
];
/** As a spreadsheet gives it: a colour and a width of its own in each cell. */
const TABLE = `<table style="border-collapse:collapse">${CELLS.map(
  (row, at) =>
    `<tr>${row
      .map(
        (cell) =>
          `<td style="border:1px solid #888888;width:120px;background-color:${at === 0 ? 'rgb(221, 235, 247)' : '#ffffff'};text-align:${at === 0 ? 'center' : 'left'};font-weight:${at === 0 ? 'bold' : 'normal'}">${cell.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</td>`,
      )
      .join('')}</tr>`,
).join('')}</table>`;

let floor: Floor;
let window: Window;
let dovecot: Dovecot;
let postfix: Postfix;
let page: Page;
before(async () => {
  if (skip) return;
  dovecot = await startDovecot();
  postfix = await startPostfix(dovecot);
  window = await openWindow();
  floor = await startFloor({
    outgoing: {
      ...{ kind: 'smtp', host: '127.0.0.1', port: postfix.smtp, security: 'none', user: '' },
      ...{ dkimDomain: '', dkimSelector: '' },
    },
    agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 }],
  });
  page = await window.page(floor, 'nadia');
  await goAvailable(page);
});
after(async () => {
  await window?.close();
  await floor?.stop();
  await postfix?.end();
  await dovecot?.end();
});

const pastePicture = (): Promise<number[]> =>
  page.evaluate(async () => {
    const canvas = new OffscreenCanvas(160, 90);
    const context = canvas.getContext('2d')!;
    context.fillStyle = 'rebeccapurple';
    context.fillRect(0, 0, 160, 90);
    const file = new File([await canvas.convertToBlob({ type: 'image/png' })], 'image.png', { type: 'image/png' });
    const data = new DataTransfer();
    data.items.add(file);
    const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement!.dispatchEvent(paste);
    return Array.from(new Uint8Array(await file.arrayBuffer()));
  });
/** Twenty megabytes that no compression makes smaller. */
const twentyMegabytes = (): Buffer => {
  const out = Buffer.alloc(20 * 1024 * 1024);
  for (let at = 0, block = createHash('sha256').update('relais').digest(); at < out.length; at += block.length) {
    block.copy(out, at);
    block = createHash('sha256').update(block).digest();
  }
  return out;
};
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const addressesIn = (field: AddressObject | AddressObject[] | undefined): string[] =>
  [field ?? []].flat().flatMap((one) => one.value.map((each) => each.address ?? ''));

type Node = DefaultTreeAdapterTypes.Node;
const isElement = (node: Node): node is DefaultTreeAdapterTypes.Element => 'tagName' in node;
const elementsIn = (node: Node): DefaultTreeAdapterTypes.Element[] => [
  ...(isElement(node) ? [node] : []),
  ...('childNodes' in node ? node.childNodes.flatMap(elementsIn) : []),
];
const textIn = (node: Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textIn).join('') : '';
const attribute = (element: DefaultTreeAdapterTypes.Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value;

const arrived = async (user: string, subject: string): Promise<{ raw: Buffer; mail: ParsedMail }> => {
  const raw = await until(
    `mail of ${user}`,
    async () => {
      for (const one of await readInbox(dovecot.imaps, user)) {
        const mail = await simpleParser(one, { skipTextToHtml: true, skipImageLinks: true });
        if (mail.subject === subject) return one;
      }
      return null;
    },
    60_000,
  );
  return { raw, mail: await simpleParser(raw, { skipTextToHtml: true, skipImageLinks: true }) };
};

test(
  'R19 R20 R22 R28 R36 R37 R40 a table, a picture, three scripts and 20 MB go by Postfix, and another parser reads at Dovecot what was composed',
  { skip },
  async () => {
    const customerId = await sendMail(floor, {
      from: `Lise Côté <${CUSTOMER}>`,
      subject: SUBJECT,
      references: '<debut@customer.test>',
      text: 'Bonjour,\n\nJ’attends toujours.\n\nLise',
    });
    await rowOf(page, 'Commande').waitFor();
    await openRow(page, 'Commande');
    const editor = await openReply(page);
    const reply = replyOf(page);
    await reply.getByRole('button', { name: 'CC', exact: true }).click();
    await reply.getByRole('combobox', { name: 'CC', exact: true }).fill('paul@customer.test');
    await page.keyboard.press('Enter');
    await reply.getByRole('button', { name: 'CCI', exact: true }).click();
    await reply.getByRole('combobox', { name: 'CCI', exact: true }).fill('archives@customer.test');
    await page.keyboard.press('Enter');

    await editor.click();
    await page.keyboard.insertText('Bonjour Lise, voilà 👩‍👩‍👧 :');
    await page.keyboard.press('Enter');
    await page.keyboard.insertText('注文は東京から発送されました。');
    await page.keyboard.press('Enter');
    await page.keyboard.insertText('مرحبا، طلبكم في الطريق.');
    await page.keyboard.press('Enter');
    await paste(page, { html: `<html><body>${TABLE}</body></html>` });
    await until('the table', async () => (await editor.locator('td').count()) === 9);
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.insertText('Photo : ');
    const picture = await pastePicture();
    await editor.locator('img').waitFor();
    const file = twentyMegabytes();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      reply.getByRole('button', { name: 'Joindre des fichiers' }).first().click(),
    ]);
    await chooser.setFiles([{ name: 'Relevé – été 東京.bin', mimeType: 'application/octet-stream', buffer: file }]);
    const button = reply.getByRole('button', { name: 'Envoyer le message' });
    await until('all files on the server', async () => (await button.getAttribute('aria-disabled')) === null, 60_000);
    await button.click();
    await reply.waitFor({ state: 'detached' });

    const { raw, mail } = await arrived(CUSTOMER, `Re: ${SUBJECT}`);
    assert.deepEqual(addressesIn(mail.to), [CUSTOMER]);
    assert.deepEqual(addressesIn(mail.cc), ['paul@customer.test']);
    assert.ok(!raw.includes('archives@customer.test'), 'nobody reads who got a blind copy');
    assert.equal((await arrived('archives@customer.test', `Re: ${SUBJECT}`)).mail.messageId, mail.messageId);
    assert.equal(mail.from!.value[0]!.address, 'aide@maison.test');
    assert.equal(mail.inReplyTo, `<${customerId}>`);
    assert.deepEqual(mail.references, ['<debut@customer.test>', `<${customerId}>`]);
    for (const line of raw.toString('latin1').split('\r\n')) assert.ok(line.length <= 998, 'RFC 5322 line length');

    const [inline, attached] = mail.attachments;
    assert.equal(mail.attachments.length, 2);
    assert.deepEqual([inline!.contentType, inline!.related], ['image/png', true]);
    assert.deepEqual(Array.from(inline!.content), picture);
    assert.equal(attached!.filename, 'Relevé – été 東京.bin');
    assert.equal(attached!.contentDisposition, 'attachment');
    assert.equal(sha256(attached!.content), sha256(file));

    const html = mail.html as string;
    const all = elementsIn(parse(html));
    const cells = all
      .filter((one) => one.tagName === 'tr')
      .map((row) => elementsIn(row).filter((one) => one.tagName === 'td'));
    assert.deepEqual(
      cells.map((row) => row.map((cell) => textIn(cell).replace(/\u00a0/g, ' '))),
      CELLS,
    );
    assert.deepEqual(
      cells[0]!.map((cell) => [attribute(cell, 'bgcolor'), attribute(cell, 'align'), attribute(cell, 'width')]),
      Array.from({ length: 3 }, () => ['#ddebf7', 'center', '120']),
    );
    const image = all.find((one) => one.tagName === 'img')!;
    assert.equal(`<${attribute(image, 'src')!.slice(4)}>`, inline!.contentId);
    assert.deepEqual([attribute(image, 'width'), attribute(image, 'height')], ['160', '90']);
    assert.ok(html.indexOf('Photo') < html.indexOf('<img') && html.indexOf('</table>') < html.indexOf('Photo'));
    const arabic = all.findLast((one) => textIn(one).startsWith('مرحبا') && one.tagName === 'div')!;
    assert.equal(attribute(arabic, 'dir'), 'auto');
    for (const one of all)
      for (const { name } of one.attrs) assert.doesNotMatch(name, /^(?:class|id|data-|on)/, `${one.tagName} ${name}`);
    assert.doesNotMatch(html, /<(?:script|style|link|iframe)|src="(?!cid:)/);

    const text = mail.text!.replace(/\r\n/g, '\n');
    assert.ok(
      text.startsWith('Bonjour Lise, voilà 👩‍👩‍👧 :\n注文は東京から発送されました。\nمرحبا، طلبكم في الطريق.\n'),
      text,
    );
    assert.match(text, /^東京 🎁 +1[ \u00a0]204,50[ \u00a0]\$ +١٢$/m);
    assert.match(text, /\nLe \d+ \S+ \d{4} à .+, Lise Côté a écrit\s?:\n> Bonjour,\n>\n> J’attends toujours\./);
    assert.equal(await editorOf(page).count(), 0);
  },
);
