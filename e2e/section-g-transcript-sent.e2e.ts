import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator } from 'playwright-core';
import sharp from 'sharp';
import { chromiumMissing, messagesOf, openRow, rowOf, spaceOf, writeAndSend } from './support/browser.ts';
import { sendMail } from './support/mail.ts';
import { until } from './support/until.ts';
import { openDesk, type Desk } from './support/writing.ts';

const skip = chromiumMissing();
let desk: Desk;
before(async () => {
  if (!skip) desk = await openDesk();
});
after(() => desk?.close());

const receiving = async (subject: string, mail: Parameters<typeof sendMail>[1] = {}): Promise<string> => {
  const messageId = await sendMail(desk.floor, { subject, ...mail });
  await rowOf(desk.page, subject).waitFor();
  await openRow(desk.page, subject);
  return messageId;
};
/** R61: the three dots of the interaction, then « Envoyer la transcription ». */
const openDialog = async (): Promise<Locator> => {
  await spaceOf(desk.page).getByRole('button', { name: 'Options', exact: true }).first().click();
  await desk.page.getByRole('menuitem', { name: 'Envoyer la transcription' }).click();
  return desk.page.getByRole('dialog', { name: 'Envoyer la transcription' });
};
const address = (dialog: Locator): Locator => dialog.getByLabel('Adresse du contact');
const send = (dialog: Locator): Locator => dialog.getByRole('button', { name: 'Envoyer', exact: true });
const lines = (): Locator =>
  spaceOf(desk.page)
    .getByRole('feed')
    .getByText(/a envoyé la transcription à/);

test(
  'R57 R59 R60 R61 D10 the contact’s server receives every message as text and pictures, and nothing else',
  { skip },
  async () => {
    const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#c33' } })
      .png()
      .toBuffer();
    const received = await receiving('Vaisselle en morceaux', {
      html: '<p>Bonjour, <b>tout</b> est cassé, voyez <a href="https://photos.test/album?x=1">mon album</a>.</p><img src="cid:casse" alt="Assiette"><p>日本語 مرحبا</p>',
      attachments: [
        { filename: 'assiette.png', content: photo, cid: 'casse', contentDisposition: 'inline' },
        { filename: 'facture-secrete.txt', content: 'SECRET-DE-LA-FACTURE' },
      ],
    });
    await writeAndSend(desk.page, 'Nous vous la remplacons demain.');
    const answer = await desk.arrived('Vaisselle en morceaux');
    await spaceOf(desk.page).getByText('envoyé', { exact: true }).first().waitFor();

    const dialog = await openDialog();
    await dialog.getByText(/^2 messages/).waitFor();
    await until(
      'the address of the contact',
      async () => (await address(dialog).inputValue()) === 'helene@client.test',
    );
    await send(dialog).click();
    await dialog.waitFor({ state: 'detached' });
    await lines().getByText('helene@client.test').waitFor();

    const mail = await desk.arrived('Transcription : Vaisselle en morceaux');
    assert.deepEqual(mail.to, ['helene@client.test']);
    const { parsed, raw } = mail;
    for (const part of [parsed.html!, parsed.text!]) {
      for (const words of [
        'Hélène Gagné',
        'est cassé',
        'mon album',
        '日本語',
        'مرحبا',
        'Nous vous la remplacons demain.',
      ])
        assert.ok(part.includes(words), `${words} is not in ${part}`);
      assert.ok(!/photos\.test|href|facture-secrete|SECRET-DE/.test(part), part);
    }
    assert.ok(!raw.includes(Buffer.from('SECRET-DE-LA-FACTURE').toString('base64').slice(0, 20)));
    assert.deepEqual(
      parsed.attachments.map((one) => [one.mimeType, one.disposition, one.filename]),
      [['image/png', 'inline', 'image-1.png']],
    );
    assert.deepEqual(Buffer.from(parsed.attachments[0]!.content as ArrayBuffer), photo);
    assert.ok(parsed.html!.includes(`cid:${parsed.attachments[0]!.contentId!.replace(/^<|>$/g, '')}`));
    assert.match(raw, /^Content-Type: multipart\/(?:alternative|related)/im);
    // It goes on in the thread of the contact's own mail program, and an answer to it comes back here.
    assert.equal(parsed.inReplyTo, answer.parsed.messageId);
    assert.ok(parsed.references!.includes(received));
    await sendMail(desk.floor, { subject: 'Re: Transcription', text: 'Bien reçu.', inReplyTo: parsed.messageId! });
    await messagesOf(desk.page).getByText('Bien reçu.').first().waitFor();
  },
);

test(
  'R58 D17 one address at a time, one of the contact’s: another is refused with the reason, in the window',
  { skip },
  async () => {
    await receiving('Une seule adresse');
    const dialog = await openDialog();
    const reason = async (): Promise<string> => (await send(dialog).getAttribute('aria-description')) ?? '';
    await until('the address of the contact', async () => (await address(dialog).inputValue()) !== '');
    await address(dialog).fill('helene@client.test, autre@client.test');
    await dialog.getByText(/qu’à une seule adresse à la fois/).waitFor();
    assert.match(await reason(), /qu’à une seule adresse à la fois/);
    await address(dialog).press('Enter');
    await address(dialog).fill('autre@client.test');
    await dialog.getByText(/n’est pas une adresse de ce contact/).waitFor();
    await address(dialog).fill('');
    await until('the reason', async () => /Saisissez/.test(await reason()));
    await address(dialog).fill('HELENE@client.test');
    await address(dialog).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    const mail = await desk.arrived('Transcription : Une seule adresse');
    assert.deepEqual(mail.to, ['helene@client.test']);
    assert.equal(desk.peer.received.filter((one) => one.to.includes('autre@client.test')).length, 0);
  },
);

test(
  'D11 R57 hidden content is not in it, and it answers nobody: the interaction is as new as it was',
  { skip },
  async () => {
    await receiving('Secret parti', { text: 'Mon mot de passe est tamanoir-bleu.' });
    await messagesOf(desk.page).first().getByRole('button', { name: 'Options du message' }).click();
    await desk.page.getByRole('menuitem', { name: 'Supprimer le contenu' }).click();
    await desk.page.getByRole('dialog').getByRole('button', { name: 'Supprimer' }).click();
    await messagesOf(desk.page).first().getByText('Contenu supprimé').waitFor();
    const status = spaceOf(desk.page).getByRole('button', { name: /^État/ });
    const before = await status.innerText();
    await send(await openDialog()).click();
    const mail = await desk.arrived('Transcription : Secret parti');
    assert.match(mail.parsed.text!, /Contenu supprimé/);
    for (const part of [mail.parsed.text!, mail.parsed.html!]) assert.ok(!part.includes('tamanoir'));
    await lines().waitFor();
    assert.equal(await status.innerText(), before);
  },
);
