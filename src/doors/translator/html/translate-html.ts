import { cleanAgain, cleanAndMark } from './marks.ts';
import { readPieces, type Piece } from './pieces.ts';
import { protecting } from './protect.ts';
import { rebuild, rebuildByTexts } from './rebuild.ts';
import { runsOf, type Run } from './runs.ts';
import { spansThatStay } from './spans.ts';
import { templateOf, textsOf, type Template } from './template.ts';

/** Characters of HTML that are read at all. */
export const MOST_HTML = 12_000_000;

type Stretch = { run: Run; template: Template };
export type Prepared = {
  pieces: Piece[];
  stretches: Stretch[];
  /** Every different text to be sent, each once. */
  sources: string[];
};

/** Answers in the order of what was sent. Rejects when it cannot be done: nothing is translated by halves. */
export type Send = (sources: readonly string[]) => Promise<readonly string[]>;

const once = (texts: readonly string[]): string[] => [...new Set(texts)];

export const prepareHtml = (html: string, glossary: readonly string[]): Prepared => {
  const read = readPieces(cleanAndMark(html));
  const spans = spansThatStay(read);
  const { runs, atoms } = runsOf(read.pieces, spans);
  const protect = protecting(glossary);
  const stretches = runs.flatMap((run) => {
    const template = templateOf(read.pieces, run, atoms, protect);
    return template ? [{ run, template }] : [];
  });
  return { pieces: read.pieces, stretches, sources: once(stretches.map(({ template }) => template.source)) };
};

/** All that could be sent of it, whole and text by text: what a cache may know it by. */
export const everySource = ({ stretches }: Prepared): string[] =>
  once(stretches.flatMap(({ template }) => [template.source, ...textsOf(template)]));

/** The words of the writer's own part, as plain text. */
export const wordsOf = ({ stretches }: Prepared): string =>
  stretches
    .map(({ template }) => template.parts.map((part) => (part.kind === 'text' ? part.text : ' ')).join(''))
    .join('\n');

const answersTo = async (sources: readonly string[], send: Send): Promise<Map<string, string>> => {
  if (sources.length === 0) return new Map();
  const answers = await send(sources);
  return new Map(sources.map((source, index) => [source, answers[index] ?? '']));
};

const joined = ({ pieces, stretches }: Prepared, bodies: readonly string[]): string => {
  const out: string[] = [];
  let at = 0;
  stretches.forEach(({ run, template }, index) => {
    for (; at < run.from; at += 1) out.push(pieces[at]!.html);
    out.push(template.before, bodies[index]!, template.after);
    at = run.to;
  });
  for (; at < pieces.length; at += 1) out.push(pieces[at]!.html);
  return out.join('');
};

/** The mail with the writer's own words translated, cleaned; all else as it was. */
export const translatePrepared = async (prepared: Prepared, send: Send): Promise<string> => {
  const { stretches } = prepared;
  const whole = await answersTo(prepared.sources, send);
  const rebuilt = stretches.map(({ template }) => rebuild(template, whole.get(template.source)!));
  const broken = stretches.filter((_, index) => rebuilt[index] === null);
  const single = await answersTo(once(broken.flatMap(({ template }) => textsOf(template))), send);
  const bodies = stretches.map(
    ({ template }, index) => rebuilt[index] ?? rebuildByTexts(template, (text) => single.get(text) ?? null),
  );
  return cleanAgain(joined(prepared, bodies));
};
