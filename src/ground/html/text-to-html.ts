import { escapeHtml } from './clean-html.ts';

/** Plain words as paragraphs, as they stand. */
export const textToHtml = (text: string): string =>
  text
    .split(/\n{2,}/)
    .map((part) => `<p>${escapeHtml(part).replaceAll('\n', '<br>')}</p>`)
    .join('');
