import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { mayCall, type Actor, type Call, type RefusalBody } from '../contract.ts';
import { Refusal } from '../../refusal.ts';

export type Asking = {
  actor: Actor;
  request: FastifyRequest;
  /** For cookies only; the answer itself is the verb's result. */
  reply: FastifyReply;
};

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | null;
  }
}

const answered: Call[] = [];

/** Every call that this process answers, for the OpenAPI page and the permission matrix. */
export const answeredCalls = (): readonly Call[] => answered;

/**
 * Answers one call of a contract: role, then input, then the verb; its answer is cut to the contract's shape,
 * so that a column added to a query never leaks. With `who: 'anyone'` the actor may be a nobody (id 0).
 */
export const answer = <I extends z.ZodType, O extends z.ZodType>(
  http: FastifyInstance,
  c: Call<I, O>,
  verb: (input: z.output<I>, asking: Asking) => Promise<z.input<O>>,
): void => {
  answered.push(c as unknown as Call);
  http.post(`/api/${c.name}`, async (request, reply) => {
    if (!mayCall(c.who, request.actor)) {
      const refusal = request.actor ? 'not-allowed' : 'signed-out';
      return reply.code(request.actor ? 403 : 401).send({ refusal, values: {} } satisfies RefusalBody);
    }
    const input = c.input.safeParse(request.body ?? {});
    if (!input.success) {
      const first = input.error.issues[0];
      const values = { field: first?.path.join('.') ?? '', problem: first?.message ?? '' };
      return reply.code(400).send({ refusal: 'bad-input', values } satisfies RefusalBody);
    }
    const actor = request.actor ?? { id: 0, role: 'agent', language: 'fr' };
    const result = await verb(input.data, { actor, request, reply });
    return reply.send(c.output.parse(result));
  });
};

/** Turns refusals into their answers; anything else is a bug, logged whole and answered without detail. */
export const refusalBody = (error: unknown): { status: number; body: RefusalBody } | null =>
  error instanceof Refusal ? { status: error.httpStatus, body: { refusal: error.code, values: error.values } } : null;

/** OpenAPI 3.1 document of every call answered. */
export const openApi = (): object => ({
  openapi: '3.1.0',
  info: { title: 'Relais', version: '1' },
  paths: Object.fromEntries(
    answered.map((c) => [
      `/api/${c.name}`,
      {
        post: {
          operationId: c.name,
          description: `For: ${c.who}. Refusals: ${c.refusals.join(', ') || 'none of its own'}.`,
          requestBody: {
            content: {
              'application/json': {
                schema: z.toJSONSchema(c.input, { io: 'input', unrepresentable: 'any' }),
              },
            },
          },
          responses: {
            200: {
              description: 'Done',
              content: {
                'application/json': {
                  schema: z.toJSONSchema(c.output, { io: 'output', unrepresentable: 'any' }),
                },
              },
            },
          },
        },
      },
    ]),
  ),
});
