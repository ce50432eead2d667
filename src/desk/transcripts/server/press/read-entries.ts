import { createHash } from 'node:crypto';
import {
  wordsOf,
  type SetDocument,
  type SetEntry,
  type SourceDocument,
  type SourceEntry,
} from '../setting/document.ts';
import { blocksFromHtml } from '../setting/from-html.ts';
import { blocksFromText } from '../setting/from-text.ts';
import { familiesOf, scriptsIn, type Script } from '../setting/scripts.ts';
import { MOST_CELLS, type Budget } from '../setting/tables.ts';
import type { Block, Inline } from '../setting/tree.ts';

/** Characters of one message that are set; the rest is in the interaction. */
const MOST_TEXT = 400_000;
const MOST_PICTURES = 1_000;

export type ReadDocument = {
  document: SetDocument;
  scripts: Set<Script>;
  /** Keys of the pictures that it shows, each once, and the bytes of those that stood in the HTML itself. */
  pictures: string[];
  own: Map<string, Buffer>;
};

const keysIn = (blocks: readonly (Block | Inline)[]): string[] =>
  blocks.flatMap((one): string[] => {
    if (one.t === 'pic') return [one.key];
    if (one.t === 'p' || one.t === 'quote') return keysIn(one.k);
    if (one.t === 'list') return one.k.flatMap((item) => keysIn(item));
    return one.t === 'table' ? one.k.flatMap((cell) => keysIn(cell.k)) : [];
  });

const unescaped = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
const bare = (contentId: string): string => contentId.replace(/^<|>$/g, '');

/** Turns what was written into what is set. A message that no HTML can be made of is its text. */
export const readEntries = (source: SourceDocument): ReadDocument => {
  const own = new Map<string, Buffer>();
  const budget: Budget = { cells: MOST_CELLS };
  const scripts = new Set<Script>();

  const pictureOf = (entry: SourceEntry) => {
    const byId = new Map(Object.entries(entry.pictures).map(([contentId, key]) => [bare(contentId), key]));
    return (address: string): string | null => {
      const contentId = /^cid:(.+)$/i.exec(address)?.[1];
      if (contentId !== undefined) return byId.get(bare(contentId)) ?? byId.get(bare(unescaped(contentId))) ?? null;
      const data = /^data:image\/[a-z+.-]{1,40};base64,/i.exec(address)?.[0];
      if (data === undefined) return null;
      const bytes = Buffer.from(address.slice(data.length), 'base64');
      const key = createHash('sha256').update(bytes).digest('hex');
      own.set(key, bytes);
      return key;
    };
  };
  const bodyOf = (entry: SourceEntry): Block[] => {
    const asText = (): Block[] => blocksFromText(entry.text.slice(0, MOST_TEXT));
    if (entry.html === null) return asText();
    try {
      return blocksFromHtml(entry.html, pictureOf(entry), budget);
    } catch {
      return asText();
    }
  };

  const { entries, ...rest } = source;
  const messages = entries.map((entry): SetEntry => {
    const { html: _, text: __, pictures: ___, ...shown } = entry;
    const body = bodyOf(entry);
    const found = scriptsIn(`${shown.author} ${shown.lines.join(' ')} ${shown.files} ${wordsOf(body)}`);
    for (const script of found) scripts.add(script);
    return { ...shown, body, fonts: familiesOf(found) };
  });
  const around = [rest.title, ...rest.facts.flat(), ...Object.values(rest.running), rest.made].join(' ');
  for (const script of scriptsIn(around)) scripts.add(script);
  return {
    document: { ...rest, messages, fonts: familiesOf([...scripts]) },
    scripts,
    pictures: [...new Set(messages.flatMap((entry) => keysIn(entry.body)))].slice(0, MOST_PICTURES),
    own,
  };
};
