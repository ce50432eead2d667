import type { Act } from '#ground/events/server/follow.ts';
import { INTERACTION_EVENTS } from '../contract.ts';
import type { Held } from './changes-store.ts';
import { saveRestored, saveTrashed, trashOf, type Trashed } from './trash-store.ts';

/** Out of every inbox and list, into the Trash. The caller holds it, has asked the rules and taken it out of its queue. */
export const trash = async (act: Act, held: Held, by: number): Promise<boolean> => {
  if (!(await saveTrashed(act.tx, held.id, by))) return false;
  if (held.assigneeId !== null)
    act.say({ kind: INTERACTION_EVENTS.unassigned, interactionId: held.id, agentId: held.assigneeId });
  act.say({
    kind: INTERACTION_EVENTS.trashed,
    interactionId: held.id,
    contactId: held.contactId,
    agentId: held.assigneeId,
    data: { by },
  });
  return true;
};

/** Back out of it with the status it had, nobody's as yet. Null when it was not there. The caller holds it. */
export const restore = async (act: Act, held: Held, by: number): Promise<Trashed | null> => {
  const was = await trashOf(act.tx, held.id);
  if (!was) return null;
  await saveRestored(act.tx, held.id);
  act.say({
    kind: INTERACTION_EVENTS.restored,
    interactionId: held.id,
    contactId: held.contactId,
    agentId: was.assigneeId,
    data: { by },
  });
  return was;
};
