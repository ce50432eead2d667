import { isSignature } from './marks.ts';
import { walkHtml } from './walk-html.ts';

/** Whether a picture or a table stands in this HTML outside the signature. */
export const showsPicture = (html: string): boolean => {
  if (!/<(?:img|table)\b/i.test(html)) return false;
  const inside: boolean[] = [];
  let found = false;
  walkHtml(html, {
    open(name, attributes, empty) {
      const signed = (inside.at(-1) ?? false) || isSignature(attributes);
      if (!empty) inside.push(signed);
      if ((name === 'img' || name === 'table') && !signed) found = true;
    },
    close: () => void inside.pop(),
    text: () => undefined,
  });
  return found;
};
