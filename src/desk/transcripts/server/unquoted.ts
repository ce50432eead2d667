import { htmlToText } from '#ground/html/html-to-text.ts';

type Quoting = {
  id: number;
  text: string;
  freshText: string;
  html: string | null;
  contentHidden: boolean;
  authorHidden: boolean;
};

const squeezed = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/**
 * What one writes the next quotes, with the writer's name above: after a message of which something was hidden (D11),
 * of each other only what was written in it now. The HTML stays where it says nothing more than that.
 */
export const withoutHiddenQuotes = <T extends Quoting>(messages: readonly T[]): (T & { unquoted: boolean })[] => {
  const first = messages.find((one) => one.contentHidden || one.authorHidden)?.id ?? Infinity;
  return messages.map((one) => {
    if (one.id <= first || one.contentHidden) return { ...one, unquoted: false };
    const fresh = squeezed(one.freshText);
    const whole = one.html === null ? one.text : htmlToText(one.html);
    if (squeezed(whole) === fresh) return { ...one, unquoted: false };
    return { ...one, html: null, text: one.freshText, unquoted: true };
  });
};
