/** Declarations by what they are for: "td", ".xl65", "td.xl65". Office programs write no other selector for a table. */
export type CssRules = ReadonlyMap<string, string>;

const RULE = /([^{}]{1,4000})\{([^{}]*)\}/g;
const SELECTOR = /^(?:[a-z][a-z0-9]*|\*)?(?:\.[\w-]+)?$/i;
const MOST_RULES = 20_000;

/** The rules of the style sheets in an HTML, those of one selector joined in their order. */
export const readRules = (html: string): CssRules => {
  const rules = new Map<string, string>();
  for (const [, css] of html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style/gi)) {
    const plain = css!.replace(/<!--|-->/g, '').replace(/\/\*[\s\S]*?\*\//g, '');
    for (const [, selectors, declarations] of plain.matchAll(RULE)) {
      for (const one of selectors!.split(',')) {
        const selector = one.trim();
        if (!selector || !SELECTOR.test(selector) || rules.size > MOST_RULES) continue;
        const [element = '', name] = selector.split('.');
        const key = name === undefined ? element.toLowerCase() : `${element.toLowerCase()}.${name}`;
        rules.set(key, `${rules.get(key) ?? ''};${declarations!.trim()}`);
      }
    }
  }
  return rules;
};

/** What the rules say of an element, the weaker first. */
export const rulesFor = (rules: CssRules, element: string, classes: string | undefined): string => {
  const found = [rules.get('*'), rules.get(element)];
  const names = classes?.split(/\s+/).filter(Boolean) ?? [];
  for (const name of names) found.push(rules.get(`.${name}`));
  for (const name of names) found.push(rules.get(`${element}.${name}`));
  return found.filter(Boolean).join(';');
};
