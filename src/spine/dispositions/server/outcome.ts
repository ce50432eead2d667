import type { Db } from '#ground/db/server/database.ts';
import type { Act } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { changeStatus, unassign, type Held } from '#spine/interactions/server/api.ts';
import { letGo } from '#spine/routing/server/api.ts';
import type { Status } from '#spine/interactions/contract.ts';
import { DISPOSITION_EVENTS, type SettableStatus } from '../contract.ts';
import { isFinished, leavesAt, whyNotDismiss, whyNotDispose, whyNotSetStatus, whyStays } from '../rules.ts';
import { choicesOf, outcomeRow, saveChosen, type OutcomeRow } from './outcome-store.ts';

const factsOf = (row: OutcomeRow, agentId: number) => ({ ...row, mine: row.assigneeId === agentId });
const rowOf = async (tx: Db, interactionId: number): Promise<OutcomeRow> => {
  const row = await outcomeRow(tx, interactionId);
  if (!row) throw refuse('not-found');
  return row;
};

/** Refuses with the rule that forbids that status. */
export const mustBeSettable = async (
  { tx }: Act,
  interactionId: number,
  to: SettableStatus,
  agentId: number,
): Promise<OutcomeRow> => {
  const row = await rowOf(tx, interactionId);
  const reason = whyNotSetStatus(factsOf(row, agentId), to);
  if (reason) throw refuse(reason);
  return row;
};

/** Sets the status of an interaction that the caller holds, or refuses with the rule that forbids it. */
export const setStatus = async (act: Act, held: Held, to: SettableStatus, agentId: number): Promise<void> => {
  const { status } = await mustBeSettable(act, held.id, to, agentId);
  await changeStatus(act, { ...held, status }, to);
};

/** What was set with an answer is taken back with it: as it was before. Closed is final, and is never set that early. */
export const restoreStatus = (act: Act, held: Held, before: Status): Promise<void> => changeStatus(act, held, before);

/** R122: what it came to, of its skill's choices; null: nothing any more. The caller holds the interaction. */
export const setDisposition = async (
  act: Act,
  held: Held,
  dispositionId: number | null,
  agentId: number,
): Promise<void> => {
  const row = await rowOf(act.tx, held.id);
  if (row.dispositionId === dispositionId) return;
  const reason = whyNotDispose(factsOf(row, agentId));
  if (reason) throw refuse(reason);
  const offered =
    dispositionId === null || (await choicesOf(act.tx, row.skillId)).some(({ id }) => id === dispositionId);
  if (!offered) throw refuse('not-offered');
  await saveChosen(act.tx, held.id, dispositionId, agentId);
  act.say({
    kind: DISPOSITION_EVENTS.chosen,
    interactionId: held.id,
    contactId: held.contactId,
    agentId: held.assigneeId,
    data: { dispositionId },
  });
};

/** R130, D3: out of its agent's inbox; what is not finished goes back to the queue of its skill. */
export const dismiss = async (act: Act, held: Held, agentId: number): Promise<void> => {
  const row = await rowOf(act.tx, held.id);
  const reason = whyNotDismiss(factsOf(row, agentId));
  if (reason) throw refuse(reason);
  if (isFinished(row.status)) await unassign(act, held.id, agentId);
  else await letGo(act, held.id, agentId);
};

/**
 * R129: takes a finished interaction out of its inbox when its time is over. Answers when to look again, where that is
 * later. The caller holds the interaction.
 */
export const leaveWhenDue = async (act: Act, held: Held, minutes: number, now: Date): Promise<Date | null> => {
  const row = await rowOf(act.tx, held.id);
  const due = leavesAt(row, minutes);
  if (row.assigneeId === null || due === null || whyStays(factsOf(row, row.assigneeId)) !== null) return null;
  if (due > now) return due;
  if (await unassign(act, held.id, row.assigneeId))
    act.say({ kind: DISPOSITION_EVENTS.removed, interactionId: held.id, agentId: row.assigneeId });
  return null;
};

/** When a finished interaction in an inbox is due to leave it; null: it is not. */
export const dueOf = async (db: Db, interactionId: number, minutes: number): Promise<Date | null> => {
  const row = await outcomeRow(db, interactionId);
  return row && row.assigneeId !== null && isFinished(row.status) ? leavesAt(row, minutes) : null;
};
