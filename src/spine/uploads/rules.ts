type Named = { name: string; size: number };
/** Files that are there already, by name and size. A file chosen twice at once counts too. */
export const chosenAgain = <F extends Named>(
  kept: readonly Named[],
  files: readonly F[],
): { fresh: F[]; again: F[] } => {
  const seen = new Set(kept.map(({ name, size }) => `${size} ${name}`));
  const fresh: F[] = [];
  const again: F[] = [];
  for (const file of files) {
    const key = `${file.size} ${file.name}`;
    (seen.has(key) ? again : fresh).push(file);
    seen.add(key);
  }
  return { fresh, again };
};
