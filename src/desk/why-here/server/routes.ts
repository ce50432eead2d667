import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import { entriesOf } from '#ground/events/server/journal-store.ts';
import { refuse } from '#ground/refusal.ts';
import { visibleRow } from '#spine/interactions/server/api.ts';
import { waitingNow } from '#spine/routing/server/api.ts';
import { readWhyHere } from '../contract.ts';
import { tell } from './tell.ts';

/** The last entries of an interaction: the first ones of a very long one are not told. */
const MOST_ENTRIES = 300;

export const whyHereRoutes = (http: FastifyInstance, { db }: { db: Db }): void => {
  answer(http, readWhyHere, async ({ interactionId }, { actor }) => {
    const row = await visibleRow(db, actor, interactionId);
    if (!row) throw refuse('not-found');
    const { steps, names } = await tell(db, await entriesOf(db, interactionId, MOST_ENTRIES));
    const waiting = row.assigneeId === null ? await waitingNow(db, interactionId) : null;
    return {
      steps,
      assignee: row.assigneeName,
      finished: row.status === 'resolved' || row.status === 'closed',
      inTrash: row.trashedAt !== null,
      hasSkill: row.skillId !== null,
      now: waiting && {
        ...{ skill: waiting.skillName, team: waiting.teamName, priority: waiting.priority },
        ...{ since: waiting.queuedAt, offeredTo: waiting.offeredTo, agents: waiting.agents },
      },
      mailboxes: [...names.mailboxes].map(([id, address]) => ({ id, address })),
    };
  });
};
