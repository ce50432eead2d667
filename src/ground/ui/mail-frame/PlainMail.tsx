import './mail-frame.css';
import { Fragment, useMemo, useState, type ReactNode } from 'react';
import { QuoteToggle } from './QuoteToggle.tsx';
import { isFixedWidth, linkPieces } from './text-links.ts';

const asWritten = (text: string): ReactNode => text;

/**
 * A mail written as plain text: its addresses are links, what it quotes is folded, and text drawn with spaces keeps its
 * lines and scrolls sideways.
 * @param words how what is no link is shown; as it is written, unless told otherwise.
 * @param freshText the words written now; empty when they are the whole text.
 */
export const PlainMail = ({
  text,
  freshText = '',
  words = asWritten,
}: {
  text: string;
  freshText?: string;
  words?: (text: string) => ReactNode;
}) => {
  const [whole, setWhole] = useState(false);
  const folded = freshText.trim() !== '' && freshText.trim() !== text.trim();
  const shown = (folded && !whole ? freshText : text).replace(/\s+$/, '');
  const pieces = useMemo(() => linkPieces(shown), [shown]);
  const fixed = useMemo(() => isFixedWidth(shown), [shown]);
  return (
    <div className="mail-frame">
      {/* Focus lets the keyboard scroll a text wider than the desk. */}
      <div className="mail-text" data-fixed={fixed || undefined} tabIndex={fixed ? 0 : undefined} dir="auto">
        {pieces.map((piece, at) =>
          piece.href === null ? (
            // The pieces of one text never change places.
            // oxlint-disable-next-line react/no-array-index-key
            <Fragment key={at}>{words(piece.text)}</Fragment>
          ) : (
            <a key={at} href={piece.href} title={piece.href} target="_blank" rel="noopener noreferrer nofollow">
              {piece.text}
            </a>
          ),
        )}
      </div>
      {folded && (
        <div className="mail-tools">
          <QuoteToggle shown={whole} onToggle={() => setWhole(!whole)} />
        </div>
      )}
    </div>
  );
};
