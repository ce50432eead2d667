import { Flow } from './flow.ts';
import { PLAIN, type Style } from './looks.ts';
import type { Block } from './tree.ts';

const FIXED: Style = { ...PLAIN, fixed: true };
const DRAWN: Style = { ...FIXED, look: { m: 1 } };
/** Lines drawn with characters, or words set in columns by spaces. */
const IS_DRAWN = /[\u2500-\u257f]|\S {3,}\S|\S {2,}\S.*? {2,}\S|^\+?[-=+|]{8,}$/;

const set = (lines: readonly string[]): Block[] => {
  const flow = new Flow();
  let block: string[] = [];
  const end = (): void => {
    const drawn = block.length > 1 && block.filter((line) => IS_DRAWN.test(line)).length * 2 >= block.length;
    for (const line of block) {
      flow.text(line, drawn ? DRAWN : FIXED);
      flow.lineEnd();
    }
    flow.paragraph();
    block = [];
  };
  for (const line of lines)
    if (line.trim() === '') end();
    else block.push(line);
  end();
  return flow.blocks;
};

/** A text as blocks: its blank lines part paragraphs, what stands behind « > » is a quotation. */
export const blocksFromText = (text: string): Block[] => {
  const blocks: Block[] = [];
  let lines: string[] = [];
  let quoted = false;
  const end = (): void => {
    const made = set(lines);
    if (quoted && made.length > 0) blocks.push({ t: 'quote', k: made });
    else blocks.push(...made);
    lines = [];
  };
  for (const line of text.split(/\r\n?|\n/)) {
    const quotes = /^ ?>/.test(line);
    if (quotes !== quoted) end();
    quoted = quotes;
    lines.push(quotes ? line.replace(/^ ?> ?/, '') : line);
  }
  end();
  return blocks;
};
