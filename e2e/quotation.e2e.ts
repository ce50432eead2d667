import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { chromiumMissing, editorOf, openReply, openRow, replyOf } from './support/browser.ts';
import { sendMail } from './support/mail.ts';
import { until } from './support/until.ts';
import { openDesk, paste, type Desk } from './support/writing.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const skip = chromiumMissing();
let desk: Desk;
let page: Page;
before(async () => {
  if (skip) return;
  desk = await openDesk();
  page = desk.page;
});
after(() => desk?.close());

const strip = () => replyOf(page).getByRole('region', { name: 'Message cité' });
const button = (name: string) => strip().getByRole('button', { name, exact: true });

test(
  'R36 R40 the message that is answered goes along below, can be looked at, left out and put back',
  { skip },
  async () => {
    await desk.answering('Citation');
    assert.match(await strip().innerText(), /Message cité : Hélène Gagné, /);
    await button('Aperçu').click();
    await strip().getByText('J’ai reçu deux factures').waitFor();
    await button('Masquer').click();
    await button('Retirer').click();
    await strip().getByText('Le message de Hélène Gagné ne sera pas cité.').waitFor();
    await editorOf(page).click();
    await page.keyboard.type('Sans citation.');
    await replyOf(page)
      .getByText(/^Brouillon enregistré/)
      .waitFor();
    await page.reload();
    await button('Remettre').waitFor();
    await desk.send();
    const { parsed } = await desk.arrived('Citation');
    assert.equal(parsed.text!.trim(), 'Sans citation.');
    assert.doesNotMatch(parsed.html!, /blockquote/);
  },
);

test(
  'R36 answered point by point, the quotation stands in the text and not a second time below',
  { skip },
  async () => {
    await desk.answering('Point-par-point');
    await page.keyboard.type('Mes réponses entre les lignes.');
    await button('Répondre point par point').click();
    const quoted = editorOf(page).locator('blockquote');
    await quoted.waitFor();
    await strip().getByText('Le message cité est dans le texte.').waitFor();
    await quoted.getByText('deux factures').click();
    await page.keyboard.press('End');
    await page.keyboard.type(' : bien reçu');
    await desk.send();
    const { parsed } = await desk.arrived('Point-par-point');
    assert.match(parsed.text!, /^Mes réponses entre les lignes\.\n+Le .+ Hélène Gagné a écrit\s?:\n+> Bonjour/);
    assert.equal(parsed.text!.match(/deux factures/g)!.length, 1);
    assert.match(parsed.text!, /> J’ai reçu deux factures.* : bien reçu\n>\n> Hélène/);
  },
);

test(
  'R20 R37 pictures of the message that is answered point by point come along into the text, and leave as parts',
  { skip },
  async () => {
    await sendMail(desk.floor, {
      subject: 'Avec-photo',
      html: '<p>Voyez la <b>photo</b> :</p><img src="cid:photo@client.test" alt="photo"><p>Merci</p>',
      attachments: [{ filename: 'photo.png', content: PNG, cid: 'photo@client.test' }],
    });
    await openRow(page, 'Avec-photo');
    await openReply(page);
    await page.keyboard.type('Vu.');
    await button('Répondre point par point').click();
    const picture = editorOf(page).locator('blockquote img');
    await picture.waitFor();
    await until('the picture', () => picture.evaluate((one) => (one as HTMLImageElement).naturalWidth === 1));
    await replyOf(page)
      .getByText(/^Brouillon enregistré/)
      .waitFor();
    await page.reload();
    await strip().getByText('Le message cité est dans le texte.').waitFor();
    await desk.send();
    const { parsed } = await desk.arrived('Avec-photo');
    assert.equal(parsed.attachments.length, 1);
    assert.ok(Buffer.from(parsed.attachments[0]!.content as ArrayBuffer).equals(PNG));
    assert.equal(parsed.html!.match(/<img [^>]*src="cid:/g)!.length, 1);
  },
);

test('R24 a text that Gmail will clip says so before it is sent, and may leave', { skip }, async () => {
  await desk.answering('Longue-lettre');
  const row = `<tr>${'<td style="border:1px solid #cccccc">cellule de la lettre</td>'.repeat(9)}</tr>`;
  await paste(page, { html: `<table>${row.repeat(100)}</table>` });
  await until('the table', async () => (await editorOf(page).locator('td').count()) === 900);
  await replyOf(page).getByText('Gmail coupera ce message après 102 ko : joignez le tableau en fichier.').waitFor();
  await desk.send();
  assert.equal((await desk.arrived('Longue-lettre')).parsed.html!.match(/<td/g)!.length, 900);
});
