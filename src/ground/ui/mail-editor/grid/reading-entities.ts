/** Marks in the text for a moment: where a table being read goes, and where the agent's caret is meanwhile. */
export const READING_ENTITY = 'RelaisReading';
export const CARET_ENTITY = 'RelaisCaret';

const OURS = new RegExp(`(?:^|\\s)_EType_(?:${READING_ENTITY}|${CARET_ENTITY})(?:\\s|$)`);

/** Such a mark is no part of the text. */
export const isReadingMark = (node: Element): boolean => OURS.test(node.className);
