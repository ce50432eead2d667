import { ID_PREFIX } from './sanitise-mail.ts';

/** A block that holds the quotation and nothing else, by the mail program that writes it. */
const WHOLE_BLOCK = [
  '.gmail_quote', // Gmail
  '.gmail_extra', // Gmail before 2014
  '.yahoo_quoted', // Yahoo
  '.protonmail_quote', // Proton
  '.tutanota_quote',
  'div[type=cite]', // ours
  '.relais-quote', // ours until 2026
  'blockquote[type=cite]', // Apple Mail, Thunderbird
  '.zmail_extra', // Zoho
  '.moz-forward-container',
];

/** Something after which all that follows in the same parent is quotation. */
const FROM_HERE = [
  `[id$=divRplyFwdMsg]`, // Outlook on the web
  `[id$=appendonsend]`,
  `[id$=mail-editor-reference-message-container]`, // Outlook for the phone and the new Outlook
  `[id$=stopSpelling]`, // Outlook.com of old
  '.moz-cite-prefix', // Thunderbird
  '.relais-quote-intro',
];

/** Classic Outlook marks nothing but a rule above "From:". CSSOM writes this border in one of these forms. */
const OUTLOOK_RULE = [
  'div[style*="border-top: 1pt solid"]',
  'div[style*="border-width: 1pt medium medium"]',
  'div[style*="border-width: 1pt 0"]',
  'div[style*="border-style: solid none none"]',
];
const HEADER_WORDS = /^\s*(?:from|de|von|da|expéditeur|sender)\s*:/i;

/** A forwarded message is what the mail is about, not a quotation of what both know. */
const FORWARDED =
  /^[\s\-_>*]*(?:forwarded message|message transféré|begin forwarded message|début du message (?:transféré|réexpédié)|weitergeleitete nachricht|mensaje reenviado)/i;

const hasWords = (text: string | null): boolean => /[\p{L}\p{N}]/u.test(text ?? '');

const followers = (node: Element): Element[] => {
  const all: Element[] = [node];
  for (let next = node.nextElementSibling; next; next = next.nextElementSibling) all.push(next);
  return all;
};

/** The line "On … wrote:" that stands just before a quotation belongs to it. */
const withIntro = (node: Element): Element[] => {
  const before = node.previousElementSibling;
  const text = before?.textContent?.trim() ?? '';
  const isIntro =
    before !== null && text.length < 300 && /(?:wrote|écrit|schrieb|escribió|scritto)\s{0,3}:$/i.test(text);
  return isIntro ? [before, node] : [node];
};

/** The nodes are of the frame, whose `Element` is another than this page's: `instanceof` would say no. */
const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE;
const isHole = (node: Node): boolean =>
  !hasWords(node.textContent) && !(isElement(node) && (node.localName === 'img' || node.querySelector('img')));

/** Empty lines left between the answer and what is folded would only be a hole. */
const withGap = (parts: Element[]): Element[] => {
  const gap: Element[] = [];
  for (let node = parts[0]?.previousSibling; node && isHole(node); node = node.previousSibling)
    if (isElement(node)) gap.push(node);
  return [...gap, ...parts];
};

const outlookRule = (root: Element): Element | null => {
  for (const node of root.querySelectorAll(OUTLOOK_RULE.join(','))) {
    if (!HEADER_WORDS.test(node.textContent ?? '')) continue;
    // The rule sits in a <div> of its own, beside which the quoted text follows.
    const parent = node.parentElement;
    return parent && parent !== root && parent.childElementCount === 1 ? parent : node;
  }
  return null;
};

const candidates = (root: Element): Element[][] => {
  const found: Element[][] = [];
  for (const node of root.querySelectorAll(WHOLE_BLOCK.join(','))) found.push(withIntro(node));
  for (const node of root.querySelectorAll(FROM_HERE.join(','))) found.push(followers(node));
  const rule = outlookRule(root);
  if (rule) found.push(followers(rule));
  return found;
};

/** Text of the mail that is in none of these blocks, before and after the first of them. */
const wordsAround = (root: Element, quote: readonly Element[]): { before: boolean; after: boolean } => {
  const around = { before: false, after: false };
  const texts = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const [first] = quote;
  for (let text = texts.nextNode(); text && first; text = texts.nextNode()) {
    if (quote.some((part) => part.contains(text)) || !hasWords(text.nodeValue)) continue;
    if (first.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING) around.after = true;
    else around.before = true;
    if (around.before && around.after) break;
  }
  return around;
};

/**
 * The blocks of a sanitised mail that repeat what was said before, to be folded and never deleted.
 * Left open: an answer written between the lines (the quotation is its context), a forwarded message, and a mail that
 * is nothing but quotation.
 */
export const findQuotes = (root: Element): Element[] => {
  const found = candidates(root).filter((parts) => parts.some((part) => hasWords(part.textContent)));
  const quotes: Element[] = [];
  const taken = (part: Element): boolean => quotes.some((quote) => quote.contains(part));
  const placed = found
    .filter((parts) => !FORWARDED.test(parts.map((part) => part.textContent).join('\n')))
    .map((parts) => ({ parts, ...wordsAround(root, parts) }));
  const isBetweenLines = placed.some(({ before, after }) => before && after);
  for (const { parts, before, after } of placed) {
    if (before === after || (isBetweenLines && after) || parts.some(taken)) continue;
    quotes.push(...(before ? withGap(parts) : parts));
  }
  return quotes;
};

/** Where a link inside the mail leads, found by the id as the sanitiser wrote it. */
export const anchorTarget = (page: Document, href: string): Element | null => {
  const name = href.slice(1);
  return name.startsWith(ID_PREFIX) ? page.getElementById(name) : null;
};
