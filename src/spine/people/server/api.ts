import type { Db } from '#ground/db/server/database.ts';
import type { Act } from '#ground/events/server/follow.ts';
import { PEOPLE_EVENTS, type AgentState } from '../contract.ts';
import { deleteSessionsOf, savePresence } from './people-store.ts';

export { hashPassword } from './password.ts';
export { createSessions, type Sessions } from './sign-in.ts';
export {
  agentById,
  agentByLogin,
  anyoneExists,
  insertAgent,
  savePassword,
  type AgentRow,
  type NewAgent,
} from './people-store.ts';
export { signaturesOf, titleOf, type SignatureRow } from './signatures-store.ts';
export {
  listStaffRows,
  updateAgent,
  setAgentDisabled,
  teams,
  saveTeamRow,
  removeTeamRow,
  administratorsLeft,
} from './staff-store.ts';

/** Changes an agent's state and tells routing; the same verb for the agent's own choice and for "not responding". */
export const changeState = async (
  act: Act,
  agentId: number,
  state: AgentState,
  reason: string | null,
): Promise<{ state: AgentState; reason: string | null; since: Date }> => {
  const presence = await savePresence(act.tx, agentId, state, state === 'unavailable' ? reason : null);
  act.say({ kind: PEOPLE_EVENTS.presenceChanged, agentId, data: { state } });
  return presence;
};

/** Signs an agent out everywhere: disabled, or a new password was set for them. */
export const endSessions = (db: Db, agentId: number): Promise<void> => deleteSessionsOf(db, agentId, null);
