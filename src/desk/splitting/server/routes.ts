import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import type { Actor } from '#ground/api/contract.ts';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Act, Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import {
  enterIntake,
  holdVisible,
  messageById,
  partingOf,
  split,
  splitsOf,
  visibleRow,
  type Parting,
} from '#spine/interactions/server/api.ts';
import { enqueue, enterRouting, hasPlaceFor, putBack } from '#spine/routing/server/api.ts';
import { moveTags } from '#spine/tags/server/api.ts';
import * as contract from '../contract.ts';
import { goesTo, whyNotSplit, whyNotThose } from '../rules.ts';

/** Taken by hand it is Open, and takes the place of one. */
const AS_TAKEN = 'open';

const aboutSplit = async (db: Db, actor: Actor, messageId: number) => {
  const message = await messageById(db, messageId);
  const row = message && (await visibleRow(db, actor, message.interactionId));
  if (!row || message.kind === 'forward') throw refuse('not-found');
  const choice = async (after: boolean) => {
    const parting = await partingOf(db, { interactionId: row.id, messageId, after });
    return { messages: parting?.ids.length ?? 0, why: parting ? whyNotThose(parting) : null };
  };
  return {
    interactionId: row.id,
    why: whyNotSplit({ status: row.status, mine: row.assigneeId === actor.id }),
    one: await choice(false),
    after: await choice(true),
    goesTo: goesTo({
      hasPlace: await hasPlaceFor(db, AS_TAKEN, actor.id, actor.id),
      hasSkill: row.skillId !== null,
    }),
    skillName: row.skillName,
    tags: row.tagIds.length,
  };
};

const mayPart = async (
  { tx }: Act,
  { interactionId, messageId, which }: z.output<typeof contract.split.input>,
): Promise<Parting> => {
  const parting = await partingOf(tx, { interactionId, messageId, after: which === 'after' });
  // Merged or split a moment ago.
  if (!parting) throw refuse('moved-on');
  const reason = whyNotThose(parting);
  if (reason) throw refuse(reason);
  return parting;
};

export const splittingRoutes = (http: FastifyInstance, { db, act }: { db: Db; act: Acts }): void => {
  answer(http, contract.about, ({ messageId }, { actor }) => aboutSplit(db, actor, messageId));

  answer(http, contract.split, (asked, { actor }) =>
    act(async (one) => {
      // A mail that comes in now is in it before it is split, or finds both parts: never the half of it.
      await enterIntake(one.tx);
      await enterRouting(one.tx);
      const held = await holdVisible(one, actor, asked.interactionId);
      const reason = whyNotSplit({ status: held.status, mine: held.assigneeId === actor.id });
      if (reason) throw refuse(reason);
      const interactionId = await split(one, held, await mayPart(one, asked), actor.id);
      if (asked.keepTags) await moveTags(one.tx, held.id, interactionId);
      const mine = await putBack(one, { id: interactionId, status: AS_TAKEN }, actor.id, actor.id, 'split');
      if (!mine) await enqueue(one, [interactionId]);
      return { interactionId, goesTo: goesTo({ hasPlace: mine, hasSkill: held.skillId !== null }) };
    }),
  );

  answer(http, contract.listSplits, async ({ interactionId }, { actor }) => {
    if (!(await visibleRow(db, actor, interactionId))) throw refuse('not-found');
    const splits = await splitsOf(db, interactionId);
    return {
      splits: await Promise.all(
        splits.map(async ({ fromId, intoId, ...one }) => {
          const isPart = intoId === interactionId;
          const other = await visibleRow(db, actor, isPart ? fromId : intoId);
          return { ...one, isPart, other: other && { id: other.id, subject: other.subject } };
        }),
      ),
    };
  });
};
