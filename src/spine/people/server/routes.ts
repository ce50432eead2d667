import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { readHouseSettings } from '#spine/house-settings/server/api.ts';
import * as contract from '../contract.ts';
import { changeState } from './api.ts';
import { checkPassword, hashPassword } from './password.ts';
import { mySignatures, saveMySignature } from './signatures.ts';
import {
  agentById,
  anyoneExists,
  deleteSessionsOf,
  insertAgent,
  lockSetUp,
  savePassword,
  savePreferences,
  type AgentRow,
} from './people-store.ts';
import { recognise, type Sessions } from './sign-in.ts';

export type DemoAccount = {
  name: string;
  login: string;
  password: string;
  role: 'agent' | 'supervisor' | 'administrator';
};

export type PeopleOptions = {
  db: Db;
  act: Acts;
  sessions: Sessions;
  demoAccounts(): Promise<DemoAccount[]>;
};

const meOf = (agent: AgentRow) => ({
  ...agent,
  presence: { state: agent.state, reason: agent.reason, since: agent.since },
});

export const peopleRoutes = (http: FastifyInstance, { db, act, sessions, demoAccounts }: PeopleOptions): void => {
  answer(http, contract.house, async () => ({
    needsSetup: !(await anyoneExists(db)),
    companyName: (await readHouseSettings(db)).companyName,
    demoAccounts: await demoAccounts(),
  }));

  answer(http, contract.setUp, async (input, { request, reply }) => {
    const passwordHash = await hashPassword(input.password);
    const agentId = await act(async ({ tx, say }) => {
      await lockSetUp(tx);
      if (await anyoneExists(tx)) throw refuse('already-set-up');
      const made = await insertAgent(tx, {
        ...input,
        passwordHash,
        role: 'administrator',
        teamId: null,
        emailEnabled: true,
        inboxLimit: null,
      });
      if (made === null) throw refuse('already-set-up');
      say({ kind: contract.PEOPLE_EVENTS.agentChanged, agentId: made });
      return made;
    });
    await sessions.open((await agentById(db, agentId))!, request, reply);
    return {};
  });

  answer(http, contract.signIn, async ({ login, password }, { request, reply }) => {
    const agent = await recognise(db, login, password, request.ip);
    // D12: an agent signs in as Unavailable.
    await act((one) => changeState(one, agent.id, 'unavailable', null));
    await sessions.open(agent, request, reply);
    return {};
  });

  answer(http, contract.signOut, async (_input, { actor, request, reply }) => {
    await act((one) => changeState(one, actor.id, 'unavailable', null));
    await sessions.close(request, reply);
    return {};
  });

  answer(http, contract.me, async (_input, { actor }) => meOf((await agentById(db, actor.id))!));

  answer(http, contract.setState, ({ state, reason }, { actor }) =>
    act((one) => changeState(one, actor.id, state, reason)),
  );

  answer(http, contract.setPreferences, async (input, { actor }) => {
    await savePreferences(db, actor.id, input);
    return {};
  });

  answer(http, contract.mySignatures, (_input, { actor }) => mySignatures(db, actor.id));
  answer(http, contract.saveSignature, async (input, { actor }) => {
    await saveMySignature(db, act, actor.id, input);
    return {};
  });

  answer(http, contract.changePassword, async ({ current, next }, { actor, request }) => {
    const agent = (await agentById(db, actor.id))!;
    if (!(await checkPassword(current, agent.passwordHash))) throw refuse('wrong-password');
    await savePassword(db, actor.id, await hashPassword(next));
    await deleteSessionsOf(db, actor.id, sessions.hashIn(request));
    return {};
  });
};
