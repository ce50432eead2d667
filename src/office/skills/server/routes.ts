import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import {
  archiveSkillRow,
  channelLimits,
  listSkillRows,
  readWeights,
  saveLimits,
  saveSkillRow,
  saveWeights,
} from '#spine/routing/server/api.ts';
import * as contract from '../contract.ts';

export const skillsRoutes = (http: FastifyInstance, { db, act }: { db: Db; act: Acts }): void => {
  answer(http, contract.listSkills, async () => ({ skills: await listSkillRows(db) }));

  answer(http, contract.saveSkill, (skill, { actor }) =>
    act(async (one) => {
      const saved = await saveSkillRow(one, skill, actor.id);
      if (typeof saved !== 'number') throw refuse(saved);
      return { id: saved };
    }),
  );

  answer(http, contract.archiveSkill, ({ id }, { actor }) =>
    act(async (one) => {
      const outcome = await archiveSkillRow(one, id, actor.id);
      if (outcome === 'not-found') throw refuse('not-found');
      if (outcome !== 'done') {
        const both = outcome.mailboxes > 0 && outcome.interactions > 0 ? 'yes' : 'no';
        throw refuse('skill-in-use', { ...outcome, both });
      }
      return {};
    }),
  );

  answer(http, contract.readLimits, async () => {
    const limits = await channelLimits(db);
    const of = (channel: string): number | null => limits[channel] ?? null;
    return {
      ...{ voice: of('voice'), chat: of('chat'), sms: of('sms'), whatsapp: of('whatsapp') },
      ...{ 'social-private': of('social-private'), 'social-public': of('social-public') },
    };
  });
  answer(http, contract.saveChannelLimits, (limits, { actor }) =>
    act(async (one) => {
      const set = Object.entries(limits).flatMap(([channel, most]) =>
        most === null ? [] : [[channel, most] as const],
      );
      await saveLimits(one, Object.fromEntries(set), actor.id);
      return {};
    }),
  );

  answer(http, contract.readWeights, () => readWeights(db));
  answer(http, contract.saveWeights, (weights, { actor }) =>
    act(async (one) => {
      await saveWeights(one, weights, actor.id);
      return {};
    }),
  );
};
