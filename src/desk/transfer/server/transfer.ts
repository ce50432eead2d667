import type { z } from 'zod';
import type { Actor } from '#ground/api/contract.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Act } from '#ground/events/server/follow.ts';
import { storableText } from '#ground/db/server/storable-text.ts';
import { refuse } from '#ground/refusal.ts';
import { invite, visibleRow } from '#spine/interactions/server/api.ts';
import { notify } from '#spine/notices/server/api.ts';
import { may } from '#spine/permissions/server/api.ts';
import { enterRouting, handOn, listSkillRows, proficienciesOf } from '#spine/routing/server/api.ts';
import { TRANSFER_EVENTS, type transfer } from '../contract.ts';
import { inOrderOfUse, whyNotTransfer } from '../rules.ts';
import { closeBetween } from './consult.ts';
import { endText } from './texts.ts';
import { handoverByClick, insertHandover } from './handovers-store.ts';

/** R45 to R47: out of the giver's inbox and on its way, with what they said of it, all at once. */
export const transferInteraction = async (
  act: Act,
  actor: Actor,
  asked: z.output<typeof transfer.input>,
): Promise<{ toName: string }> => {
  const { interactionId, to, onceKey } = asked;
  await enterRouting(act.tx);
  const before = await handoverByClick(act.tx, onceKey, actor.id);
  if (before) return before;
  if (!(await visibleRow(act.tx, actor, interactionId))) throw refuse('not-found');
  const allowed = await may(act.tx, actor, 'transfer');
  const { held, toName } = await handOn(act, { interactionId, by: actor.id, to }, ({ status, assigneeId }) =>
    whyNotTransfer({ allowed, status, mine: assigneeId === actor.id, supervisor: actor.role !== 'agent' }),
  );
  // Whoever had it goes on seeing it, in preview: what they began there is still theirs.
  await invite(act, interactionId, held.assigneeId ?? actor.id);
  const handoverId = await insertHandover(act.tx, {
    ...{ interactionId, fromAgentId: held.assigneeId, byAgentId: actor.id, onceKey },
    to: { ...to, name: toName },
    note: storableText(asked.note),
  });
  // Handed on without a word, as to who was consulted, the note that was begun is not what was said.
  if (asked.note !== '') await endText(act, actor.id, { of: 'handover', interactionId }, interactionId);
  act.say({
    kind: TRANSFER_EVENTS.handedOn,
    interactionId,
    contactId: held.contactId,
    agentId: to.kind === 'agent' ? to.id : null,
    data: { handoverId },
  });
  if (to.kind === 'agent') {
    await closeBetween(act, actor, interactionId, to.id);
    await notify(act, { agentId: to.id, kind: 'transferred', interactionId, byAgentId: actor.id });
  }
  return { toName };
};

/** What stands in for an agent: their skills. */
export const skillsOf = async (
  db: Db,
  agentId: number,
  ownSkillId: number | null,
): Promise<{ id: number; name: string }[]> => {
  const [skills, levels] = await Promise.all([listSkillRows(db), proficienciesOf(db)]);
  const names = new Map(skills.map((one) => [one.id, one.name]));
  const theirs = levels.filter((one) => one.agentId === agentId && names.has(one.skillId));
  return inOrderOfUse(theirs, ownSkillId).map(({ skillId }) => ({ id: skillId, name: names.get(skillId)! }));
};
