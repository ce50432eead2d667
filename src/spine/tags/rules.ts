import type { Tag } from './contract.ts';

/** One space between words, none around, none of the signs that say nothing. */
export const tidyName = (name: string): string =>
  name
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toWellFormed();

/** As the database folds names: whatever the accents and the case. */
export const foldName = (name: string): string =>
  tidyName(name)
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase();

/** R90: what of the living answers to what is typed, those that begin with it first. */
export const matching = (tags: readonly Tag[], typed: string): Tag[] => {
  const wanted = foldName(typed);
  const found = tags.filter((tag) => !tag.archived && foldName(tag.name).includes(wanted));
  return [
    ...found.filter((tag) => foldName(tag.name).startsWith(wanted)),
    ...found.filter((tag) => !foldName(tag.name).startsWith(wanted)),
  ];
};

/** The living tag of that name, however it is written. */
export const named = (tags: readonly Tag[], typed: string): Tag | null =>
  tags.find((tag) => !tag.archived && foldName(tag.name) === foldName(typed)) ?? null;
