import type { Status } from '#spine/interactions/contract.ts';

/** R116, R117: why nothing may be merged into it; null when it may. */
export const whyNotMerge = (facts: { status: Status; mine: boolean }): 'closed' | 'not-mine' | null =>
  facts.status === 'closed' ? 'closed' : facts.mine ? null : 'not-mine';

type One = { id: number; contactId: number };
type Other = One & { status: Status; assigneeId: number | null };
/** Why not with that one: nothing leaves another's inbox but by their own hand, and no contact reads what another wrote. */
export const whyNotWith = (
  into: One,
  other: Other,
  me: number,
): 'same' | 'other-closed' | 'other-contact' | 'other-taken' | null => {
  if (other.id === into.id) return 'same';
  if (other.status === 'closed') return 'other-closed';
  if (other.contactId !== into.contactId) return 'other-contact';
  return other.assigneeId === null || other.assigneeId === me ? null : 'other-taken';
};
