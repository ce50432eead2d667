/** Runs code, covers the page, or names another document. */
const REFUSED_PROPERTY = /^(?:position|behavior|-moz-binding|content|cursor|filter|mso-.*|-webkit-user-modify)$/;
/** An address, an escape that could hide one, an at-rule, or a tag. */
const REFUSED_VALUE =
  /[\\<>@{}]|\/\*|\b(?:url|image|image-set|src|expression|attr|var|env|paint|cross-fade|element)\s*\(|script:/i;
const PROPERTY = /^-?[a-z][a-z-]{1,40}$/;

/** Longer values are no style a person chose. */
const MAX_VALUE = 400;
const MAX_STYLE = 8_000;

/** Splits at the semicolons that stand outside quotes and parentheses. */
const declarations = (style: string): string[] => {
  const found: string[] = [];
  let from = 0;
  let quote = '';
  let depth = 0;
  for (let at = 0; at < style.length; at += 1) {
    const one = style[at]!;
    if (quote) {
      if (one === quote) quote = '';
    } else if (one === '"' || one === "'") quote = one;
    else if (one === '(') depth += 1;
    else if (one === ')') depth -= 1;
    else if (one === ';' && depth <= 0) {
      found.push(style.slice(from, at));
      from = at + 1;
    }
  }
  found.push(style.slice(from));
  return found;
};

/** Property and value of each declaration, as written. */
export const declarationsOf = (style: string): [property: string, value: string][] =>
  declarations(style.slice(0, MAX_STYLE)).flatMap((declaration): [string, string][] => {
    const colon = declaration.indexOf(':');
    const property = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration.slice(colon + 1).trim();
    return colon > 0 && value !== '' ? [[property, value]] : [];
  });

/** The declarations of a `style` attribute that only change how the text looks. */
export const cleanStyle = (style: string): string =>
  declarationsOf(style)
    .filter(
      ([property, value]) =>
        value.length <= MAX_VALUE &&
        PROPERTY.test(property) &&
        !REFUSED_PROPERTY.test(property) &&
        !REFUSED_VALUE.test(value),
    )
    .map(([property, value]) => `${property}:${value}`)
    .join(';');
