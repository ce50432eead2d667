import type { Act } from '#ground/events/server/follow.ts';
import { INTERACTION_EVENTS } from '../contract.ts';
import { statusAfter, statusWhenTaken } from '../rules.ts';
import { changeStatus } from './changes.ts';
import { readInteraction, type Held } from './changes-store.ts';
import { insertBeside, insertSplit, moveMessages, recount, type Parting } from './split-store.ts';
import { newestOf } from './take-in-store.ts';

/** D2: what the contact wrote last in it wants an answer. */
const settle = async (act: Act, id: number): Promise<void> => {
  await recount(act.tx, id);
  const waitingFor = await newestOf(act.tx, id);
  const held = (await readInteraction(act.tx, id))!;
  if (waitingFor === 'agent') await changeStatus(act, held, statusAfter(held.status, 'mail'));
};

/**
 * Messages of one become an interaction of their own, nobody's yet; its number. The caller has entered intake, holds the
 * one they leave and has asked the rules.
 */
export const split = async (act: Act, from: Held, parting: Parting, by: number): Promise<number> => {
  const { ids, forwardIds, lastAgentId, subject } = parting;
  const status = lastAgentId === null ? 'new' : statusWhenTaken('new');
  const into = await insertBeside(act.tx, from.id, { subject, status, lastAgentId });
  await moveMessages(act.tx, [...ids, ...forwardIds], from.id, into);
  await settle(act, from.id);
  await settle(act, into);
  await insertSplit(act.tx, { from: from.id, into, by, messages: ids.length });
  const said = { kind: INTERACTION_EVENTS.split, contactId: from.contactId, agentId: from.assigneeId };
  act.say({ ...said, interactionId: from.id, data: { into, by, messageIds: ids } });
  act.say({ ...said, interactionId: into, data: { from: from.id, by, messageIds: ids } });
  return into;
};
