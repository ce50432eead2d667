import type { Piece } from '../contract.ts';

/** Text with what was looked for marked: never more than text. */
export const Pieces = ({ pieces }: { pieces: readonly Piece[] }) =>
  // Places do not move: the text is one.
  pieces.map((piece, n) => (piece.hit ? <mark key={n}>{piece.text}</mark> : <span key={n}>{piece.text}</span>));
