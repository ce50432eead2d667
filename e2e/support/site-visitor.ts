import type { Locator, Page } from 'playwright-core';
import type { Window } from './browser.ts';
import type { Floor } from './floor.ts';
import type { HostSite } from './host-site.ts';

export const logOf = (visitor: Page): Locator => visitor.getByRole('log', { name: 'Conversation' });
export const messageOf = (visitor: Page): Locator => visitor.getByRole('textbox', { name: 'Votre message' });
export const writes = async (visitor: Page, text: string): Promise<void> => {
  await messageOf(visitor).fill(text);
  await visitor.keyboard.press('Enter');
};
/** A person in front of the site, with the window open. */
export const visit = async (window: Window, floor: Floor, site: HostSite): Promise<Page> => {
  const visitor = await (await window.profile(floor)).newPage();
  await visitor.goto(site.origin);
  await visitor.getByRole('button', { name: 'Écrivez-nous' }).click();
  return visitor;
};
