import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import { refuse } from '#ground/refusal.ts';
import { readHouseSettings } from '#spine/house-settings/server/api.ts';
import { visibleRow } from '#spine/interactions/server/api.ts';
import * as contract from '../contract.ts';
import { leavesAt, whyStays } from '../rules.ts';
import { choicesOf, outcomeRow } from './outcome-store.ts';

export const dispositionsRoutes = (http: FastifyInstance, { db }: { db: Db }): void => {
  answer(http, contract.outcome, async ({ interactionId }, { actor }) => {
    const row = (await visibleRow(db, actor, interactionId)) && (await outcomeRow(db, interactionId));
    if (!row) throw refuse('not-found');
    const { dispositionId, dispositionName } = row;
    const facts = { ...row, mine: row.assigneeId === actor.id };
    const { removeFinishedMinutes } = await readHouseSettings(db);
    return {
      ...facts,
      choices: await choicesOf(db, row.skillId),
      disposition: dispositionId === null ? null : { id: dispositionId, name: dispositionName! },
      leavesAt: row.assigneeId !== null && whyStays(facts) === null ? leavesAt(row, removeFinishedMinutes) : null,
    };
  });
};
