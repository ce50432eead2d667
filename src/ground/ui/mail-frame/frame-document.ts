import type { CleanMail } from './sanitise-mail.ts';

/**
 * What the browser itself enforces on a mail. Not optional: of eight ways to hide a fetch in CSS six went past a
 * sanitiser working on text, none past this policy.
 */
const POLICY =
  "default-src 'none'; img-src data: blob: 'self'; style-src 'unsafe-inline'; font-src 'none'; form-action 'none'; base-uri 'none'; frame-src 'none'";

/** Parent reads and sizes the document (same-origin); links open outside it; nothing in it can run. */
export const FRAME_SANDBOX = 'allow-same-origin allow-popups allow-popups-to-escape-sandbox';

/** Class of a folded quotation. */
export const FOLDED = 'relais-folded';

const BASE_STYLE = `
html{margin:0;background:#fff;color:#1b1f24;overflow-x:auto;overflow-y:hidden;scrollbar-width:none}
html::-webkit-scrollbar{display:none}
html,body{height:auto!important;min-height:0!important;max-height:none!important}
body{margin:0;padding:2px 0;font:13px/1.5 Inter,"Segoe UI",system-ui,-apple-system,"Noto Sans",sans-serif;overflow-wrap:break-word}
body>div{display:flow-root}
p{margin:0 0 .75em}
body>div>:last-child{margin-bottom:0}
img:not(table *){max-width:100%;object-fit:contain}
pre{white-space:pre}
blockquote{margin:.4em 0 .4em 2px;padding-left:10px;border-left:2px solid #d0d7de;color:#57606a}
a{color:#0b4fb3}
:focus-visible{outline:2px solid #1f6feb;outline-offset:1px}
`;

/** After the mail's own styles, which therefore cannot undo them. */
const LAST_STYLE = `.${FOLDED}{display:none!important}`;

/**
 * Pictures are turned back. The ground is what the filter makes into the dark theme's paper (#181c21), so that a mail
 * without colours of its own has no edge.
 */
const DARK_STYLE =
  'html[data-relais-dark]{background:#f7fcff;filter:invert(.905) hue-rotate(180deg)}' +
  'html[data-relais-dark] img{filter:invert(1) hue-rotate(180deg)}';

export type FrameLook = { dark: boolean; language: string };

/** Turns the frame's colours without loading it again. */
export const setDark = (page: Document, dark: boolean): void => {
  page.documentElement.toggleAttribute('data-relais-dark', dark);
};

/** The whole document of a frame that shows this mail, for `srcdoc`. */
export const frameDocument = (mail: CleanMail, look: FrameLook): string =>
  `<!doctype html><html lang="${look.language}"${look.dark ? ' data-relais-dark' : ''}><head><meta charset="utf-8">` +
  `<meta http-equiv="Content-Security-Policy" content="${POLICY}">` +
  `<meta name="referrer" content="no-referrer"><base target="_blank">` +
  `<style>${BASE_STYLE}</style><style>${mail.css}</style>` +
  `<style>${LAST_STYLE}${DARK_STYLE}</style></head><body>${mail.html}</body></html>`;
