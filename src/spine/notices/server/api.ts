import { later, now } from '#ground/clock.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Act } from '#ground/events/server/follow.ts';
import { NOTICE_EVENTS } from '../contract.ts';
import { forgetBefore, insertNotice, type NewNotice } from './notices-store.ts';

/** A notice is news, not a record: the interaction keeps what happened. */
const KEPT = 90 * 86_400_000;

export type Telling = Pick<NewNotice, 'agentId' | 'kind'> & Partial<NewNotice>;

/**
 * Tells one person, in the caller's transaction; false when nobody was told: one's own act is no news, nor is anything
 * to who works here no more. Who is told of what they may not see is to be invited to it by the caller.
 */
export const notify = async (act: Act, telling: Telling): Promise<boolean> => {
  const notice: NewNotice = { interactionId: null, byAgentId: null, data: {}, ...telling };
  if (notice.byAgentId === notice.agentId) return false;
  const noticeId = await insertNotice(act.tx, notice);
  if (noticeId === null) return false;
  act.say({
    kind: NOTICE_EVENTS.told,
    interactionId: notice.interactionId,
    agentId: notice.agentId,
    data: { noticeId, kind: notice.kind },
  });
  return true;
};

export { forgetNoticesOf } from './erase-store.ts';

/** Takes away what is too old to be news; how many. */
export const forgetNotices = (tx: Db): Promise<number> => forgetBefore(tx, later(now(), -KEPT));
