/**
 * Cleans the CSS of a received mail with the browser's own parser: what is written out again is only what the parser
 * understood, so escapes (`\75rl(`), comments and legacy tricks have no second reading. Browser only.
 */
export type CssImages = (url: string) => string | null;

/** Property families that a mail may use; a longhand belongs to the family whose name it starts with. */
const FAMILIES = [
  'align',
  'aspect-ratio',
  'background',
  'border',
  'bottom',
  'box-shadow',
  'box-sizing',
  'break',
  'caption-side',
  'clear',
  'color',
  'column',
  'direction',
  'display',
  'empty-cells',
  'flex',
  'float',
  'font',
  'gap',
  'grid',
  'height',
  'hyphens',
  'justify',
  'left',
  'letter-spacing',
  'line-height',
  'list-style',
  'margin',
  'max-height',
  'max-width',
  'min-height',
  'min-width',
  'object-fit',
  'object-position',
  'opacity',
  'order',
  'orphans',
  'outline',
  'overflow',
  'padding',
  'place',
  'position',
  'quotes',
  'right',
  'row-gap',
  'tab-size',
  'table-layout',
  'text',
  'top',
  'unicode-bidi',
  'vertical-align',
  'visibility',
  'white-space',
  'widows',
  'width',
  'word',
  'writing-mode',
  'z-index',
];
const allowedNames = new Map<string, boolean>();
const isAllowed = (name: string): boolean => {
  let known = allowedNames.get(name);
  if (known === undefined) {
    known = FAMILIES.some((family) => name === family || name.startsWith(`${family}-`));
    allowedNames.set(name, known);
  }
  return known;
};

/** Functions that fetch, or whose result we cannot read here. */
const FETCHING = /(?:image-set|cross-fade|element|paint|image|src|attr|var|env)\s*\(/i;
const URL_FUNCTION = /url\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^)]*))\s*\)/gi;
/** The frame is as tall as its content, so a height taken from the frame would make it grow without end. */
const VIEWPORT_HEIGHT = /[\d.](?:[sld]?v(?:h|b|min|max))\b/i;
/** Harmless in today's browsers, refused all the same: the words that made old ones run code. */
const LEGACY_SCRIPT = /expression\s*\(|javascript:|vbscript:|-moz-binding|behavior\s*:/i;

const mapUrls = (value: string, images: CssImages): string | null => {
  let refused = false;
  const mapped = value.replace(URL_FUNCTION, (_all, double?: string, single?: string, bare?: string) => {
    const url = images((double ?? single ?? bare ?? '').replace(/\\(.)/g, '$1'));
    if (url === null) refused = true;
    return url === null ? 'none' : `url("${url.replace(/["\\\n]/g, encodeURIComponent)}")`;
  });
  return refused || /url\(/i.test(mapped.replace(URL_FUNCTION, '')) ? null : mapped;
};

const keepValue = (name: string, value: string): boolean =>
  !FETCHING.test(value) &&
  !VIEWPORT_HEIGHT.test(value) &&
  !(name === 'position' && value !== 'static' && value !== 'relative' && value !== 'absolute');

/** Leaves in `style` only what a mail may say, its images mapped. Returns it as text. */
const cleanDeclarations = (style: CSSStyleDeclaration, images: CssImages): string => {
  for (const name of Array.from(style)) {
    const value = style.getPropertyValue(name);
    if (!isAllowed(name) || !keepValue(name, value)) {
      style.removeProperty(name);
      continue;
    }
    if (!/url\(/i.test(value)) continue;
    const mapped = mapUrls(value, images);
    if (mapped === null) style.removeProperty(name);
    else style.setProperty(name, mapped, style.getPropertyPriority(name));
  }
  const text = style.cssText;
  return LEGACY_SCRIPT.test(text) ? '' : text;
};

/** A cleaner for `style` attributes; one text is parsed once however many cells of a table repeat it. */
export const inlineStyleCleaner = (images: CssImages): ((css: string) => string) => {
  const probe = document.implementation.createHTMLDocument('').createElement('div');
  const seen = new Map<string, string>();
  return (css) => {
    let clean = seen.get(css);
    if (clean === undefined) {
      probe.style.cssText = css;
      clean = cleanDeclarations(probe.style, images);
      seen.set(css, clean);
    }
    return clean;
  };
};

const cleanSelector = (selector: string, idPrefix: string): string => selector.replace(/#(?=[\w\\-])/g, `#${idPrefix}`);

const cleanRules = (rules: CSSRuleList, images: CssImages, idPrefix: string): string => {
  let css = '';
  for (const rule of Array.from(rules)) {
    if (rule instanceof CSSStyleRule) {
      const body = cleanDeclarations(rule.style, images);
      if (body && !/[<{}]/.test(rule.selectorText)) css += `${cleanSelector(rule.selectorText, idPrefix)}{${body}}\n`;
    } else if (rule instanceof CSSMediaRule && !/prefers-color-scheme|[<{}]/.test(rule.conditionText)) {
      // A mail's own dark look would be inverted a second time by ours.
      const inner = cleanRules(rule.cssRules, images, idPrefix);
      if (inner) css += `@media ${rule.conditionText}{${inner}}\n`;
    }
  }
  return css;
};

/**
 * The style sheets of a mail, cleaned. @import, @font-face and every other at-rule but @media are left out.
 * @param idPrefix what the sanitiser puts before ids, so that `#id` selectors still match.
 */
export const cleanStyleSheet = (css: string, images: CssImages, idPrefix: string): string => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css.replace(/<!--|-->/g, ''));
  const clean = cleanRules(sheet.cssRules, images, idPrefix);
  // The text goes inside <style>, where only `</` could end it.
  return clean.replace(/<\//g, '<\\/');
};
