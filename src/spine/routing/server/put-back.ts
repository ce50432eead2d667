import type { Db } from '#ground/db/server/database.ts';
import type { Act } from '#ground/events/server/follow.ts';
import type { Status } from '#spine/interactions/contract.ts';
import { assign, type Held } from '#spine/interactions/server/api.ts';
import { agentById } from '#spine/people/server/api.ts';
import { refuseAgent } from '../rules.ts';
import { seats, touchSeats, weightOf } from './queue-store.ts';

/** Whether there is room for it with an agent (D4) who is not away; whoever does it for themselves is there. */
export const hasPlaceFor = async (db: Db, status: Status, agentId: number, by: number): Promise<boolean> => {
  const agent = await agentById(db, agentId);
  const [seat] = await seats(db, [agentId]);
  if (!agent || !seat) return false;
  const refusal = refuseAgent({
    ...{ gone: agent.disabled, has: false, emailEnabled: agent.emailEnabled, load: seat.load, limit: seat.limit },
    ...{ state: agentId === by ? 'working' : agent.state, weight: await weightOf(db, status) },
  });
  return refusal === null;
};

/** Into their inbox, if there is place. False, with nothing changed, when not. The caller has entered routing, and held what is nobody's. */
export const putBack = async (
  act: Act,
  held: Pick<Held, 'id' | 'status'>,
  agentId: number,
  by: number,
  how: 'returned' | 'split' = 'returned',
): Promise<boolean> => {
  if (!(await hasPlaceFor(act.tx, held.status, agentId, by))) return false;
  await assign(act, [{ interactionId: held.id, agentId, open: how === 'split', how, by }]);
  await touchSeats(act.tx, [agentId]);
  return true;
};
