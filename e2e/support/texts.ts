import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { listPhones, openPhone, saveChannel, writeFromPhone, type PlayedText } from '#doors/texts/contract.ts';
import type { TextChannel } from '#spine/channels/texts/contract.ts';
import { rowOf, spaceOf } from './browser.ts';
import type { Floor } from './floor.ts';
import { until } from './until.ts';

/** A line of the built-in telephone; its number. */
export const addLine = async (
  floor: Floor,
  channel: TextChannel,
  more: { name?: string; address?: string; skillId?: number | null } = {},
): Promise<number> =>
  (
    await floor.admin(saveChannel, {
      ...{ id: null, channel, provider: 'play' as const, name: more.name ?? `Ligne ${channel}` },
      ...{
        address: more.address ?? '',
        skillId: more.skillId === undefined ? floor.skillId : more.skillId,
        settings: {},
        secrets: {},
        enabled: true,
      },
    })
  ).id;

/** As the customer, on their telephone. */
export const textFrom = (
  floor: Floor,
  connectionId: number,
  phone: string,
  text: string,
  name = '',
): Promise<unknown> =>
  floor.admin(writeFromPhone, { connectionId, phone, name, text, files: [], onceKey: randomUUID() });

/** What the customer has received and written there, once something holds. Looked at, it is read. */
export const onPhone = (
  floor: Floor,
  connectionId: number,
  phone: string,
  holds: (texts: readonly PlayedText[]) => boolean,
): Promise<PlayedText[]> =>
  until(`what is on the telephone ${phone}`, async () => {
    const { texts } = await floor.admin(openPhone, { connectionId, phone });
    return holds(texts) ? texts : null;
  });

/** Whether anything at all reached them there. Does not read it. */
export const phonesAt = async (floor: Floor, connectionId: number): Promise<string[]> =>
  (await floor.admin(listPhones, {})).lines
    .find((line) => line.connectionId === connectionId)!
    .phones.map((one) => one.phone);

/** R66: the plus sign at the top of the interaction space. */
export const plusOf = (page: Page): Locator => spaceOf(page).getByRole('button', { name: 'Ajouter un appel sortant' });
export const formOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Élever l’interaction' });
export const channelIn = (page: Page, name: string): Locator => formOf(page).getByRole('radio', { name, exact: true });
export const tabsIn = (page: Page): Locator =>
  spaceOf(page).getByRole('tablist', { name: 'Canaux de l’interaction' }).getByRole('tab');
export const textingOf = (page: Page): Locator => spaceOf(page).getByRole('region', { name: /^Message à/ });
export const fieldOf = (page: Page): Locator => textingOf(page).getByRole('textbox', { name: 'Texte du message' });
/** Texts and calls of the one timeline. */
export const textsIn = (page: Page): Locator => spaceOf(page).locator('article.text-card');

/** R66 to R70 by hand. */
export const elevate = async (
  page: Page,
  channel: string,
  identifier: string | null,
  skill?: string,
): Promise<void> => {
  await plusOf(page).click();
  await formOf(page).getByRole('combobox', { name: 'Identifiant du contact' }).waitFor();
  if (identifier !== null)
    await formOf(page).getByRole('combobox', { name: 'Identifiant du contact' }).fill(identifier);
  await channelIn(page, channel).check();
  if (skill !== undefined) {
    await formOf(page).getByRole('combobox', { name: 'Compétence' }).click();
    await formOf(page).getByRole('option', { name: skill }).click();
  }
  await formOf(page).getByRole('button', { name: 'Démarrer' }).click();
  await formOf(page).waitFor({ state: 'detached' });
};

export const writeText = async (page: Page, text: string): Promise<void> => {
  await fieldOf(page).fill(text);
  await textingOf(page).getByRole('button', { name: 'Envoyer' }).click();
  await textsIn(page).filter({ hasText: text }).waitFor();
};

/** What came in by a channel is opened from the list. */
export const openByText = async (page: Page, text: string): Promise<number> => {
  await rowOf(page, text).first().click();
  await textsIn(page).first().waitFor();
  return Number(new URL(page.url()).pathname.split('/').at(-1));
};
