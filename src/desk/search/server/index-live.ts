import type { Acts } from '#ground/events/server/follow.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { JobHandlers } from '#ground/jobs/server/worker.ts';
import { addJob } from '#ground/jobs/server/jobs-store.ts';
import { SEARCH_JOBS } from '../contract.ts';
import { indexMessages, indexNotes, messagesIn, takeBacklog } from './documents-store.ts';

/** What changed: single messages; interactions whose notes did; interactions of which anything may have. */
export type Changed = { messageIds: number[]; notesOf: number[]; allOf: number[] };

/** Brings the index up to date with what changed, in the caller's transaction. */
export const reindex = async (tx: Db, changed: Changed): Promise<void> => {
  const all = [...new Set(changed.allOf)];
  const messages = new Set([...changed.messageIds, ...(await messagesIn(tx, all))]);
  await indexMessages(
    tx,
    [...messages].sort((a, b) => a - b),
  );
  await indexNotes(tx, [...new Set([...changed.notesOf, ...all])]);
};

const AT_ONCE = 500;

/** Asked at each start: what was there before the index goes in behind the day's work. */
export const planBacklog = (act: Acts): Promise<void> => act(({ tx }) => planMore(tx));
const planMore = (tx: Db): Promise<void> => addJob(tx, { kind: SEARCH_JOBS.backlog, key: SEARCH_JOBS.backlog });

export const searchJobs = (act: Acts): JobHandlers => ({
  [SEARCH_JOBS.backlog]: () =>
    act(async ({ tx }) => {
      const { messageIds, interactionIds } = await takeBacklog(tx, AT_ONCE);
      await reindex(tx, { messageIds, notesOf: interactionIds, allOf: [] });
      if (messageIds.length > 0) await planMore(tx);
    }),
});
