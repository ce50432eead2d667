import type { Act } from '#ground/events/server/follow.ts';
import { INTERACTION_EVENTS } from '../contract.ts';
import { statusAfter } from '../rules.ts';
import { changeStatus } from './changes.ts';
import type { Held } from './changes-store.ts';
import { mergeInteractions, newestOf } from './take-in-store.ts';

/** All of one comes into the other, which stays. The caller has entered intake, held both and asked the rules. */
export const merge = async (act: Act, other: Held, into: Held): Promise<void> => {
  await mergeInteractions(act.tx, [other.id], into.id);
  const waitingFor = await newestOf(act.tx, into.id);
  // D2: what the contact wrote last in either of the two wants an answer.
  if (waitingFor === 'agent') await changeStatus(act, into, statusAfter(into.status, 'mail'));
  act.say({
    kind: INTERACTION_EVENTS.merged,
    interactionId: other.id,
    contactId: into.contactId,
    agentId: other.assigneeId,
    data: { into: into.id },
  });
};
