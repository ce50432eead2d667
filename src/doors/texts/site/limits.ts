/** Of one text of a visitor. */
export const MOST_SIGNS = 4_000;

export type SiteText = {
  id: number;
  mine: boolean;
  text: string;
  at: string;
  /** Who answers; '' for the visitor. */
  by: string;
  /** Of the visitor's own: the key with which it was said. */
  onceKey: string | null;
};
/** `open`: the desk has a conversation with them that is not over. */
export type SiteState = { texts: SiteText[]; open: boolean; mark: string };
