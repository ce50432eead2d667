import { walkHtml } from '../html/walk-html.ts';
import { UNSEEN } from './inline-html.ts';

/** Whether who reads this HTML sees anything: words, a picture, a table or a line. */
export const saysSomething = (html: string): boolean => {
  let unseen = 0;
  let seen = false;
  walkHtml(html, {
    open: (name, _attributes, empty) => {
      if (UNSEEN.has(name) && !empty) unseen += 1;
      else if (unseen === 0 && /^(?:img|table|hr)$/.test(name)) seen = true;
    },
    close: (name) => {
      if (UNSEEN.has(name)) unseen -= 1;
    },
    text: (text) => {
      if (unseen === 0 && /\S/.test(text)) seen = true;
    },
  });
  return seen;
};
