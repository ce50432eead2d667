import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Route } from 'playwright-core';
import { chromiumMissing, editorOf, messagesOf, replyOf, saidIn } from './support/browser.ts';
import { sendMail } from './support/mail.ts';
import { openDesk, type Desk } from './support/writing.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
let desk: Desk;
before(async () => {
  if (!skip) desk = await openDesk();
});
after(() => desk?.close());

const SEND = '**/api/compose.sendReply';
const click = () => replyOf(desk.page).getByRole('button', { name: 'Envoyer le message' }).click();
const cut = () =>
  replyOf(desk.page)
    .getByRole('alert')
    .filter({ hasText: 'La liaison avec le serveur a été coupée. Votre texte est intact' })
    .waitFor();
const written = async (): Promise<string> => (await editorOf(desk.page).innerText()).trim();
const answersAbout = (subject: string) => desk.peer.arrived.filter((mail) => mail.raw.includes(`Re: ${subject}`));
/** Another answer sent after has arrived: what was to come before it has come. */
const onlyOneArrived = async (subject: string): Promise<void> => {
  await desk.arrived(`Re: ${subject}`);
  const witness = `Temoin de ${subject.toLowerCase()}`;
  await desk.answering(witness);
  await desk.page.keyboard.type('Témoin.');
  await desk.send();
  await desk.arrived(`Re: ${witness}`);
  assert.equal(answersAbout(subject).length, 1);
};
/** The server answers, and the page never hears it. */
const answerLost = async (route: Route): Promise<void> => {
  await route.fetch();
  await route.abort();
};

for (const [what, wait] of [
  ['before the first save', false],
  ['after a save', true],
] as const)
  test(`the answer to a send is lost, ${what}: sent again, one mail arrives and no draft stays`, { skip }, async () => {
    const { page } = desk;
    const subject = wait ? 'Reponse perdue' : 'Reponse vite perdue';
    await desk.answering(subject);
    await page.keyboard.type('Une seule fois.');
    if (wait)
      await replyOf(page)
        .getByText(/^Brouillon enregistré/)
        .waitFor();
    await page.route(SEND, answerLost, { times: 1 });
    await click();
    await cut();
    assert.equal(await written(), 'Une seule fois.');
    // The house is there: what has left is not saved again as a draft, nor said to have been changed elsewhere.
    await saidIn(messagesOf(page).last(), 'Une seule fois.').waitFor();
    await until('the mail at the customer’s', () => answersAbout(subject).length === 1);
    assert.equal(await replyOf(page).getByText('a été modifié ailleurs').count(), 0);
    await click();
    await replyOf(page).waitFor({ state: 'detached' });
    await page.reload();
    await messagesOf(page).nth(1).waitFor();
    assert.equal(await messagesOf(page).count(), 2);
    await until('no draft', async () => (await replyOf(page).count()) === 0);
    await onlyOneArrived(subject);
  });

test('words changed after a lost answer are a second message only by the writer’s word', { skip }, async () => {
  const { page } = desk;
  const subject = 'Mots changes';
  await desk.answering(subject);
  await page.keyboard.type('Le premier envoi.');
  await page.route(SEND, answerLost, { times: 1 });
  await click();
  await cut();
  await editorOf(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Et un mot de plus.');
  await click();
  await replyOf(page).getByRole('alert').filter({ hasText: 'Votre premier envoi était bien passé' }).waitFor();
  assert.equal(await written(), 'Le premier envoi. Et un mot de plus.');
  await onlyOneArrived(subject);
});

test('the server is killed between the click and its answer: sent again, one mail arrives', { skip }, async () => {
  const { page } = desk;
  const subject = 'Tue en plein envoi';
  await desk.answering(subject);
  await page.keyboard.type('Malgré la panne.');
  await page.route(
    SEND,
    async (route) => {
      await route.fetch();
      await desk.floor.kill();
      await route.abort();
    },
    { times: 1 },
  );
  await click();
  await cut();
  assert.equal(await written(), 'Malgré la panne.');
  await desk.floor.startAgain();
  await click();
  await replyOf(page).waitFor({ state: 'detached' });
  await onlyOneArrived(subject);
});

test('the server is killed before the click reaches it: sent again, one mail arrives', { skip }, async () => {
  const { page } = desk;
  const subject = 'Tue avant envoi';
  await desk.answering(subject);
  await page.keyboard.type('Rien de perdu.');
  await desk.floor.kill();
  await click();
  await cut();
  assert.equal(await written(), 'Rien de perdu.');
  await desk.floor.startAgain();
  await click();
  await replyOf(page).waitFor({ state: 'detached' });
  await onlyOneArrived(subject);
});

test('sent while offline: the page says so, keeps the text, and one mail leaves after', { skip }, async () => {
  const { page } = desk;
  const subject = 'Hors ligne';
  await desk.answering(subject);
  await page.keyboard.type('Au retour du réseau.');
  await page.context().setOffline(true);
  await click();
  await cut();
  assert.equal(await written(), 'Au retour du réseau.');
  assert.equal(answersAbout(subject).length, 0);
  await page.context().setOffline(false);
  await sendMail(desk.floor, { subject: 'Le réseau est revenu' });
  await click();
  await replyOf(page).waitFor({ state: 'detached' });
  await onlyOneArrived(subject);
});
