/** What a contact has in a field is not thrown away with it. */
export const whyNotRemove = ({ uses }: { uses: number }): 'field-used' | null => (uses > 0 ? 'field-used' : null);

/** Where a field stands after one step up or down; the same order at the end of the list. */
export const moved = (ids: readonly number[], id: number, step: -1 | 1): number[] => {
  const at = ids.indexOf(id);
  const to = at + step;
  if (at < 0 || to < 0 || to >= ids.length) return [...ids];
  const rest = ids.filter((one) => one !== id);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
};

/** One line of what was typed is one choice; those said twice are one. */
export const choicesOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split('\n')
      .map((line) => line.replaceAll(/\s+/gu, ' ').trim())
      .filter((line) => line !== ''),
  ),
];
