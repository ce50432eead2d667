import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import * as contract from '../outbound/contract.ts';
import { begunBy } from './outbound-store.ts';
import { discardOutbound, openOutbound, saveOutbound, startOutbound } from './outbound.ts';
import { sendOutbound } from './send-outbound.ts';
import type { ComposeDeps } from './send-reply.ts';

export const outboundRoutes = (http: FastifyInstance, deps: ComposeDeps): void => {
  const { db, act } = deps;
  answer(http, contract.startOutbound, (asked, { actor }) => startOutbound(db, actor, asked));
  answer(http, contract.listOutbound, async (_input, { actor }) => ({ drafts: await begunBy(db, actor.id) }));
  answer(http, contract.openOutbound, ({ draftId }, { actor }) => openOutbound(db, actor, draftId));
  answer(http, contract.saveOutbound, (input, { actor }) => saveOutbound(db, act, actor, input));
  answer(http, contract.discardOutbound, async ({ draftId }, { actor }) => {
    await discardOutbound(act, actor, draftId);
    return {};
  });
  answer(http, contract.sendOutbound, (input, { actor }) => sendOutbound(deps, actor, input));
};
