/** Somebody named in a note, by the name that stands in its text after an @. */
export type Mention = { id: number; name: string };

export const MOST_MENTIONS = 50;

/** Letters, marks, digits, and what joins the parts of a name; at most three words. */
const BEGUN = /(?:^|[\s([«“"'’,;:/-])@((?:[\p{L}\p{M}\p{N}.'’-]+(?: [\p{L}\p{M}\p{N}.'’-]*){0,2})?)$/u;

/** What is being typed after an @ before the caret; null: nobody is being named there. */
export const begunIn = (text: string, caret: number): { from: number; query: string } | null => {
  const before = text.slice(0, caret);
  // The last @ alone counts: a whole note need not be searched for it.
  const line = before.slice(Math.max(0, before.lastIndexOf('@') - 1));
  const found = BEGUN.exec(line);
  return found ? { from: caret - found[1]!.length - 1, query: found[1]! } : null;
};

/** The text with a name in the place of what was typed, and where the caret goes. */
export const insertMention = (
  text: string,
  begun: { from: number; query: string },
  name: string,
): { text: string; caret: number } => {
  const end = begun.from + 1 + begun.query.length;
  const rest = text.slice(end);
  const space = rest.startsWith(' ') ? '' : ' ';
  return {
    text: `${text.slice(0, begun.from)}@${name}${space}${rest}`,
    caret: begun.from + name.length + 2,
  };
};

const escaped = (name: string): string => name.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);

/** Longest names first: "@Nadia Fortin" is not "@Nadia" and a word. */
const pattern = (mentions: readonly Mention[]): RegExp | null => {
  const names = mentions.map((one) => one.name).filter(Boolean);
  if (names.length === 0) return null;
  const longest = names.toSorted((a, b) => b.length - a.length).map(escaped);
  return new RegExp(`@(${longest.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
};

export type NotePiece = { text: string; mention: Mention | null };

/** Cuts a text at the people named in it. Joined again, the pieces are the text. */
export const mentionPieces = (text: string, mentions: readonly Mention[]): NotePiece[] => {
  const names = pattern(mentions);
  if (!names) return text === '' ? [] : [{ text, mention: null }];
  const pieces: NotePiece[] = [];
  let from = 0;
  for (const match of text.matchAll(names)) {
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), mention: null });
    pieces.push({ text: match[0], mention: mentions.find((one) => one.name === match[1])! });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), mention: null });
  return pieces;
};

/** Those of the people picked whose name still stands in the text. */
export const presentIn = (text: string, mentions: readonly Mention[]): Mention[] => {
  const there = new Set(mentionPieces(text, mentions).flatMap(({ mention }) => mention?.name ?? []));
  return [...new Map(mentions.map((one) => [one.id, one])).values()].filter((one) => there.has(one.name));
};

/** The text with each person by the name they have now. */
export const renamed = (
  text: string,
  mentions: readonly (Mention & { now: string })[],
): { text: string; mentions: Mention[] } => ({
  text: mentionPieces(text, mentions)
    .map((piece) => {
      const now = piece.mention && mentions.find((one) => one.id === piece.mention!.id)!.now;
      return now ? `@${now}` : piece.text;
    })
    .join(''),
  mentions: mentions.map(({ id, now }) => ({ id, name: now })),
});
