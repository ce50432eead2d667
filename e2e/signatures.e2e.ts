import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { listMailboxes, saveMailbox } from '#office/mailboxes/contract.ts';
import { mySignatures, saveSignature } from '#spine/people/contract.ts';
import {
  chromiumMissing,
  editorOf,
  goAvailable,
  menuOf,
  openReply,
  openRow,
  replyOf,
  spaceOf,
} from './support/browser.ts';
import { sendMail } from './support/mail.ts';
import { until } from './support/until.ts';
import { openDesk, paste, type Desk } from './support/writing.ts';

const skip = chromiumMissing();
let desk: Desk;
let page: Page;
before(async () => {
  if (skip) return;
  desk = await openDesk();
  page = desk.page;
  const { mailboxes } = await desk.floor.admin(listMailboxes, {});
  const [first] = mailboxes;
  const { incoming, outgoing, skillId, language } = first!;
  await desk.floor.admin(saveMailbox, {
    ...{ id: null, address: 'ventes@maison.test', name: 'Ventes', skillId, language, incoming, outgoing },
    senders: [],
    signature: '<div><b>{agent}</b>, {mailbox}</div>',
  });
});
after(() => desk?.close());

const signature = () => editorOf(page).locator('#relais-signature');
const from = () => replyOf(page).getByRole('button', { name: /^Changer l’adresse d’expédition/ });
const writeFrom = async (name: string): Promise<void> => {
  await from().click();
  await page.getByRole('menuitem', { name }).or(page.getByRole('menuitemradio', { name })).click();
};

test(
  'R19 R36 « Ma signature » is written in the person menu and stands below a fresh answer, once, however often it is reopened',
  { skip },
  async () => {
    await page.getByRole('button', { name: /^Votre compte/ }).click();
    await page.getByRole('button', { name: 'Ma signature' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ma signature' });
    await dialog.getByLabel('Fonction', { exact: true }).fill('Conseillère');
    const text = dialog.getByRole('textbox', { name: 'Texte de la signature' });
    await text.click();
    await page.keyboard.type('Cordialement, ');
    for (const field of ['Nom de l’agent', 'Fonction']) {
      await dialog.getByRole('button', { name: 'Insérer un champ' }).click();
      await page.getByRole('menuitem', { name: field }).click();
    }
    await until('both fields', async () => (await text.innerText()).includes('{agent}{title}'));
    await dialog.getByRole('button', { name: 'Enregistrer' }).click();
    await dialog.waitFor({ state: 'detached' });
    await menuOf(page).waitFor();

    await sendMail(desk.floor, { subject: 'Signee' });
    await openRow(page, 'Signee');
    await openReply(page);
    await signature().waitFor();
    assert.equal((await signature().innerText()).trim(), 'Cordialement, Nadia FortinConseillère');
    const send = replyOf(page).getByRole('button', { name: 'Envoyer le message' });
    assert.equal(
      await send.getAttribute('aria-description'),
      'Le message est vide.',
      'a signature alone is no message',
    );
    // The caret stands where one writes, above the signature.
    await page.keyboard.type('Voilà.');
    await replyOf(page)
      .getByText(/^Brouillon enregistré/)
      .waitFor();
    await page.reload();
    await spaceOf(page).getByRole('feed').waitFor();
    await signature().waitFor();
    assert.equal((await editorOf(page).innerText()).match(/Cordialement/g)!.length, 1);
    await desk.send();
    const { parsed } = await desk.arrived('Signee');
    assert.match(parsed.text!, /^Voilà\.\n+-- \nCordialement, Nadia FortinConseillère\n/);
    assert.match(parsed.html!, /<div type="relais-signature"[^>]*>/);
    assert.doesNotMatch(parsed.html!, /\sclass=|\sid=/);
  },
);

test(
  'R38 another From address brings its own signature, unless the agent changed the one that stands there',
  { skip },
  async () => {
    const nadia = await desk.floor.as('nadia');
    const { signatures } = await nadia(mySignatures, {});
    await nadia(saveSignature, { ...signatures[0]!, title: 'Conseillère', enabled: false });
    // Signing in anew made her unavailable (D12).
    await goAvailable(page);
    await desk.answering('Autre-adresse');
    assert.equal(await signature().count(), 0);
    await writeFrom('Ventes');
    await until('the mailbox’s own', async () => (await signature().innerText()).includes('Nadia Fortin, Ventes'));
    await signature().locator('b').click();
    await page.keyboard.press('End');
    await page.keyboard.type(' poste 12');
    await writeFrom('Service');
    assert.ok((await signature().innerText()).includes('poste 12'), 'what the agent wrote stays');
  },
);

test(
  'an administrator writes a mailbox’s signature in its drawer, picture inside, and a supervisor reads it',
  { skip },
  async () => {
    const office = await desk.window.page(desk.floor, 'admin');
    await office.goto('/office/mailboxes');
    await office.getByText('ventes@maison.test').click();
    const drawer = office.getByRole('dialog', { name: 'Ventes' });
    const text = drawer.getByRole('textbox', { name: 'Signature' });
    await text.click();
    await office.keyboard.press('Control+End');
    await office.keyboard.type(' 514 555-0100 ');
    await paste(office, { png: { width: 40, height: 20 } });
    await text.locator('img').waitFor();
    await drawer.getByRole('button', { name: 'Enregistrer' }).click();
    await drawer.waitFor({ state: 'detached' });
    const { mailboxes } = await desk.floor.admin(listMailboxes, {});
    const saved = mailboxes.find((one) => one.name === 'Ventes')!.signature;
    assert.match(
      saved,
      /\{agent\}.*514 555-0100.*<img [^>]*src="data:image\/png;base64,|<img src="data:image\/png;base64,/s,
    );
    assert.match(saved, /514 555-0100/);
    await office.context().close();
  },
);

test('R19 what is written into the signature is a message like any other, and leaves as one', { skip }, async () => {
  await goAvailable(page);
  await desk.answering('Dans-la-signature');
  await writeFrom('Ventes');
  await signature().click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Votre colis part demain.');
  const button = replyOf(page).getByRole('button', { name: 'Envoyer le message' });
  await until('it may be sent', async () => (await button.getAttribute('aria-disabled')) === null);
  await button.click();
  await replyOf(page).waitFor({ state: 'detached' });
  const { parsed } = await desk.arrived('Dans-la-signature');
  assert.match(parsed.text!.split('\n-- ')[0]!, /Votre colis part demain\./);
});
