/** Of one text of a visitor. */
export const MOST_SIGNS = 4_000;
export const MOST_FILES = 5;
/** Of one file, in bytes. */
export const MOST_FILE_BYTES = 10 * 1024 * 1024;

/** Chosen by a visitor, and taken by the house. */
export type ChosenFile = { id: string; name: string; size: number };
/** With a text; `type` as its bytes or its sender say. */
export type SiteFile = { id: number; name: string; type: string; size: number };

export type SiteText = {
  id: number;
  mine: boolean;
  text: string;
  files: SiteFile[];
  at: string;
  /** Who answers; '' for the visitor. */
  by: string;
  /** Of the visitor's own: the key with which it was said. */
  onceKey: string | null;
};
/** `open`: the desk has a conversation with them that is not over. */
export type SiteState = { texts: SiteText[]; open: boolean; mark: string };
