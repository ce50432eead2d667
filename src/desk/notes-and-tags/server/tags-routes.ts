import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Actor } from '#ground/api/contract.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Act, Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { holdVisible } from '#spine/interactions/server/api.ts';
import { may } from '#spine/permissions/server/api.ts';
import { named } from '#spine/tags/rules.ts';
import * as spine from '#spine/tags/server/api.ts';
import * as contract from '../tags/contract.ts';
import { whyNotTag } from '../tags/rules.ts';

/** R90: the tag that is meant, made if it is new and its maker may. */
const meant = async (act: Act, actor: Actor, wanted: { id: number } | { name: string }): Promise<number> => {
  if ('id' in wanted) return wanted.id;
  if (!(await may(act.tx, actor, 'create-tags'))) {
    const known = named(await spine.listTags(act.tx), wanted.name);
    if (!known) throw refuse('may-not-create');
    return known.id;
  }
  const found = await spine.tagOfName(act, wanted.name, { byAgentId: actor.id });
  if (!found) throw refuse('too-many-tags');
  return found.id;
};

export const tagsRoutes = (http: FastifyInstance, { db, act }: { db: Db; act: Acts }): void => {
  answer(http, contract.addTag, ({ interactionId, tag }, { actor }) =>
    act(async (one) => {
      const held = await holdVisible(one, actor, interactionId);
      const reason = whyNotTag({ mine: held.assigneeId === actor.id });
      if (reason) throw refuse(reason);
      const tagId = await meant(one, actor, tag);
      const done = await spine.tag(one, held, tagId, actor.id);
      if (done === 'gone') throw refuse('tag-gone');
      if (done === 'full') throw refuse('tags-full');
      return { tagId };
    }),
  );

  answer(http, contract.removeTag, async ({ interactionId, tagId }, { actor }) => {
    await act(async (one) => {
      const held = await holdVisible(one, actor, interactionId);
      const reason = whyNotTag({ mine: held.assigneeId === actor.id });
      if (reason) throw refuse(reason);
      await spine.untag(one, held, tagId);
    });
    return {};
  });

  answer(http, contract.officeTags, async () => {
    const [tags, uses] = await Promise.all([spine.listTags(db), spine.tagUses(db)]);
    const used = new Map(uses.map((one) => [one.tagId, one]));
    return {
      tags: tags.map((tag) => ({
        ...tag,
        uses: used.get(tag.id)?.uses ?? 0,
        lastAt: used.get(tag.id)?.lastAt ?? null,
      })),
    };
  });

  answer(http, contract.saveTag, ({ id, ...wanted }, { actor }) =>
    act(async (one) => {
      if (id !== null) {
        const done = await spine.saveTag(one, { id, ...wanted });
        if (done !== 'done') throw refuse(done === 'gone' ? 'tag-gone' : done);
        return { id };
      }
      const found = await spine.tagOfName(one, wanted.name, { byAgentId: actor.id, color: wanted.color });
      if (!found) throw refuse('too-many-tags');
      if (!found.made) throw refuse('name-taken');
      return { id: found.id };
    }),
  );

  answer(http, contract.mergeTags, async ({ fromId, intoId }) => {
    if (!(await act((one) => spine.mergeTags(one, fromId, intoId)))) throw refuse('tag-gone');
    return {};
  });
};
