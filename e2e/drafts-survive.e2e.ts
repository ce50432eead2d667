import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chromiumMissing, editorOf, goAvailable, replyOf, signIn, spaceOf } from './support/browser.ts';
import { openDesk, type Desk } from './support/writing.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing();
let desk: Desk;
before(async () => {
  if (!skip) desk = await openDesk();
});
after(() => desk?.close());

const SAVE = '**/api/compose.saveDraft';
/** Who was gone comes back as Unavailable, and would be given nothing. */
const answering = async (subject: string): Promise<void> => {
  await goAvailable(desk.page);
  await desk.answering(subject);
};
const saved = () =>
  replyOf(desk.page)
    .getByText(/^Brouillon enregistré/)
    .waitFor();
/** The words that say so, where a screen reader hears them too. */
const unreachable = () => replyOf(desk.page).getByRole('status').filter({ hasText: 'Serveur injoignable' }).waitFor();
const says = async (text: string): Promise<void> => {
  await editorOf(desk.page).waitFor();
  await until(`the text saying ${text}`, async () => (await editorOf(desk.page).innerText()).includes(text));
};

test('a page that goes without a goodbye leaves its text to the next one', { skip }, async () => {
  const { page } = desk;
  await answering('Sans adieu');
  await page.keyboard.type('Ceci est enregistré.');
  await saved();
  await page.route(SAVE, (route) => route.abort());
  await page.keyboard.type(' Ceci ne l’est pas.');
  await unreachable();
  const address = page.url();
  // No `pagehide` is heard, as when the browser is killed.
  const crashed = page.waitForEvent('crash');
  await page.goto('chrome://crash').catch(() => undefined);
  await crashed;
  await page.close();
  desk.page = await page.context().newPage();
  await desk.page.goto(address);
  await says('Ceci est enregistré. Ceci ne l’est pas.');
  await saved();
  assert.match(await desk.draftSaying('Ceci ne l’est pas.'), /Ceci est enregistré/);
});

test('a hand that never rests is saved all the same', { skip }, async () => {
  const { page } = desk;
  await answering('Sans repos');
  let saves = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/api/compose.saveDraft')) saves += 1;
  });
  await until(
    'a save while the keys go on',
    async () => {
      await page.keyboard.type('encore ');
      return saves > 0;
    },
    30_000,
  );
  await desk.draftSaying('encore encore');
});

test('signed out in the middle of writing, one finds the text after signing in', { skip }, async () => {
  const { page } = desk;
  await answering('Fin de quart');
  const address = page.url();
  await page.keyboard.type('Commencé ce soir.');
  await page.getByRole('button', { name: /^Votre compte/ }).click();
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await page.waitForURL(/\/sign-in/);
  await signIn(page, 'nadia');
  await page.goto(address);
  await says('Commencé ce soir.');
  await saved();
  await desk.draftSaying('Commencé ce soir.');
});

test('signed out from elsewhere while writing, one finds the text after signing in', { skip }, async () => {
  const { page } = desk;
  await answering('Déconnectée d’ailleurs');
  const address = page.url();
  await page.keyboard.type('Avant la coupure.');
  // All of it: a save of the last keys would else be the one that meets the end of the session.
  await desk.draftSaying('Avant la coupure.');
  await saved();
  // The session ends between the last key and the save: no other call of the page may bring the door while it types.
  await page.route(SAVE, async (route) => {
    await page.context().clearCookies();
    const { cookie: _, ...headers } = await route.request().allHeaders();
    await route.continue({ headers });
  });
  await page.keyboard.insertText(' Après la coupure.');
  // Whichever hears of it first: the save says so beside the text, another call brings the door.
  const refused = replyOf(page).getByRole('status').filter({ hasText: 'Votre session est terminée' });
  await refused.or(page.getByLabel('Identifiant ou courriel')).first().waitFor();
  await page.unroute(SAVE);
  await signIn(page, 'nadia');
  await page.goto(address);
  await says('Avant la coupure. Après la coupure.');
  await saved();
  await desk.draftSaying('Après la coupure.');
});

test('a server killed while one types: the page says so, and saves by itself when it is back', { skip }, async () => {
  const { page } = desk;
  await answering('Panne du serveur');
  await page.keyboard.type('Avant la panne.');
  await saved();
  await page.keyboard.type(' Pendant');
  await desk.floor.kill();
  await page.keyboard.type(' la panne.');
  await unreachable();
  await says('Avant la panne. Pendant la panne.');
  await desk.floor.startAgain();
  await saved();
  await says('Avant la panne. Pendant la panne.');
  await desk.draftSaying('Avant la panne. Pendant la panne.');
});

test('the network cut while one types: the page says so, and saves by itself when it is back', { skip }, async () => {
  const { page } = desk;
  await answering('Panne du réseau');
  await page.keyboard.type('Avant la coupure.');
  await saved();
  await page.context().setOffline(true);
  await page.keyboard.type(' Hors ligne.');
  await unreachable();
  await page.keyboard.type(' Toujours.');
  await says('Avant la coupure. Hors ligne. Toujours.');
  await page.context().setOffline(false);
  await saved();
  await desk.draftSaying('Hors ligne. Toujours.');
  await spaceOf(page).getByRole('feed').waitFor();
});
