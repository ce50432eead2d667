import type { Act } from '#ground/events/server/follow.ts';
import { assign, type Held } from '#spine/interactions/server/api.ts';
import { agentById } from '#spine/people/server/api.ts';
import { refuseAgent } from '../rules.ts';
import { seats, touchSeats, weightOf } from './queue-store.ts';

/**
 * Into the inbox of an agent, if there is room for it (D4) and they are not away; whoever does it for themselves is
 * there. False, with nothing changed, when not. The caller has entered routing, and held what is nobody's.
 */
export const putBack = async (
  act: Act,
  held: Pick<Held, 'id' | 'status'>,
  agentId: number,
  by: number,
): Promise<boolean> => {
  const agent = await agentById(act.tx, agentId);
  const [seat] = await seats(act.tx, [agentId]);
  if (!agent || !seat) return false;
  const refusal = refuseAgent({
    ...{ gone: agent.disabled, has: false, emailEnabled: agent.emailEnabled, load: seat.load, limit: seat.limit },
    ...{ state: agentId === by ? 'working' : agent.state, weight: await weightOf(act.tx, held.status) },
  });
  if (refusal) return false;
  await assign(act, [{ interactionId: held.id, agentId, open: false, how: 'returned', by }]);
  await touchSeats(act.tx, [agentId]);
  return true;
};
