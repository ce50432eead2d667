import type { z } from 'zod';
import type { Call } from '#ground/api/contract.ts';
import * as mailboxes from '#office/mailboxes/contract.ts';
import * as settings from '#office/settings/contract.ts';
import * as skills from '#office/skills/contract.ts';
import * as staff from '#office/staff/contract.ts';
import type { Outgoing } from '#spine/mailboxes/contract.ts';
import * as people from '#spine/people/contract.ts';
import { startHouse, type RunningHouse } from './house.ts';

export const PASSWORD = 'une phrase de passe';
export const DESK = 'aide@maison.test';

/** Asks the running house as one person; a refusal is thrown with its code. */
export type Caller = <I extends z.ZodType, O extends z.ZodType>(
  contract: Call<I, O>,
  input: z.input<I>,
) => Promise<z.output<O>>;

export class RefusedByHouse extends Error {}

export const callerOf = (url: string): Caller & { cookie(): string } => {
  let cookie = '';
  const caller: Caller = async (contract, input) => {
    const answer = await fetch(`${url}/api/${contract.name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(input),
    });
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    const body = (await answer.json()) as { refusal?: string };
    if (!answer.ok) throw new RefusedByHouse(`${contract.name}: ${body.refusal}`);
    return body as z.output<typeof contract.output>;
  };
  return Object.assign(caller, { cookie: () => cookie });
};

export type NewAgent = {
  name: string;
  login: string;
  emailEnabled?: boolean;
  inboxLimit?: number;
  language?: 'fr' | 'en';
};
export type Floor = RunningHouse & {
  /** The administrator, by API. */
  admin: Caller;
  /** Signs a person in by API. */
  as(login: string): Promise<Caller>;
  skillId: number;
  agents: ReadonlyMap<string, number>;
};

export type FloorOptions = {
  /** Ask the agent before giving (R34). */
  offers?: boolean;
  undoSeconds?: number;
  outgoing?: Outgoing;
  senders?: { address: string; name: string }[];
  agents?: NewAgent[];
  teamLimit?: number;
  /** Of the process. */
  env?: NodeJS.ProcessEnv;
};

const NADIA: NewAgent = { name: 'Nadia Fortin', login: 'nadia' };

/** A house of one skill, one mailbox and a few agents, furnished through the same calls as an administrator's browser. */
export const startFloor = async (options: FloorOptions = {}): Promise<Floor> => {
  const house = await startHouse({ env: options.env ?? {} });
  try {
    return await furnish(house, options);
  } catch (error) {
    await house.stop();
    throw error;
  }
};

const furnish = async (house: RunningHouse, options: FloorOptions): Promise<Floor> => {
  const admin = callerOf(house.url);
  const administrator = { name: 'Alix Admin', login: 'admin', email: 'admin@maison.test', password: PASSWORD };
  await admin(people.setUp, { ...administrator, language: 'fr' });
  await admin(people.signIn, { login: 'admin', password: PASSWORD });
  const { id: skillId } = await admin(skills.saveSkill, {
    id: null,
    name: 'Facturation',
    priority: 5,
    offers: options.offers ?? false,
    offerSeconds: 120,
  });
  await admin(mailboxes.saveMailbox, {
    id: null,
    address: DESK,
    name: 'Service à la clientèle',
    skillId,
    language: 'fr',
    incoming: { kind: 'listener' },
    outgoing: options.outgoing ?? { kind: 'customer-mailbox' },
    senders: options.senders ?? [],
    secrets: {},
  });
  await admin(settings.saveSettings, {
    companyName: 'Maison',
    undoSeconds: options.undoSeconds ?? 0,
    requeueMinutes: 0,
  });
  const team =
    options.teamLimit === undefined
      ? null
      : await admin(staff.saveTeam, { id: null, name: 'Première équipe', inboxLimit: options.teamLimit });
  const agents = new Map<string, number>();
  for (const agent of options.agents ?? [NADIA]) {
    const { id } = await admin(staff.addPerson, {
      name: agent.name,
      login: agent.login,
      email: `${agent.login}@maison.test`,
      password: PASSWORD,
      role: 'agent',
      language: agent.language ?? 'fr',
      teamId: team?.id ?? null,
      emailEnabled: agent.emailEnabled ?? true,
      inboxLimit: agent.inboxLimit ?? null,
      skills: [{ skillId, level: 1 }],
    });
    agents.set(agent.login, id);
  }
  return {
    ...house,
    admin,
    skillId,
    agents,
    async as(login) {
      const caller = callerOf(house.url);
      await caller(people.signIn, { login, password: PASSWORD });
      return caller;
    },
  };
};
