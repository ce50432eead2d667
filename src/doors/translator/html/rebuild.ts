import { escapeHtml } from '#ground/html/clean-html.ts';
import { walkHtml } from '#ground/html/walk-html.ts';
import type { Template } from './template.ts';

const TAG = /<(\/?)([gwx])(?:\s+id\s*=\s*["']?(\d{1,6})["']?)?\s*(\/?)>/gi;
const OUR_TAG = /<\/?[gwx][\s/>]/i;

/** Text of an answer, entities read. What looks like a tag is text: some who translate give back `<` for `&lt;`. */
const readText = (html: string): string => {
  let text = '';
  walkHtml(html.replaceAll('<', '&lt;'), {
    open() {},
    close() {},
    text(piece) {
      text += piece;
    },
  });
  return text;
};

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

type Places = { parent: Map<number, number>; words: Set<number> };

/** In which element each number stands, and which elements hold words. */
const placesIn = ({ parts }: Template): Places => {
  const parent = new Map<number, number>();
  const words = new Set<number>();
  const open: number[] = [];
  for (const part of parts) {
    if (part.kind === 'text') {
      if (/\p{L}/u.test(part.text)) for (const id of open) words.add(id);
      continue;
    }
    if (part.kind === 'close') open.pop();
    else parent.set(part.id, open.at(-1) ?? 0);
    if (part.kind === 'open') open.push(part.id);
  }
  return { parent, words };
};

/**
 * The answer with what was held back in its place again. Null when a number is missing, doubled, invented or in another
 * element than before, when an element lost its words, or when there is a tag that was not sent.
 */
export const rebuild = (template: Template, answer: string): string | null => {
  const { parent, words } = placesIn(template);
  const opening = new Map<number, string>();
  const closing = new Map<number, string>();
  for (const part of template.parts) {
    if (part.kind === 'close') closing.set(part.id, part.html);
    else if (part.kind !== 'text') opening.set(part.id, part.html);
  }
  const sentSign = template.parts.some((part) => part.kind === 'text' && part.text.includes('<'));
  const seen = new Set<number>();
  const filled = new Set<number>();
  const open: number[] = [];
  let out = '';
  let anyWords = false;
  let at = 0;
  const addText = (html: string): boolean => {
    if (html.includes('<') && !sentSign) return false;
    const text = readText(html);
    if (hasWords(text)) {
      anyWords = true;
      for (const id of open) filled.add(id);
    }
    out += escapeHtml(text);
    return true;
  };
  for (const match of answer.matchAll(TAG)) {
    if (!addText(answer.slice(at, match.index))) return null;
    at = match.index + match[0].length;
    const isGroup = match[2]!.toLowerCase() === 'g';
    if (match[1]) {
      if (!isGroup) continue;
      const id = open.pop();
      if (id === undefined) return null;
      out += closing.get(id)!;
      continue;
    }
    const id = Number(match[3] ?? 0);
    if (seen.has(id) || !opening.has(id) || closing.has(id) !== isGroup) return null;
    if (parent.get(id) !== (open.at(-1) ?? 0)) return null;
    seen.add(id);
    out += opening.get(id)!;
    if (isGroup && match[4]) return null;
    if (isGroup) open.push(id);
  }
  if (!addText(answer.slice(at)) || open.length > 0 || seen.size !== opening.size || !anyWords) return null;
  return [...words].every((id) => filled.has(id)) ? out : null;
};

/** The same template with each text translated by itself; one without an answer stays as it was. */
export const rebuildByTexts = (template: Template, answerTo: (text: string) => string | null): string =>
  template.parts
    .map((part) => {
      if (part.kind !== 'text') return part.html;
      const source = escapeHtml(part.text.trim());
      const answer = answerTo(source);
      if (answer === null || OUR_TAG.test(answer)) return escapeHtml(part.text);
      const text = readText(answer).trim();
      if (text === '') return escapeHtml(part.text);
      const start = part.text.slice(0, part.text.length - part.text.trimStart().length);
      return escapeHtml(start + text + part.text.slice(part.text.trimEnd().length));
    })
    .join('');
