/** Class of the agent's signature in a draft. */
export const SIGNATURE_CLASS = 'relais-signature';
/** What marks it in the mail that leaves, as `type` of its element: nothing there carries a class. */
export const OWN_SIGNATURE = 'relais-signature';
/** The same for the quotation, its intro included; of a blockquote, Apple and Mozilla mark theirs so. */
export const OWN_QUOTE = 'cite';

export const isSignature = (attributes: Readonly<Record<string, string>>): boolean =>
  attributes['type'] === OWN_SIGNATURE || (attributes['class']?.split(/\s+/, 20).includes(SIGNATURE_CLASS) ?? false);
