import type { Db } from '#ground/db/server/database.ts';
import { whyNotNow, type NotNow } from '../why/rules.ts';
import { seats } from './queue-store.ts';
import { candidatesFor, queuedNow, type QueuedNow } from './waiting-now-store.ts';

/** So many are looked at: more would not be read. */
const MOST = 50;

export type WaitingNow = Omit<QueuedNow, 'weight' | 'handedOnBy' | 'skillId' | 'teamId'> & {
  /** `why` null: could be given it. */
  agents: { agentId: number; name: string; level: number | null; load: number; limit: number; why: NotNow }[];
};

/** Why nobody has been given an interaction that waits, as things stand now; null when it waits in no queue. */
export const waitingNow = async (db: Db, interactionId: number): Promise<WaitingNow | null> => {
  const queued = await queuedNow(db, interactionId);
  if (!queued) return null;
  const { weight, handedOnBy, skillId, teamId, ...rest } = queued;
  const candidates = await candidatesFor(db, { skillId, teamId }, MOST);
  const table = new Map(
    (
      await seats(
        db,
        candidates.map((one) => one.agentId),
      )
    ).map((seat) => [seat.agentId, seat]),
  );
  return {
    ...rest,
    agents: candidates.map(({ agentId, name, level, state, emailEnabled }) => {
      const { load, limit } = table.get(agentId) ?? { load: 0, limit: 0 };
      const handedOn = agentId === handedOnBy;
      return {
        agentId,
        name,
        level,
        load,
        limit,
        why: whyNotNow({ state, emailEnabled, load, limit, handedOn }, weight),
      };
    }),
  };
};
