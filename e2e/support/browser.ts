import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { PASSWORD } from './floor.ts';
import { launchChromium } from './find-chromium.ts';
import type { RunningHouse } from './house.ts';

export { chromiumMissing } from './find-chromium.ts';

/** Longer than anything takes on an idle machine: two cores may be shared by all test files. */
const PATIENCE = 30_000;

export type Window = {
  browser: Browser;
  /** A browser profile of its own: another person, or the same one on another machine. */
  profile(house: RunningHouse, options?: { locale?: string; width?: number }): Promise<BrowserContext>;
  /** A page signed in as that person, in a profile of its own. */
  page(house: RunningHouse, login: string): Promise<Page>;
  close(): Promise<void>;
};

/** Speaks a tone into a microphone that is not there, and allows it; calls stay on this machine. */
const VOICE_FLAGS = [
  '--use-fake-device-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  '--allow-loopback-in-peer-connection',
];

/** One Chromium for a test file. `voice`: it has a microphone. */
export const openWindow = async ({ voice = false } = {}): Promise<Window> => {
  const browser = await launchChromium(voice ? { args: VOICE_FLAGS } : {});
  const profile: Window['profile'] = async (house, { locale = 'fr-CA', width = 1440 } = {}) => {
    const context = await browser.newContext({ baseURL: house.url, locale, viewport: { width, height: 900 } });
    context.setDefaultTimeout(PATIENCE);
    if (voice) await context.grantPermissions(['microphone'], { origin: new URL(house.url).origin });
    return context;
  };
  return {
    browser,
    profile,
    async page(house, login) {
      const page = await (await profile(house)).newPage();
      await signIn(page, login);
      return page;
    },
    close: () => browser.close(),
  };
};

/** R4: through the sign-in page, as a person does. */
export const signIn = async (page: Page, login: string, password = PASSWORD): Promise<void> => {
  await page.goto('/sign-in');
  await page.getByLabel('Identifiant ou courriel').fill(login);
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await menuOf(page).waitFor();
};

/** R5, left: the Interactions menu. */
export const menuOf = (page: Page): Locator => page.getByRole('region', { name: 'Menu Interactions' });
/** R5, middle. */
export const spaceOf = (page: Page): Locator => page.getByRole('main', { name: 'Espace d’interaction' });
/** R5, right. */
export const appSpaceOf = (page: Page): Locator => page.getByRole('complementary', { name: 'Espace d’application' });
export const rowsOf = (page: Page): Locator => menuOf(page).locator('a[data-row]');
export const rowOf = (page: Page, text: string): Locator => rowsOf(page).filter({ hasText: text });
export const messagesOf = (page: Page): Locator => spaceOf(page).getByRole('feed').getByRole('article');
/** Words inside a mail shown as HTML: it stands in a frame of its own. */
export const saidIn = (message: Locator, text: string): Locator => message.frameLocator('iframe').getByText(text);
export const replyOf = (page: Page): Locator => spaceOf(page).getByRole('region', { name: 'Réponse' });
export const editorOf = (page: Page): Locator => replyOf(page).getByRole('textbox', { name: 'Texte de la réponse' });

/** D12: one signs in as Unavailable; only Available agents are given anything. */
export const goAvailable = (page: Page): Promise<void> => goTo(page, 'Disponible');
/** Receives nothing more; what is there stays. */
export const takeBreak = (page: Page): Promise<void> => goTo(page, 'Pause');
const goTo = async (page: Page, state: string): Promise<void> => {
  await menuOf(page)
    .getByRole('button', { name: /^Votre état/ })
    .click();
  await page.getByRole('menuitem', { name: new RegExp(`^${state}`) }).click();
  await menuOf(page)
    .getByRole('button', { name: new RegExp(`^Votre état : ?\\s*${state}`) })
    .waitFor();
};

/** Opens an interaction from the list and waits for its messages. */
export const openRow = async (page: Page, text: string): Promise<void> => {
  await rowOf(page, text).first().click();
  await messagesOf(page).first().waitFor();
};

/** Opens the reply field, ready to be written in. */
export const openReply = async (page: Page): Promise<Locator> => {
  await spaceOf(page).getByRole('button', { name: 'Répondre' }).click();
  const editor = editorOf(page);
  await editor.waitFor();
  return editor;
};

/** Writes in the reply field and sends with the button of R28 and R40. */
export const writeAndSend = async (page: Page, text: string): Promise<void> => {
  const editor = await openReply(page);
  await editor.click();
  await page.keyboard.type(text);
  await replyOf(page).getByRole('button', { name: 'Envoyer le message' }).click();
  await replyOf(page).waitFor({ state: 'detached' });
};
