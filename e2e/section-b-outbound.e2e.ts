import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import PostalMime from 'postal-mime';
import type { Page } from 'playwright-core';
import { startOutbound } from '#desk/compose/outbound/contract.ts';
import { browse, inbox } from '#desk/inbox/contract.ts';
import { saveMailbox } from '#office/mailboxes/contract.ts';
import { saveSkill } from '#office/skills/contract.ts';
import { addPerson } from '#office/staff/contract.ts';
import { setState } from '#spine/people/contract.ts';
import {
  chromiumMissing,
  editorOf,
  goAvailable,
  menuOf,
  messagesOf,
  openWindow,
  replyOf,
  rowOf,
  saidIn,
  spaceOf,
  type Window,
} from './support/browser.ts';
import { PASSWORD, startFloor, type Floor } from './support/floor.ts';
import { sendMail } from './support/mail.ts';
import { dialogOf, email, emailAtOnce, foundOf, newButtonOf, pick, searchOf, subjectOf } from './support/outbound.ts';
import { startSmtpPeer, type SmtpPeer } from './support/smtp-peer.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let peer: SmtpPeer;
let page: Page;
let sales: number;
const hire = (name: string, login: string, skills: number[], inboxLimit: number | null = null) =>
  floor.admin(addPerson, {
    ...{ name, login, email: `${login}@maison.test`, password: PASSWORD, role: 'agent', language: 'fr', teamId: null },
    ...{ emailEnabled: true, inboxLimit, skills: skills.map((skillId) => ({ skillId, level: 1 })) },
  });

before(async () => {
  if (skip) return;
  window = await openWindow();
  peer = await startSmtpPeer();
  const smtp = {
    host: '127.0.0.1',
    port: peer.port,
    security: 'none',
    user: '',
    dkimDomain: '',
    dkimSelector: '',
  } as const;
  const outgoing = { kind: 'smtp' as const, ...smtp };
  floor = await startFloor({
    outgoing,
    senders: [{ address: 'compta@maison.test', name: 'Comptabilité' }],
    agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 }],
  });
  // Whoever wrote is a contact.
  for (const from of ['Hélène Gagné <helene@client.test>', 'Émile Gagnon <emile@client.test>'])
    await sendMail(floor, { from, subject: 'Premier contact' });
  const skill = { id: null, priority: 5, offers: false, offerSeconds: 60 };
  sales = (await floor.admin(saveSkill, { ...skill, name: 'Ventes' })).id;
  await floor.admin(saveMailbox, {
    ...{ id: null, address: 'ventes@maison.test', name: 'Ventes', skillId: sales, language: 'fr' as const },
    ...{ incoming: { kind: 'listener' as const }, outgoing, senders: [], secrets: {} },
  });
  const inward = (await floor.admin(saveSkill, { ...skill, name: 'Accueil', outbound: false })).id;
  await hire('Paul Roy', 'paul', [inward]);
  await hire('Zoé Lemieux', 'zoe', [floor.skillId, sales], 1);
  page = await window.page(floor, 'nadia');
  await goAvailable(page);
});
after(async () => {
  await window?.close();
  await floor?.stop();
  await peer?.close();
});

const write = async (on: Page, subject: string, text: string): Promise<void> => {
  await subjectOf(on).fill(subject);
  await editorOf(on).click();
  await on.keyboard.type(text);
};
const send = async (on: Page): Promise<number> => {
  await replyOf(on).getByRole('button', { name: 'Envoyer le message' }).click();
  await on.waitForURL(/\/i\/\d+$/);
  return Number(/\d+$/.exec(on.url())![0]);
};
const arrived = async (subject: string) => {
  const mail = await until(`mail about ${subject}`, () => peer.received.find((one) => one.raw.includes(subject)));
  return { ...mail, parsed: await PostalMime.parse(mail.raw) };
};
const answerTo = async (subject: string, from: string): Promise<void> => {
  const { parsed } = await arrived(subject);
  await sendMail(floor, {
    from,
    to: parsed.replyTo![0]!.address!,
    subject: `RE: ${subject}`,
    inReplyTo: parsed.messageId!,
    text: `Merci pour « ${subject} ».`,
  });
};
const rowIn = async (login: string, view: 'recent' | 'all' | 'unassigned', id: number) =>
  (await (await floor.as(login))(browse, { view })).rows.find((row) => row.id === id);

test(
  'R7 R10 the person with a plus is in the menu, greyed with its reason without an outbound skill',
  { skip },
  async () => {
    await newButtonOf(page).locator('svg.tabler-icon-user-plus').waitFor();
    const paul = await window.page(floor, 'paul');
    const button = newButtonOf(paul);
    await until('the reason', async () => (await button.getAttribute('aria-disabled')) === 'true');
    assert.match((await button.getAttribute('aria-description'))!, /^Aucune compétence de courriels sortants/);
    await button.click({ force: true });
    await paul.keyboard.press('n');
    assert.equal(await dialogOf(paul).count(), 0);
    const asked = { skillId: sales, contactId: null, name: '', address: 'x@client.test' };
    await assert.rejects((await floor.as('paul'))(startOutbound, asked), /no-outbound-skill/);
    await paul.context().close();
  },
);

test('R11 a name is found while it is typed, without its accents', { skip }, async () => {
  await page.keyboard.press('n');
  await searchOf(page).fill('helene');
  await foundOf(page).filter({ hasText: 'helene@client.test' }).waitFor();
  assert.deepEqual(await foundOf(page).locator('b').allTextContents(), ['Hélène Gagné']);
  await searchOf(page).fill('gagn');
  await foundOf(page).filter({ hasText: 'Émile Gagnon' }).waitFor();
  assert.equal(await foundOf(page).count(), 2);
  await page.keyboard.press('Escape');
});

test('R12 the list under the search bar changes the directory that is searched', { skip }, async () => {
  await newButtonOf(page).click();
  const source = dialogOf(page).getByLabel('Annuaire', { exact: true });
  const [bar, below] = [(await searchOf(page).boundingBox())!, (await source.boundingBox())!];
  assert.ok(below.y >= bar.y + bar.height && Math.abs(below.x - bar.x) < 4, 'under the search bar');
  await searchOf(page).fill('e');
  await foundOf(page).filter({ hasText: 'Émile Gagnon' }).waitFor();
  await source.selectOption('Agents');
  await foundOf(page).filter({ hasText: 'Émile Gagnon' }).waitFor({ state: 'detached' });
  await searchOf(page).fill('zoe');
  await foundOf(page).filter({ hasText: 'Zoé Lemieux' }).waitFor();
  await source.selectOption('Contacts');
  await dialogOf(page).getByText('Aucune entrée ne correspond à « zoe »').waitFor();
  await page.keyboard.press('Escape');
});

test('R13 with « Tout », an empty search and Enter lists everybody', { skip }, async () => {
  await newButtonOf(page).click();
  assert.equal(
    await dialogOf(page).getByLabel('Annuaire', { exact: true }).locator('option:checked').innerText(),
    'Tout',
  );
  await searchOf(page).click();
  assert.equal(await foundOf(page).count(), 0);
  await searchOf(page).press('Enter');
  await foundOf(page).first().waitFor();
  assert.deepEqual(await foundOf(page).locator('b').allTextContents(), [
    ...['Alix Admin', 'Émile Gagnon', 'Hélène Gagné', 'Nadia Fortin', 'Paul Roy', 'Zoé Lemieux'],
  ]);
  await page.keyboard.press('Escape');
});

test(
  'R8 R14 R15 R19 a result opens « Canaux », « E-mail » starts the mail at once with one skill, and what is sent is mine',
  { skip },
  async () => {
    await pick(page, 'Hélène Gagné');
    await dialogOf(page).getByRole('heading', { name: 'Canaux' }).waitFor();
    const channel = dialogOf(page).getByRole('button', { name: /^E-mail/ });
    await channel.locator('svg.tabler-icon-mail').waitFor();
    assert.match(await channel.innerText(), /E-mail\s+helene@client\.test/);
    await channel.click();
    await page.waitForURL(/\/new\//);
    await spaceOf(page).getByRole('heading', { name: 'Nouvelle demande sortante' }).waitFor();
    const [space, field] = [(await spaceOf(page).boundingBox())!, (await replyOf(page).boundingBox())!];
    assert.ok(field.y + field.height > space.y + space.height - 40, 'the reply field is at the bottom');
    await write(page, 'Commande disponible', 'Bonjour Hélène, elle vous attend.');
    const id = await send(page);
    await saidIn(messagesOf(page).first(), 'elle vous attend').waitFor();
    const mine = await until('it in my menu', async () =>
      (await (await floor.as('nadia'))(inbox, {})).rows.find((row) => row.id === id),
    );
    assert.deepEqual(
      [mine.status, mine.waitingFor, mine.skillName, mine.contactName],
      ['open', 'customer', 'Facturation', 'Hélène Gagné'],
    );
    await rowOf(page, 'Commande disponible').waitFor();
    const { parsed, to } = await arrived('Commande disponible');
    assert.deepEqual(
      [to, parsed.subject, parsed.from?.address],
      [['helene@client.test'], 'Commande disponible', 'aide@maison.test'],
    );
    assert.equal(
      parsed.headers.find((one) => one.key === 'in-reply-to'),
      undefined,
    );
  },
);

test('the answer to it comes back into the same interaction', { skip }, async () => {
  await sendMail(floor, {
    from: 'Hélène Gagné <helene@client.test>',
    to: (await arrived('Commande disponible')).parsed.replyTo![0]!.address!,
    subject: 'Sans rapport avec l’objet',
    text: 'Je passe demain.',
  });
  await rowOf(page, 'Commande disponible').click();
  await spaceOf(page).getByText('Je passe demain.').waitFor();
  assert.equal(await messagesOf(page).count(), 2);
});

test('R8 while Working it is mine too', { skip }, async () => {
  const nadia = await floor.as('nadia');
  await nadia(setState, { state: 'working' });
  await pick(page, 'Émile Gagnon');
  await emailAtOnce(page);
  await write(page, 'En travail', 'Une question.');
  const id = await send(page);
  await until('it in my menu', async () => (await nadia(inbox, {})).rows.some((row) => row.id === id));
});

test(
  'R9 D7 sent while Unavailable it leaves and is nobody’s; the answer is routed by the outbound skill',
  { skip },
  async () => {
    const zoe = await window.page(floor, 'zoe');
    await pick(zoe, 'Émile Gagnon');
    await email(zoe);
    await dialogOf(zoe).getByLabel('Compétence').selectOption('Ventes');
    await dialogOf(zoe).getByRole('button', { name: 'Démarrer' }).click();
    await spaceOf(zoe).getByText('Vous êtes Indisponible : le message partira').waitFor();
    await write(zoe, 'Notre nouvelle gamme', 'La voici.');
    const id = await send(zoe);
    await saidIn(messagesOf(zoe).first(), 'La voici.').waitFor();
    const { parsed } = await arrived('Notre nouvelle gamme');
    assert.equal(parsed.from?.address, 'ventes@maison.test');
    assert.equal((await rowIn('zoe', 'recent', id))?.assigneeId, null);
    assert.equal((await (await floor.as('zoe'))(inbox, {})).rows.length, 0);
    // Nadia is free, but has not the skill that it was sent with.
    await (
      await floor.as('nadia')
    )(setState, { state: 'available' });
    await answerTo('Notre nouvelle gamme', 'Émile Gagnon <emile@client.test>');
    const waits = await until('the answer', async () => {
      const row = await rowIn('admin', 'all', id);
      return row?.waitingFor === 'agent' ? row : null;
    });
    assert.deepEqual([waits.assigneeId, waits.skillName], [null, 'Ventes']);
    await goAvailable(zoe);
    await rowOf(zoe, 'Notre nouvelle gamme').waitFor();
    await zoe.context().close();
  },
);

test('D4 a full inbox does not stop one’s own outbound, which counts', { skip }, async () => {
  const zoe = await window.page(floor, 'zoe');
  await menuOf(zoe).getByText('1 / 1 courriel').waitFor();
  await goAvailable(zoe);
  await pick(zoe, 'Hélène Gagné');
  await email(zoe);
  await dialogOf(zoe).getByLabel('Compétence').selectOption('Facturation');
  await dialogOf(zoe).getByRole('button', { name: 'Démarrer' }).click();
  await write(zoe, 'Au-delà de la limite', 'Bonjour.');
  await send(zoe);
  await menuOf(zoe).getByText('2 / 1 courriel').waitFor();
  await zoe.context().close();
});

test(
  'R15 R16 with several skills one is chosen first, and the addresses offered are of its mailboxes',
  { skip },
  async () => {
    const zoe = await window.page(floor, 'zoe');
    await pick(zoe, 'Hélène Gagné');
    await email(zoe);
    const start = dialogOf(zoe).getByRole('button', { name: 'Démarrer' });
    assert.equal(await start.getAttribute('aria-description'), 'Choisissez d’abord une compétence.');
    const skills = dialogOf(zoe).getByLabel('Compétence');
    assert.deepEqual((await skills.locator('option').allTextContents()).slice(1), ['Facturation', 'Ventes']);
    await skills.selectOption('Facturation');
    await start.click();
    await subjectOf(zoe).waitFor();
    await replyOf(zoe)
      .getByRole('button', { name: /^Changer l’adresse d’expédition/ })
      .click();
    const choices = zoe.getByRole('menuitem', { name: /@maison\.test/ }).or(zoe.getByRole('menuitemradio'));
    await choices.nth(1).waitFor();
    assert.deepEqual(
      (await choices.allTextContents()).map((text) => /<(.*)>/.exec(text)?.[1]),
      ['aide@maison.test', 'compta@maison.test'],
    );
    await zoe.context().close();
  },
);
