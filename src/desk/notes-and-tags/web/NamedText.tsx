import './mentions.css';
import { Fragment } from 'react';
import { mentionPieces, type Mention } from '../mentions/rules.ts';

/** Words of a note, in which whoever is named stands out; oneself more. */
export const NamedText = (props: { text: string; mentions: readonly Mention[]; myId: number | null }) =>
  mentionPieces(props.text, props.mentions).map(({ text, mention }, at) =>
    mention ? (
      // The pieces of one text never change places.
      // oxlint-disable-next-line react/no-array-index-key
      <span key={at} className="mention" data-me={mention.id === props.myId || undefined}>
        {text}
      </span>
    ) : (
      <Fragment key={at}>{text}</Fragment>
    ),
  );
