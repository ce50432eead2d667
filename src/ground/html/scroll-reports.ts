/** One line of a report: its spaces are kept, and it may not be broken. */
const LINE = String.raw`<div style="(?=[^"]*monospace)(?=[^"]*white-space:\s*nowrap)[^"]*">(?:(?!</?div)[^])*?</div>`;
const REPORT = new RegExp(`(?:${LINE}\\s*){2,}`, 'g');

/**
 * Lines of fixed width that follow each other, put in one block that scrolls by itself: on a phone the rest of the mail
 * keeps its width. Outlook and Gmail's page ignore the block and show the lines as they are.
 */
export const scrollReports = (html: string): string =>
  html.replace(REPORT, (report) => `<div style="overflow-x:auto">${report}</div>`);
