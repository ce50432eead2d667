/** What an element's marks say: this element is quoted, is a signature, or everything from here on is quoted. */
export type HtmlQuote = 'quote' | 'signature' | 'rest';

const QUOTE_CLASSES =
  /(^|\s)(gmail_quote|gmail_extra|yahoo_quoted|moz-cite-prefix|protonmail_quote|tutanota_quote|zmail_extra|wemail-quote|front-blockquote|gmail_attr|x_gmail_quote|qt|aolmail_quote|skiff_quote)(\s|$)/i;
const SIGNATURE_CLASSES = /(^|\s)(gmail_signature|moz-signature|protonmail_signature_block|tutanota_signature)(\s|$)/i;
const REST_IDS =
  /^(x_)*(divRplyFwdMsg|appendonsend|OLK_SRC_BODY_SECTION|mail-editor-reference-message-container|reply-intro|replySplit)$/i;
const SIGNATURE_IDS = /^(x_)*(Signature|ms-outlook-mobile-signature|AppleMailSignature|composer_signature)$/i;

/** Outlook for Windows draws this line above the header of the mail replied to, and marks nothing else. */
const OUTLOOK_RULE =
  /^\s*border:\s*none;\s*border-top:\s*solid\s+#?(E1E1E1|B5C4DF|windowtext)\s+1\.0pt;\s*padding:\s*3\.0pt/i;

/** @param attributes values of class, id, type, style, data-marker, data-smartmail, as written */
export function startsQuote(name: string, attributes: Record<string, string>): HtmlQuote | null {
  const { class: className = '', id = '', type = '', style = '' } = attributes;
  if (REST_IDS.test(id)) return 'rest';
  if (QUOTE_CLASSES.test(className)) return 'quote';
  if (attributes['data-marker'] === '__QUOTED_TEXT__') return 'quote';
  // Ours marks the line above the quotation with it, and its signature, in a div.
  if ((name === 'blockquote' || name === 'div') && /^cite$/i.test(type)) return 'quote';
  if (type === 'relais-signature') return 'signature';
  if (SIGNATURE_CLASSES.test(className) || SIGNATURE_IDS.test(id)) return 'signature';
  if (attributes['data-smartmail'] === 'gmail_signature') return 'signature';
  if (name === 'div' && OUTLOOK_RULE.test(style)) return 'rest';
  return null;
}
