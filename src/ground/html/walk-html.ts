import { Tokenizer } from 'htmlparser2';

export type Attributes = Readonly<Record<string, string>>;

/** What a walk meets, in document order. Every `open` that was not `empty` gets its `close`, in the right order. */
export type HtmlVisitor = {
  open(name: string, attributes: Attributes, empty: boolean): void;
  close(name: string): void;
  text(text: string): void;
};

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
const BLOCKS = new Set(
  `address article aside blockquote center details dialog div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr
   main menu nav ol p pre section table ul`.split(/\s+/),
);
/** An element that the next one of these ends, when it is the innermost: the end tags that HTML lets out. */
const ENDS: Record<string, ReadonlySet<string>> = {
  p: BLOCKS,
  li: new Set(['li']),
  dt: new Set(['dt', 'dd']),
  dd: new Set(['dt', 'dd']),
  td: new Set(['td', 'th', 'tr', 'tbody', 'tfoot']),
  th: new Set(['td', 'th', 'tr', 'tbody', 'tfoot']),
  tr: new Set(['tr', 'tbody', 'tfoot']),
};
/** Deeper than any real mail (Outlook's tables reach about 60); a browser itself stops at 512. */
const MAX_DEPTH = 256;
const MAX_ATTRIBUTES = 60;
const MAX_NAME = 40;

/**
 * Reads HTML in one pass, in time linear in its length: htmlparser2's own Parser takes 33 s for 300,000 open tags,
 * its tokenizer does not. Elements beyond the depth are not told, their text is.
 */
export const walkHtml = (html: string, visitor: HtmlVisitor): void => {
  const stack: string[] = [];
  const openByName = new Map<string, number>();
  let tag = '';
  let attribute = '';
  let value = '';
  let attributes: Record<string, string> = {};
  let count = 0;

  const pop = (): void => {
    const name = stack.pop()!;
    openByName.set(name, openByName.get(name)! - 1);
    visitor.close(name);
  };
  const begin = (): void => {
    for (let top = stack.at(-1); top !== undefined && ENDS[top]?.has(tag); top = stack.at(-1)) pop();
    if (VOID.has(tag)) return visitor.open(tag, attributes, true);
    if (stack.length >= MAX_DEPTH) return;
    stack.push(tag);
    openByName.set(tag, (openByName.get(tag) ?? 0) + 1);
    visitor.open(tag, attributes, false);
  };
  const end = (name: string): void => {
    if (!openByName.get(name)) return;
    while (stack.at(-1) !== name) pop();
    pop();
  };

  const tokens = new Tokenizer(
    { decodeEntities: true },
    {
      onattribname: (from, to) => {
        attribute = html.slice(from, Math.min(to, from + MAX_NAME)).toLowerCase();
        value = '';
      },
      onattribdata: (from, to) => {
        value += html.slice(from, to);
      },
      onattribentity: (code) => {
        value += String.fromCodePoint(code);
      },
      onattribend: () => {
        // The first of two attributes of one name holds, as in a browser.
        if (count++ < MAX_ATTRIBUTES && !Object.hasOwn(attributes, attribute)) attributes[attribute] = value;
      },
      onopentagname: (from, to) => {
        tag = html.slice(from, Math.min(to, from + MAX_NAME)).toLowerCase();
        attributes = {};
        count = 0;
      },
      onopentagend: begin,
      onselfclosingtag: begin,
      onclosetag: (from, to) =>
        end(
          html
            .slice(from, Math.min(to, from + MAX_NAME))
            .trim()
            .toLowerCase(),
        ),
      ontext: (from, to) => visitor.text(html.slice(from, to)),
      ontextentity: (code) => visitor.text(String.fromCodePoint(code)),
      oncdata: () => {},
      oncomment: () => {},
      ondeclaration: () => {},
      onprocessinginstruction: () => {},
      onend: () => {},
    },
  );
  tokens.write(html);
  tokens.end();
  while (stack.length > 0) pop();
};
