import { MOST_TAGS } from '#spine/tags/contract.ts';

/** R117: tags are edited by whom the interaction is assigned to. */
export const whyNotTag = ({ mine }: { mine: boolean }): 'not-mine' | null => (mine ? null : 'not-mine');

/** Why none can be added, to who may edit them. */
export const whyNotAddTag = (facts: { mine: boolean; has: number }): 'not-mine' | 'tags-full' | null =>
  whyNotTag(facts) ?? (facts.has >= MOST_TAGS ? 'tags-full' : null);
