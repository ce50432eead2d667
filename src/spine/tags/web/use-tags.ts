import { useAsk } from '#ground/web/query.ts';
import { listTags, type Tag } from '../contract.ts';

const NONE: readonly Tag[] = [];

/** All tags there are, by name; archived ones too. */
export const useTags = (): readonly Tag[] => useAsk(listTags, {}).data?.tags ?? NONE;

/** Those of an interaction, in its order. */
export const useTagsOf = (ids: readonly number[]): Tag[] => {
  const tags = useTags();
  return ids.flatMap((id) => tags.find((tag) => tag.id === id) ?? []);
};
