import { OWN_QUOTE, OWN_SIGNATURE } from '#ground/html/marks.ts';
import { QUOTED, REST, RULE, STAYS } from './marks.ts';
import type { Piece, Read } from './pieces.ts';

/** Pieces from one up to, and without, another. `quoted`: the line above it tells who is quoted. */
export type Span = { from: number; to: number; quoted: boolean };

/** What is forwarded is what the mail is about, not what both know already. */
const FORWARDED =
  /^[\s\-_>*]*(?:forwarded message|message transféré|begin forwarded message|début du message (?:transféré|réexpédié)|weitergeleitete nachricht|mensaje reenviado|messaggio inoltrato|mensagem encaminhada)/i;
export const isForwardLine = (text: string): boolean => FORWARDED.test(text.slice(0, 400));

const ENOUGH_PIECES = 60;

const beginningOf = (pieces: readonly Piece[], at: number): string => {
  let text = '';
  for (let i = at; i < Math.min(pieces.length, at + ENOUGH_PIECES) && text.length < 400; i += 1) {
    const piece = pieces[i]!;
    if (piece.kind === 'text') text += piece.text;
  }
  return text;
};

const TAKES_NO_DIV = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'ul', 'ol', 'dl']);

/** From here to the end of its parent becomes one quoted block, as our own are: whoever shows it folds it. */
const enclose = (pieces: Piece[], at: number): void => {
  let above = at - 1;
  for (; above >= 0; above -= 1) {
    const piece = pieces[above]!;
    if (piece.kind === 'open' && piece.close > at) break;
  }
  const parent = pieces[above];
  if (parent?.kind === 'open' && TAKES_NO_DIV.has(parent.name)) return;
  pieces[at]!.html = `<div type="${OWN_QUOTE}">${pieces[at]!.html}`;
  if (parent?.kind === 'open') pieces[parent.close]!.html = `</div>${pieces[parent.close]!.html}`;
  else pieces.at(-1)!.html += '</div>';
};

/** The parts of a mail that stay as they are, in order, none inside another. */
export const spansThatStay = ({ pieces, marked }: Read): Span[] => {
  const spans: Span[] = [];
  let until = 0;
  const stay = (from: number, to: number, quoted: boolean): void => {
    spans.push({ from, to, quoted });
    until = to;
  };
  marked.forEach(({ at, mark }, index) => {
    const piece = pieces[at]!;
    if (at < until || piece.kind !== 'open') return;
    const end = piece.close + 1;
    const isForward = (): boolean => isForwardLine(beginningOf(pieces, at));
    if (mark === STAYS || mark === OWN_SIGNATURE) stay(at, end, false);
    else if (mark === OWN_QUOTE && !isForward()) stay(at, end, true);
    else if ((mark === REST || mark === RULE) && !isForward()) {
      if (mark === REST) enclose(pieces, at);
      stay(at, pieces.length, true);
    } else if (mark === QUOTED) {
      const within = marked.slice(index + 1, index + 1 + ENOUGH_PIECES).filter((one) => one.at < end);
      // Of Gmail: the quotations stand in it, and what was written between them too.
      const holdsQuotes = within.some((one) => pieces[one.at]!.name === 'blockquote' && one.mark !== STAYS);
      if (!(piece.name === 'div' && holdsQuotes) && !isForward()) stay(at, end, true);
    }
  });
  return spans;
};
