import { decodeText, decodeUnlabelled } from './charset.ts';
import { fromQuotedPrintable } from './transfer.ts';

/** A run of header text: literal bytes, or the joined bytes of neighbouring encoded words of one charset. */
type Run = { bytes: Buffer; charset: string | null };

const HEX_PAIR = /^=[0-9a-f]{2}/i;

/** RFC 2047 allows 75 characters; careless senders put a whole subject into one word. */
const LONGEST_WORD = 20_000;

type Word = { charset: string; bytes: Buffer; end: number };

/** One encoded word (RFC 2047) at `at`, forgiving spaces, question marks and raw bytes inside. */
function wordAt(raw: string, at: number): Word | null {
  const charsetEnd = raw.indexOf('?', at + 2);
  if (charsetEnd < 0 || charsetEnd - at > 80 || raw[charsetEnd + 2] !== '?') return null;
  const charset = raw.slice(at + 2, charsetEnd);
  if (!charset || /\s/.test(charset)) return null;
  const kind = (raw[charsetEnd + 1] as string).toUpperCase();
  if (kind !== 'Q' && kind !== 'B') return null;
  const from = charsetEnd + 3;
  const near = raw.slice(from, from + LONGEST_WORD).indexOf('?=');
  let close = near < 0 ? -1 : from + near;
  // A bare question mark before an escaped byte looks like the end: "ok?=20yes?=".
  while (kind === 'Q' && close >= 0 && HEX_PAIR.test(raw.slice(close + 1, close + 4))) {
    const next = raw.indexOf('?=', close + 2);
    if (next < 0 || next - close > 200 || /[\s]/.test(raw.slice(close, next))) break;
    close = next;
  }
  if (close < 0) return null;
  const text = raw.slice(from, close);
  if (text.includes('=?')) return null;
  const bytes =
    kind === 'B'
      ? Buffer.from(text.replace(/\s+/g, ''), 'base64')
      : fromQuotedPrintable(Buffer.from(text.replace(/=\s+(?=[0-9a-f])/gi, '=').replaceAll('_', ' '), 'latin1'));
  return { charset: (charset.split('*')[0] as string).toLowerCase(), bytes, end: close + 2 };
}

/** Splits a header value (one character per byte) into runs. Space between two words is folding, not text. */
function runsOf(raw: string): Run[] {
  const runs: Run[] = [];
  const literal = (text: string) => {
    if (text) runs.push({ bytes: Buffer.from(text, 'latin1'), charset: null });
  };
  let from = 0;
  let afterWord = false;
  for (let at = raw.indexOf('=?'); at >= 0;) {
    const word = wordAt(raw, at);
    if (!word) {
      at = raw.indexOf('=?', at + 2);
      continue;
    }
    const between = raw.slice(from, at);
    const last = runs.at(-1);
    if (afterWord && /^[ \t\r\n]*$/.test(between)) {
      if (last?.charset === word.charset) last.bytes = Buffer.concat([last.bytes, word.bytes]);
      else runs.push({ bytes: word.bytes, charset: word.charset });
    } else {
      literal(between);
      runs.push({ bytes: word.bytes, charset: word.charset });
    }
    afterWord = true;
    from = word.end;
    at = raw.indexOf('=?', from);
  }
  literal(raw.slice(from));
  return runs;
}

const CONTROL = /[^\P{Cc}\t]+/gu;

function textOf(run: Run, hint: string | null): string {
  const text = run.charset === null ? decodeUnlabelled(run.bytes, hint) : decodeText(run.bytes, run.charset);
  return text.replace(CONTROL, ' ');
}

const PLAIN_ASCII = /^[\x20-\x7e\t]*$/;

/**
 * Header text as people read it.
 * @param raw the unfolded value, one character per byte
 * @param hint charset of the body, for raw 8-bit bytes that are not UTF-8
 */
export function decodeHeader(raw: string, hint: string | null = null): string {
  if (PLAIN_ASCII.test(raw) && !raw.includes('=?')) return raw;
  return runsOf(raw)
    .map((run) => textOf(run, hint))
    .join('');
}

/**
 * The same, with each encoded word kept as one well-formed UTF-8 word: an address list must be taken apart before
 * its names are decoded, or a comma or an angle bracket in a name becomes structure.
 */
export function mendHeader(raw: string, hint: string | null = null): string {
  if (PLAIN_ASCII.test(raw) && !raw.includes('=?')) return raw;
  return runsOf(raw)
    .map((run) => {
      const text = textOf(run, hint);
      return run.charset === null ? text : `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
    })
    .join('');
}
