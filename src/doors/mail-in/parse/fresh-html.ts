import { freshText } from './fresh-text.ts';
import type { HtmlReading, QuotedSpan } from './html-to-text.ts';
import { FORWARD_SEPARATOR, FORWARD_SUBJECT } from './quote-words.ts';

/** A quoted block that is a forwarded mail is what the sender wants read. */
function isForward(text: string, span: QuotedSpan): boolean {
  const head = text.slice(span.from, span.from + 400).split('\n', 4);
  return head.some((line) => FORWARD_SEPARATOR.test(line));
}

/** As `freshText`, for a mail that has only HTML: marks of mail programs first, then the lines. */
export function freshFromHtml({ text, spans }: HtmlReading, subject: string): string {
  const forwarded = FORWARD_SUBJECT.test(subject.slice(0, 100));
  const hidden = spans
    .filter((span) => span.kind === 'signature' || (!forwarded && !isForward(text, span)))
    .toSorted((a, b) => a.from - b.from);
  let kept = '';
  let at = 0;
  for (const span of hidden) {
    if (span.from > at) kept += `${text.slice(at, span.from)}\n`;
    at = Math.max(at, span.to);
  }
  return freshText(kept + text.slice(at), subject);
}
