/** Text of its own layout: in a mail two spaces would be one. */
const PRE = /white-space\s*:\s*(?:pre|break-spaces)(?!-line)/i;
const SPACER = /mso-(?:spacerun|tab-count)\s*:/i;
const NBSP = '\u00a0';

const isPre = (node: Element): boolean =>
  node.localName === 'pre' ||
  PRE.test(node.getAttribute('style') ?? '') ||
  SPACER.test(node.getAttribute('style') ?? '');

/** A run of spaces is made unbreakable but for its last, where a line may still end; line breaks become elements. */
const keep = (text: Text, fromStart: boolean): void => {
  const page = text.ownerDocument;
  const lines = text.data.replace(/\r\n?/g, '\n').split('\n');
  const pieces = lines.flatMap((line, at) => {
    const kept = line
      .replace(/\t/g, NBSP.repeat(4))
      .replace(at > 0 || fromStart ? /^ +/ : /^$/, (run) => NBSP.repeat(run.length))
      .replace(/ {2,}/g, (run) => `${NBSP.repeat(run.length - 1)} `);
    return at === 0 ? [kept] : [page.createElement('br'), kept];
  });
  text.replaceWith(...pieces);
};

/** In the places where the program that was copied from shows every space, they become such as every mail shows. */
export const keepSpaces = (body: HTMLElement): void => {
  for (const node of Array.from(body.querySelectorAll('pre,[style]'))) {
    if (!isPre(node)) continue;
    const office = SPACER.test(node.getAttribute('style') ?? '');
    const walker = body.ownerDocument.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      // Office breaks its source into lines wherever it likes.
      if (office) text.data = text.data.replace(/\s/g, ' ');
      if (/ {2}|[\t\r\n]/.test(text.data)) keep(text, node.localName === 'pre' && text === texts[0]);
    }
  }
};
