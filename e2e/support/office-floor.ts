import type { FastifyInstance, InjectOptions } from 'fastify';
import type { z } from 'zod';
import type { Call, RefusalBody, Role } from '#ground/api/contract.ts';
import { testDatabase } from '#ground/db/server/test-database.ts';
import { createHttp } from '#ground/http/server/http.ts';
import { signIn } from '#spine/people/contract.ts';
import { createSessions, hashPassword, insertAgent } from '#spine/people/server/api.ts';
import { peopleRoutes } from '#spine/people/server/routes.ts';

export type Who = Role | 'stranger' | { cookie: string };
export type Answered<O> = { status: number; body: O & Partial<RefusalBody> };
type TestDatabase = Awaited<ReturnType<typeof testDatabase>>;

export const PASSWORD = 'correct horse battery';

/**
 * A real database and the real routes, with one agent, one supervisor and one administrator who signed in at the door.
 * `routes`: what the rooms under test answer.
 */
export const openOfficeFloor = async (routes: (http: FastifyInstance, at: TestDatabase) => void) => {
  const at = await testDatabase();
  const { db } = at.database;
  const sessions = createSessions(db, false);
  const http = await createHttp({ identify: sessions.identify, bodyLimit: 1_000_000, publicUrl: null });
  peopleRoutes(http, { db, act: at.act, sessions, demoAccounts: async () => [] });
  routes(http, at);

  const post = (name: string, input: unknown, cookie: string | null) => {
    const options: InjectOptions = { method: 'POST', url: `/api/${name}`, payload: input as object };
    return http.inject({ ...options, headers: cookie ? { cookie } : {} });
  };
  /** The session cookie of that login; null when the door stays shut. */
  const enter = async (login: string, password = PASSWORD): Promise<string | null> => {
    const answer = await post(signIn.name, { login, password }, null);
    const cookie = answer.cookies[0];
    return answer.statusCode === 200 && cookie ? `${cookie.name}=${cookie.value}` : null;
  };

  const passwordHash = await hashPassword(PASSWORD);
  const addAgent = async (login: string, role: Role): Promise<number> =>
    (await insertAgent(db, {
      name: `Person ${login}`,
      login,
      email: `${login}@house.test`,
      passwordHash,
      role,
      language: 'fr',
      teamId: null,
      emailEnabled: true,
      inboxLimit: null,
    }))!;
  const ids = {} as Record<Role, number>;
  const cookies = {} as Record<Role, string>;
  for (const role of ['agent', 'supervisor', 'administrator'] as const) {
    ids[role] = await addAgent(role, role);
    cookies[role] = (await enter(role))!;
  }

  return {
    ...at,
    db,
    ids,
    addAgent,
    enter,
    /** Asks over HTTP, as that person. */
    async ask<I extends z.ZodType, O extends z.ZodType>(
      who: Who,
      call: Call<I, O>,
      input: z.input<I>,
    ): Promise<Answered<z.output<O>>> {
      const cookie = who === 'stranger' ? null : typeof who === 'string' ? cookies[who] : who.cookie;
      const answer = await post(call.name, input, cookie);
      return { status: answer.statusCode, body: answer.json() };
    },
    async close() {
      await http.close();
      await at.close();
    },
  };
};

export type OfficeFloor = Awaited<ReturnType<typeof openOfficeFloor>>;

const RANK = ['stranger', 'agent', 'supervisor', 'administrator'] as const;

/**
 * Asks as each of the four and gives what the door said of it: 'signed-out', 'not-allowed' or 'let in' (whatever the
 * verb then answers).
 */
export const whoMay = async (
  floor: OfficeFloor,
  call: Call,
  input: unknown,
): Promise<Record<(typeof RANK)[number], string>> => {
  const said = {} as Record<(typeof RANK)[number], string>;
  for (const who of RANK) {
    const { status, body } = await floor.ask(who, call, input as never);
    const refusal = (body as Partial<RefusalBody>).refusal;
    said[who] = status === 401 || status === 403 ? String(refusal) : 'let in';
  }
  return said;
};

/** The whole matrix for a call meant for `least` and above. */
export const onlyFrom = (least: 'supervisor' | 'administrator') => ({
  stranger: 'signed-out',
  agent: 'not-allowed',
  supervisor: least === 'supervisor' ? 'let in' : 'not-allowed',
  administrator: 'let in',
});
