/**
 * What is seen of a signature: its words, spaces aside, and how many pictures and tables stand among them.
 * @param more selector of what else counts, such as the editor's own large tables.
 */
export const signatureSeen = (signature: Element, more?: string): string => {
  const words = signature.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  return `${words} ${signature.querySelectorAll(['img', 'table', more].filter(Boolean).join()).length}`;
};
