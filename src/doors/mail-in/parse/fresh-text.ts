import { MAX_CLASSIFIED_CHARS } from './limits.ts';
import {
  ATTRIBUTION_START,
  ATTRIBUTION_VERB,
  CLOSING,
  DEVICE_SIGNATURE,
  FORWARD_SEPARATOR,
  FORWARD_SUBJECT,
  type HeaderRole,
  ORIGINAL_SEPARATOR,
  SURE_DEVICE,
  headerRole,
} from './quote-words.ts';

/** What a line is. `rest` hides itself and everything below; the others hide themselves alone. */
type Verdict = { kind: 'fresh' | 'quoted' | 'rest' | 'forward'; lines: number };

/** Longer lines are prose: no header, separator or signature line needs more, and expressions stay cheap. */
const LINE_CHARS = 400;
const FRESH: Verdict = { kind: 'fresh', lines: 1 };

/** A date or a time, which every attribution has and prose such as "On Monday I wrote:" has not. */
const DATED = /\d{1,2}[:.h]\d{2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\b(19|20)\d{2}\b|\d{4}\s?[年년]/u;
const MAILBOX_END = /(<|\[mailto:|&lt;)[^<>\s]+@[^<>\s]+(>|\]|&gt;)\)?\s*[:：]?\s*$/u;

/** Without quote marks and without the direction marks that Gmail puts around names. */
function bare(line: string): string {
  if (line.length > 2 * LINE_CHARS) return line;
  return line.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, '').replace(/^[\s>*]+/, '');
}

/** "On 3 May 2024 at 10:00, Ann <ann@…> wrote:", which mail programs wrap over up to four lines. */
function attributionLines(lines: string[], at: number): number {
  const first = bare(lines[at] as string);
  if (!first || first.length > LINE_CHARS || !/\d|@/.test(first)) return 0;
  const starts = ATTRIBUTION_START.test(first);
  if (!starts && !/^[\d"'<\p{Lu}\p{Lo}-]/u.test(first)) return 0;
  let joined = '';
  for (let count = 1; count <= 4 && at + count <= lines.length; count += 1) {
    const line = bare(lines[at + count - 1] as string).trim();
    if (!line || line.length > LINE_CHARS) return 0;
    joined = joined ? `${joined} ${line}` : line;
    if (joined.length > 500) return 0;
    if (isAttribution(joined, starts)) return count;
  }
  return 0;
}

function isAttribution(line: string, starts: boolean): boolean {
  if (/^(quoting|zitat von|citando|citerar) .{0,200}@.{0,200}:$/iu.test(line)) return true;
  if (!DATED.test(line)) return false;
  const verb = ATTRIBUTION_VERB.test(line);
  const closed = /[:：]\s*\*?$|-{2,}\s*$/.test(line);
  if (verb && starts && (closed || endsWithVerb(line))) return true;
  if (verb && (closed || endsWithVerb(line)) && /@|写道|寫道|작성|のメール/.test(line)) return true;
  const dateFirst = /^\D{0,12}\d/.test(line);
  if (verb && closed && dateFirst) return true;
  // Yandex, Yahoo Japan and others: a date, a name, an address and a colon.
  return closed && MAILBOX_END.test(line) && (dateFirst || starts);
}

function endsWithVerb(line: string): boolean {
  return /@/.test(line) && ATTRIBUTION_VERB.test(line.slice(-24)) && !/[.!?]\s*$/.test(line);
}

/** A copied header of at least three kinds of lines, From first or second. */
function isCopiedHeader(lines: string[], at: number): boolean {
  const first = headerRole(lines[at] as string);
  if (first !== 'from' && first !== 'date') return false;
  const roles = new Set<HeaderRole>([first]);
  let blanks = 0;
  for (let next = at + 1; next < lines.length && next <= at + 9; next += 1) {
    const line = lines[next] as string;
    if (!line.trim()) {
      blanks += 1;
      if (blanks > 1 && roles.size < 2) break;
      continue;
    }
    const role = headerRole(line);
    if (role) roles.add(role);
    else if (blanks > 1 || next > at + 6) break;
    // "To : … Subject : …" on one line, as Samsung's program writes.
    if (/\s(objet|subject|betreff|emne|oggetto|asunto|onderwerp)\s?:/iu.test(line.slice(0, LINE_CHARS)))
      roles.add('subject');
  }
  return roles.has('from') && roles.size >= 3;
}

/** A signature card is short; a line of underscores over a page of text is a divider. */
function isShortTail(lines: string[], at: number, most: number): boolean {
  let count = 0;
  for (let i = at + 1; i < lines.length; i += 1) {
    const line = lines[i] as string;
    if (line.trim()) count += 1;
    if (count > most || line.length > 160) return false;
  }
  return true;
}

function nextFilled(lines: string[], at: number): number {
  let next = at + 1;
  while (next < lines.length && !(lines[next] as string).trim()) next += 1;
  return next;
}

function nothingNewBelow(lines: string[], at: number): boolean {
  const next = nextFilled(lines, at);
  return (
    next >= lines.length ||
    isRule(lines[next] as string) ||
    isCopiedHeader(lines, next) ||
    attributionLines(lines, next) > 0
  );
}

function isRule(line: string): boolean {
  return /^[\s*>]*([_=-]\s?){2,}[\s*]*$/.test(line);
}

/** A drawn line says something only with what follows it. */
function underRule(lines: string[], at: number): Verdict {
  const next = nextFilled(lines, at);
  if (next < lines.length && next <= at + 3 && (isCopiedHeader(lines, next) || attributionLines(lines, next))) {
    return { kind: 'rest', lines: 1 };
  }
  return /^_{2,}\s*$/.test(lines[at] as string) && isShortTail(lines, at, 6) ? { kind: 'rest', lines: 1 } : FRESH;
}

function judge(lines: string[], at: number): Verdict {
  const line = lines[at] as string;
  if (/^\s{0,3}>/.test(line)) {
    const lineCount = attributionLines(lines, at);
    return { kind: 'quoted', lines: Math.max(1, lineCount) };
  }
  if (!line.trim() || line.length > LINE_CHARS) return FRESH;
  if (FORWARD_SEPARATOR.test(line) && /[-_=:]{1}\s*$|^\s*[-_=]{2}/.test(line)) return { kind: 'forward', lines: 1 };
  if (ORIGINAL_SEPARATOR.test(line)) return { kind: 'rest', lines: 1 };
  if (/^--\s?$/.test(line)) return { kind: 'rest', lines: 1 };
  if (isRule(line)) return underRule(lines, at);
  if (isCopiedHeader(lines, at)) return { kind: 'rest', lines: 1 };
  const wrapped = attributionLines(lines, at);
  if (wrapped) {
    const below = nextFilled(lines, at + wrapped - 1);
    const marked = below < lines.length && /^\s{0,3}>/.test(lines[below] as string);
    return { kind: marked ? 'quoted' : 'rest', lines: wrapped };
  }
  if (DEVICE_SIGNATURE.test(line) && (SURE_DEVICE.test(line) || nothingNewBelow(lines, at)))
    return { kind: 'rest', lines: 1 };
  if (CLOSING.test(line) && at > 0 && isShortTail(lines, at, 8)) return { kind: 'rest', lines: 1 };
  return FRESH;
}

/**
 * The lines the sender wrote now, in order; quoted mail and signatures left out. One pass: each line is looked at with
 * at most nine that follow. Answers '' when everything is quoted, and the caller then shows the whole.
 */
export function freshText(text: string, subject = ''): string {
  const forwarded = FORWARD_SUBJECT.test(subject.slice(0, 100));
  const lines = text.slice(0, MAX_CLASSIFIED_CHARS).split('\n');
  const kept: string[] = [];
  let fenced = false;
  for (let at = 0; at < lines.length;) {
    const line = lines[at] as string;
    if (/^\s{0,3}```/.test(line)) fenced = !fenced;
    const verdict = fenced ? FRESH : judge(lines, at);
    if (verdict.kind === 'forward' || (verdict.kind === 'rest' && forwarded && isForwardStart(lines, at))) {
      kept.push(...lines.slice(at));
      break;
    }
    if (verdict.kind === 'rest') break;
    if (verdict.kind === 'fresh' && kept.length && isWrappedQuote(lines, at)) {
      at += 1;
      continue;
    }
    if (verdict.kind === 'fresh') kept.push(line);
    at += verdict.lines;
  }
  return kept.join('\n').trim();
}

/** A quoted line that a program wrapped without repeating its mark: in the middle of a quote, after a full line. */
function isWrappedQuote(lines: string[], at: number): boolean {
  const before = lines[at - 1] ?? '';
  return (
    before.startsWith('>') &&
    before.length >= 60 &&
    (lines[at + 1] ?? '').startsWith('>') &&
    /^\p{Ll}/u.test(lines[at] as string)
  );
}

function isForwardStart(lines: string[], at: number): boolean {
  const next = isRule(lines[at] as string) || ORIGINAL_SEPARATOR.test(lines[at] as string) ? nextFilled(lines, at) : at;
  return next < lines.length && isCopiedHeader(lines, next);
}
