/** Titles of the tests of a file: the first argument of test, it, describe or suite, where it is written out. */
export const testTitlesIn = (source: string): string[] =>
  [...source.matchAll(/\b(?:test|it|describe|suite)(?:\.\w+)?\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/g)].map(
    ([, , title]) => title!.replaceAll(/\\(.)/g, '$1').replaceAll(/\s+/g, ' '),
  );

/** Every rule and decision that a title names: `R47`, `D3`, lists, and ranges such as `R1-R6` or `R1 to R6`. */
export const rulesNamedIn = (title: string): string[] => {
  const names = new Set<string>();
  for (const match of title.matchAll(/\b([RD])(\d{1,3})(?:\s*(?:-|–|to|à)\s*\1(\d{1,3}))?\b/g)) {
    const [first, last] = [Number(match[2]), Number(match[3] ?? match[2])];
    for (let number = first; number <= last; number += 1) names.add(`${match[1]}${number}`);
  }
  return [...names];
};
