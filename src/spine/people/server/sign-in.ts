import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#ground/api/contract.ts';
import { later, now } from '#ground/clock.ts';
import type { Db } from '#ground/db/server/database.ts';
import { refuse } from '#ground/refusal.ts';
import { tooManyTries, SIGN_IN_LIMITS } from '../rules.ts';
import { checkPassword } from './password.ts';
import {
  actorOfSession,
  agentByLogin,
  deleteSession,
  failedSignIns,
  forgetFailedSignIns,
  insertSession,
  recordFailedSignIn,
  type AgentRow,
} from './people-store.ts';

/** A working day and a night: longer than a shift, shorter than a lost laptop is dangerous. */
const SESSION_LASTS = 16 * 3_600_000;

const cookieName = (secure: boolean): string => (secure ? '__Host-relais' : 'relais');
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

export type Sessions = {
  identify(request: FastifyRequest): Promise<Actor | null>;
  open(agent: AgentRow, request: FastifyRequest, reply: FastifyReply): Promise<void>;
  close(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  hashIn(request: FastifyRequest): Buffer | null;
};

/** Opaque 256-bit tokens in a cookie that scripts cannot read; only their SHA-256 is kept. */
export const createSessions = (db: Db, secure: boolean): Sessions => {
  const name = cookieName(secure);
  const hashIn = (request: FastifyRequest): Buffer | null => {
    const token = request.cookies[name];
    return token ? hashOf(token) : null;
  };
  return {
    hashIn,
    async identify(request) {
      const hash = hashIn(request);
      return hash ? actorOfSession(db, hash) : null;
    },
    async open(agent, request, reply) {
      const token = randomBytes(32).toString('base64url');
      await insertSession(db, {
        tokenHash: hashOf(token),
        agentId: agent.id,
        expiresAt: later(now(), SESSION_LASTS),
        userAgent: String(request.headers['user-agent'] ?? ''),
      });
      reply.setCookie(name, token, {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure,
        maxAge: SESSION_LASTS / 1000,
      });
    },
    async close(request, reply) {
      const hash = hashIn(request);
      if (hash) await deleteSession(db, hash);
      reply.clearCookie(name, { path: '/', secure });
    },
  };
};

/** Resolves to the agent, or refuses: the same words and the same time for a wrong login as for a wrong password. */
export const recognise = async (db: Db, login: string, password: string, address: string): Promise<AgentRow> => {
  const failed = await failedSignIns(db, login, address, SIGN_IN_LIMITS.windowMinutes);
  if (tooManyTries(failed)) throw refuse('too-many-tries', { minutes: SIGN_IN_LIMITS.windowMinutes });
  const agent = await agentByLogin(db, login);
  const right = await checkPassword(password, agent?.passwordHash ?? null);
  if (!agent || !right || agent.disabled) {
    await recordFailedSignIn(db, login, address);
    throw refuse('wrong-password');
  }
  await forgetFailedSignIns(db, login);
  return agent;
};
