import type { Act, Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { PEOPLE_EVENTS } from '#spine/people/contract.ts';
import {
  administratorsLeft,
  changeState,
  endSessions,
  hashPassword,
  insertAgent,
  removeTeamRow,
  savePassword,
  saveTeamRow,
  setAgentDisabled,
  teams,
  updateAgent,
} from '#spine/people/server/api.ts';
import { ROUTING_EVENTS } from '#spine/routing/contract.ts';
import { requeueInboxOf, setProficiencies } from '#spine/routing/server/api.ts';
import type { NewPerson, PersonChange, TeamInput } from '../contract.ts';

/** Two people saving the same login or name at once: the unique index decides, and the second hears it as a refusal. */
const UNIQUE_VIOLATION = '23505';
const refuseTaken =
  (code: string) =>
  (error: unknown): never => {
    if ((error as { code?: unknown } | null)?.code === UNIQUE_VIOLATION) throw refuse(code);
    throw error;
  };

const checkTeam = async (act: Act, teamId: number | null): Promise<void> => {
  if (teamId === null) return;
  if (!(await teams(act.tx)).some((team) => team.id === teamId)) throw refuse('unknown-team');
};

const checkAdministratorLeft = async (act: Act, except: number): Promise<void> => {
  if ((await administratorsLeft(act.tx, except)) === 0) throw refuse('last-administrator');
};

const giveSkills = async (act: Act, agentId: number, skills: PersonChange['skills']): Promise<void> => {
  if ((await setProficiencies(act, agentId, skills)) === 'unknown-skill') throw refuse('unknown-skill');
};

/** Returns the id of the new agent. `by`: the administrator's id, kept in the journal. */
export const addPerson = async (act: Acts, person: NewPerson, by: number): Promise<number> => {
  const passwordHash = await hashPassword(person.password);
  return act(async (one) => {
    await checkTeam(one, person.teamId);
    const id = await insertAgent(one.tx, { ...person, passwordHash });
    if (id === null) throw refuse('login-taken');
    await giveSkills(one, id, person.skills);
    one.say({ kind: PEOPLE_EVENTS.agentChanged, agentId: id, data: { by, what: 'added' } });
    return id;
  });
};

/** Changes everything about a person at once; a new password signs them out everywhere. */
export const changePerson = async (act: Acts, person: PersonChange, by: number): Promise<void> => {
  const passwordHash = person.password === null ? null : await hashPassword(person.password);
  await act(async (one) => {
    await checkTeam(one, person.teamId);
    if (person.role !== 'administrator') await checkAdministratorLeft(one, person.id);
    const outcome = await updateAgent(one.tx, person);
    if (outcome !== 'done') throw refuse(outcome);
    if (passwordHash !== null) {
      await savePassword(one.tx, person.id, passwordHash);
      // Whoever sets their own here stays signed in; another's old sessions are what the new password is to end.
      if (person.id !== by) await endSessions(one.tx, person.id);
    }
    await giveSkills(one, person.id, person.skills);
    const what = passwordHash === null ? 'changed' : 'changed-with-password';
    one.say({ kind: PEOPLE_EVENTS.agentChanged, agentId: person.id, data: { by, what } });
  }).catch(refuseTaken('login-taken'));
};

/** Disabled people are signed out at once, Unavailable, and what was in their inbox waits in the queue again. */
export const setDisabled = async (act: Acts, agentId: number, disabled: boolean, by: number): Promise<void> => {
  if (disabled && agentId === by) throw refuse('yourself');
  await act(async (one) => {
    if (disabled) await checkAdministratorLeft(one, agentId);
    if (!(await setAgentDisabled(one.tx, agentId, disabled))) throw refuse('not-found');
    if (disabled) {
      await endSessions(one.tx, agentId);
      await changeState(one, agentId, 'unavailable', null);
      await requeueInboxOf(one, agentId);
    }
    one.say({ kind: PEOPLE_EVENTS.agentChanged, agentId, data: { by, what: disabled ? 'disabled' : 'enabled' } });
    one.say({ kind: ROUTING_EVENTS.rulesChanged, agentId });
  });
};

/** Returns the id of the team. Its limit holds for those without one of their own, from now on. */
export const saveTeam = (act: Acts, team: TeamInput, by: number): Promise<number> =>
  act(async (one) => {
    const saved = await saveTeamRow(one.tx, team);
    if (typeof saved !== 'number') throw refuse(saved);
    one.say({ kind: PEOPLE_EVENTS.agentChanged, data: { by, what: 'team-saved', teamId: saved } });
    one.say({ kind: ROUTING_EVENTS.rulesChanged, data: { teamId: saved } });
    return saved;
  }).catch(refuseTaken('name-taken'));

export const removeTeam = (act: Acts, teamId: number, by: number): Promise<void> =>
  act(async (one) => {
    const outcome = await removeTeamRow(one.tx, teamId);
    if (outcome !== 'done') throw refuse(outcome);
    one.say({ kind: PEOPLE_EVENTS.agentChanged, data: { by, what: 'team-removed', teamId } });
  });
