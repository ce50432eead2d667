import type { z } from 'zod';
import type { Actor } from '#ground/api/contract.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Act } from '#ground/events/server/follow.ts';
import { storableText } from '#ground/db/server/storable-text.ts';
import { refuse } from '#ground/refusal.ts';
import { holdInteraction, invite, readInteraction, visibleRow } from '#spine/interactions/server/api.ts';
import { notify } from '#spine/notices/server/api.ts';
import { agentById } from '#spine/people/server/api.ts';
import { may } from '#spine/permissions/server/api.ts';
import { CONSULT_EVENTS, type consult, type listConsultations, type sayInConsultation } from '../consult/contract.ts';
import { mayRead, whyNotConsult, whyNotSay } from '../consult/rules.ts';
import { endText } from './texts.ts';
import {
  consultationById,
  consultationsOf,
  insertSaid,
  messagesIn,
  openBetween,
  saidByClick,
  saveSeen,
  seenBy,
  setClosed,
  type ConsultationRow,
} from './consultations-store.ts';

type Two = Pick<ConsultationRow, 'id' | 'interactionId' | 'askerId' | 'colleagueId'>;
const isPart = (two: Two, actor: Actor): boolean => two.askerId === actor.id || two.colleagueId === actor.id;
const supervises = (actor: Actor): boolean => actor.role !== 'agent';

const changed = (act: Act, two: Two): void => {
  for (const agentId of [two.askerId, two.colleagueId])
    act.say({
      kind: CONSULT_EVENTS.changed,
      interactionId: two.interactionId,
      agentId,
      data: { consultationId: two.id },
    });
};

const add = async (act: Act, actor: Actor, two: Two, said: { text: string; onceKey: string }): Promise<number> => {
  const id = await insertSaid(act.tx, {
    ...{ consultationId: two.id, agentId: actor.id, onceKey: said.onceKey },
    text: storableText(said.text),
  });
  // What one says oneself one has seen, and what came before it.
  await saveSeen(act.tx, actor.id, two.id, id);
  changed(act, two);
  const asks = actor.id === two.askerId;
  await notify(act, {
    ...{ agentId: asks ? two.colleagueId : two.askerId, kind: asks ? 'consult' : 'consult-answer' },
    ...{ interactionId: two.interactionId, byAgentId: actor.id },
  });
  return id;
};

/** Asks a colleague: they may see the interaction from now on, and it stays where it is. */
export const askColleague = async (
  act: Act,
  actor: Actor,
  asked: z.output<typeof consult.input>,
): Promise<{ consultationId: number }> => {
  const { interactionId, colleagueId, onceKey } = asked;
  if (!(await visibleRow(act.tx, actor, interactionId))) throw refuse('not-found');
  const held = await holdInteraction(act.tx, interactionId);
  if (!held || held.mergedIntoId !== null) throw refuse('not-found');
  const before = await saidByClick(act.tx, onceKey, actor.id);
  if (before) return before;
  const reason = whyNotConsult({
    ...{ allowed: await may(act.tx, actor, 'consult'), status: held.status },
    ...{ mine: held.assigneeId === actor.id, supervisor: supervises(actor) },
  });
  if (reason) throw refuse(reason);
  const colleague = await agentById(act.tx, colleagueId);
  if (!colleague || colleague.disabled) throw refuse('target-gone');
  if (colleagueId === actor.id) throw refuse('same-agent');
  const two = { interactionId, askerId: actor.id, colleagueId };
  const id = await openBetween(act.tx, two);
  await invite(act, interactionId, colleagueId);
  await add(act, actor, { ...two, id }, asked);
  await endText(act, actor.id, { of: 'question', interactionId }, interactionId);
  return { consultationId: id };
};

/** A consultation of theirs; one that is not for their eyes is not found. */
const heldFor = async (act: Act, actor: Actor, consultationId: number): Promise<ConsultationRow> => {
  const one = await consultationById(act.tx, consultationId, true);
  if (!one || !(await visibleRow(act.tx, actor, one.interactionId))) throw refuse('not-found');
  const mine = (await readInteraction(act.tx, one.interactionId))?.assigneeId === actor.id;
  const part = isPart(one, actor);
  if (!mayRead({ part, mine, supervisor: supervises(actor) })) throw refuse('not-found');
  if (!part) throw refuse('not-part');
  return one;
};

export const sayTo = async (
  act: Act,
  actor: Actor,
  said: z.output<typeof sayInConsultation.input>,
): Promise<{ id: number }> => {
  const one = await heldFor(act, actor, said.consultationId);
  const before = await saidByClick(act.tx, said.onceKey, actor.id);
  if (before) return before;
  const reason = whyNotSay({ part: true, closed: one.closedAt !== null });
  if (reason) throw refuse(reason);
  const id = await add(act, actor, one, said);
  const { interactionId } = one;
  await endText(act, actor.id, { of: 'consultation', consultationId: one.id }, interactionId);
  return { id };
};

export const close = async (act: Act, actor: Actor, consultationId: number): Promise<void> => {
  const one = await heldFor(act, actor, consultationId);
  if (await setClosed(act.tx, consultationId, actor.id)) changed(act, one);
};

/** What was asked of a colleague is answered once they have the interaction. */
export const closeBetween = async (
  act: Act,
  actor: Actor,
  interactionId: number,
  colleagueId: number,
): Promise<void> => {
  for (const one of await consultationsOf(act.tx, interactionId))
    if (isPart(one, actor) && isPart(one, { ...actor, id: colleagueId }) && (await setClosed(act.tx, one.id, actor.id)))
      changed(act, one);
};

export const see = async (act: Act, actor: Actor, consultationId: number, messageId: number): Promise<void> => {
  const one = await heldFor(act, actor, consultationId);
  if (await saveSeen(act.tx, actor.id, consultationId, messageId))
    act.say({
      ...{ kind: CONSULT_EVENTS.seen, interactionId: one.interactionId, agentId: actor.id },
      data: { consultationId },
    });
};

export const consultationsFor = async (
  db: Db,
  actor: Actor,
  interactionId: number,
): Promise<z.input<typeof listConsultations.output>> => {
  const row = await visibleRow(db, actor, interactionId);
  if (!row) throw refuse('not-found');
  const reads = { mine: row.assigneeId === actor.id, supervisor: supervises(actor) };
  const rows = (await consultationsOf(db, interactionId)).filter((one) =>
    mayRead({ ...reads, part: isPart(one, actor) }),
  );
  const ids = rows.map((one) => one.id);
  const said = Map.groupBy(await messagesIn(db, ids), (one) => one.consultationId);
  const seen = await seenBy(db, actor.id, ids);
  return {
    consultations: rows.map((one) => {
      const messages = said.get(one.id) ?? [];
      const unseen = messages.filter((each) => each.agentId !== actor.id && each.id > (seen.get(one.id) ?? 0));
      return {
        ...one,
        asker: { id: one.askerId, name: one.askerName },
        colleague: { id: one.colleagueId, name: one.colleagueName },
        messages,
        unread: isPart(one, actor) ? unseen.length : 0,
      };
    }),
  };
};
