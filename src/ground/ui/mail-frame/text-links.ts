export type TextPiece = { text: string; href: string | null };

/** Ends before the signs that close a sentence. The length cap keeps a hostile text from costing more than it shows. */
const LINK =
  /\b(?:https?:\/\/[^\s<>"'`{}|\\^]{1,2000}|www\.[^\s<>"'`{}|\\^]{1,2000}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})/giu;

const trimmed = (url: string): string => {
  let end = url.length;
  while (end > 0) {
    const last = url[end - 1] ?? '';
    const opens = last === ')' ? '(' : last === ']' ? '[' : '';
    const isClosing = opens !== '' && url.slice(0, end).split(last).length > url.slice(0, end).split(opens).length;
    if (!/[.,;:!?…»”’*_]/u.test(last) && !isClosing) break;
    end -= 1;
  }
  return url.slice(0, end);
};

const hrefOf = (link: string): string =>
  /^https?:/i.test(link) ? link : /^www\./i.test(link) ? `http://${link}` : `mailto:${link}`;

/** Cuts a plain text at its web and mail addresses. Joined again, the pieces are the text. */
export const linkPieces = (text: string): TextPiece[] => {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    const link = trimmed(match[0]);
    if (!link) continue;
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), href: null });
    pieces.push({ text: link, href: hrefOf(link) });
    from = match.index + link.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), href: null });
  return pieces;
};

/** True for text drawn with spaces, such as a table or a ticket: its lines must not be broken. */
export const isFixedWidth = (text: string): boolean => {
  const lines = text
    .slice(0, 50_000)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  if (lines.length < 3) return false;
  const drawn = lines.filter((line) => /\S {3,}\S|\S\t+\S|[-=_*+|]{10,}/.test(line)).length;
  return drawn >= Math.max(3, lines.length * 0.4);
};
