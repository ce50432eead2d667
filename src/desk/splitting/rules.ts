import type { Status } from '#spine/interactions/contract.ts';
import type { GOES_TO, NOT_SPLIT, NOT_THOSE } from './contract.ts';

/** R116, R117: why nothing may be split off it; null when it may. As merging, it changes what is mine alone. */
export const whyNotSplit = (facts: { status: Status; mine: boolean }): (typeof NOT_SPLIT)[number] | null =>
  facts.status === 'closed' ? 'closed' : facts.mine ? null : 'not-mine';

/** Why not just those. `leaving`: ours among them that are on their way: what their server says would be told in the wrong place. */
export const whyNotThose = (facts: { staying: number; leaving: number }): (typeof NOT_THOSE)[number] | null =>
  facts.staying === 0 ? 'nothing-left' : facts.leaving > 0 ? 'being-sent' : null;

/** D4: at the limit it waits like any other. */
export const goesTo = (facts: { hasPlace: boolean; hasSkill: boolean }): (typeof GOES_TO)[number] =>
  facts.hasPlace ? 'me' : facts.hasSkill ? 'queue' : 'nobody';
