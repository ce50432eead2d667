import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import PostalMime from 'postal-mime';
import type { Page } from 'playwright-core';
import { listMailboxes, saveMailbox } from '#office/mailboxes/contract.ts';
import {
  chromiumMissing,
  goAvailable,
  messagesOf,
  openRow,
  openWindow,
  rowOf,
  rowsOf,
  saidIn,
  writeAndSend,
  type Window,
} from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { sendMail } from './support/mail.ts';
import { startSmtpPeer, type SmtpPeer } from './support/smtp-peer.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let page: Page;
let peer: SmtpPeer;
before(async () => {
  if (skip) return;
  window = await openWindow();
  peer = await startSmtpPeer();
  floor = await startFloor({ agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 }] });
  page = await window.page(floor, 'nadia');
  await goAvailable(page);
});
after(async () => {
  await window?.close();
  await floor?.stop();
  await peer?.close();
});

test(
  'customer to agent to the customer’s mailbox and back: one conversation, played in two tabs',
  { skip },
  async () => {
    const customer = await page.context().newPage();
    await customer.goto('/customer');
    await customer.getByRole('button', { name: 'Inventer un client' }).click();
    await customer.getByLabel('Nom', { exact: true }).fill('Inès Paré');
    await customer.getByLabel('Adresse courriel').fill('ines@client.test');
    await customer.getByRole('button', { name: 'Devenir ce client' }).click();
    await customer.getByRole('button', { name: 'Écrire à l’entreprise' }).click();
    await customer.getByLabel('Objet').fill('Aller-retour');
    await customer.getByLabel('Message', { exact: true }).fill('Bonjour, êtes-vous là ?');
    await customer.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await customer.getByText(/^250 /).waitFor();

    await rowOf(page, 'Aller-retour').waitFor();
    await openRow(page, 'Aller-retour');
    await writeAndSend(page, 'Oui, nous sommes là.');

    await customer.getByRole('button', { name: /Re: Aller-retour/ }).click();
    const letter = customer.getByRole('article', { name: /^Message de Service à la clientèle/ });
    await saidIn(letter, 'Oui, nous sommes là.').waitFor();
    await letter.getByRole('button', { name: 'Répondre' }).click();
    await customer.getByLabel('Message', { exact: true }).fill('Merci beaucoup !');
    await customer.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await customer.getByText(/^250 /).waitFor();

    await messagesOf(page).getByText('Merci beaucoup !').waitFor();
    assert.equal(await messagesOf(page).count(), 3);
    assert.equal(await rowsOf(page).count(), 1);
    await customer.close();
  },
);

test(
  'by real SMTP both ways: the answer names what it answers, and its answer comes back whatever the customer’s program drops',
  { skip },
  async () => {
    const smtp = { security: 'none', user: '', dkimDomain: '', dkimSelector: '' } as const;
    const { mailboxes } = await floor.admin(listMailboxes, {});
    const mailbox = mailboxes[0]!;
    await floor.admin(saveMailbox, {
      id: mailbox.id,
      address: mailbox.address,
      name: mailbox.name,
      skillId: mailbox.skillId,
      language: 'fr',
      incoming: { kind: 'listener' },
      outgoing: { kind: 'smtp', host: '127.0.0.1', port: peer.port, ...smtp },
      senders: [],
      secrets: {},
    });
    const first = await sendMail(floor, { from: 'Karim <karim@client.test>', subject: 'Colis égaré' });
    await rowOf(page, 'Colis égaré').waitFor();
    await openRow(page, 'Colis égaré');
    await writeAndSend(page, 'Nous cherchons.');
    const { raw, to } = await until('the answer at the customer’s server', () => peer.received[0]);
    const mail = await PostalMime.parse(raw);
    assert.deepEqual(to, ['karim@client.test']);
    assert.equal(mail.subject, 'Re: Colis égaré');
    assert.equal(mail.inReplyTo, `<${first}>`);
    assert.ok(mail.references?.includes(`<${first}>`));
    assert.match(mail.text!, /^Nous cherchons\.\s+Le .+, Karim a écrit :\s+> Bonjour,/);
    assert.match(mail.html!, /<blockquote type="cite"/);

    // A program that keeps no header but the address it was told to answer to, and changes the subject.
    await sendMail(floor, {
      from: 'Karim <karim@client.test>',
      to: mail.replyTo![0]!.address!,
      subject: 'Tout autre chose',
      text: 'Retrouvé par l’adresse.',
    });
    await messagesOf(page).getByText('Retrouvé par l’adresse.').waitFor();
    // One that keeps only In-Reply-To.
    await sendMail(floor, {
      from: 'Karim <karim@client.test>',
      subject: 'Encore autre chose',
      inReplyTo: mail.messageId,
      text: 'Retrouvé par l’en-tête.',
    });
    await messagesOf(page).getByText('Retrouvé par l’en-tête.').waitFor();
    assert.equal(await messagesOf(page).count(), 4);
    assert.equal(await rowOf(page, 'autre chose').count(), 0);
  },
);

test('a send that fails says so on the message, and leaves once when sent again', { skip }, async () => {
  const before = peer.received.length;
  peer.manners.rcpt = () => '550 5.1.1 no such user';
  await sendMail(floor, { from: 'Lou <lou@client.test>', subject: 'Échec d’abord' });
  await rowOf(page, 'Échec d’abord').waitFor();
  await openRow(page, 'Échec d’abord');
  await writeAndSend(page, 'Pas de chance.');
  const answer = messagesOf(page).last();
  await answer.getByText('L’adresse n’existe pas.').waitFor();
  delete peer.manners.rcpt;
  await answer.getByRole('button', { name: 'Renvoyer' }).click();
  await until('the answer sent again', () => peer.received.length === before + 1);
  await answer.getByText('envoyé', { exact: true }).waitFor();
  assert.equal(peer.received.length, before + 1);
});
