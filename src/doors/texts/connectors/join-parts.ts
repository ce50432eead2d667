import type { IncomingText } from '#spine/channels/texts/contract.ts';
import type { TextPart } from './connector.ts';

/**
 * The whole text, once all of its parts are there; null until then. A part that was told twice counts once. `atAnyRate`: what
 * there is, with a gap where a part never came; null when there is none at all.
 */
export const joinParts = (parts: readonly TextPart[], atAnyRate = false): IncomingText | null => {
  const byNumber = new Map(parts.map((part) => [part.number, part]));
  const there = [...byNumber.values()].toSorted((one, other) => one.number - other.number);
  const first = there[0];
  if (!first || (there.length < first.of && !atAnyRate)) return null;
  // A character may have been cut in two: its halves are one again before anything looks at them.
  const words = Array.from({ length: first.of }, (_, at) => byNumber.get(at + 1)?.text.text ?? ' […] ');
  return {
    ...first.text,
    text: words.join('').trim().toWellFormed(),
    sentAt: new Date(Math.min(...there.map((part) => part.text.sentAt.getTime()))),
  };
};
