import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { htmlToText } from '#ground/html/html-to-text.ts';
import { refuse } from '#ground/refusal.ts';
import { snippetOf } from '#spine/interactions/rules.ts';
import { visibleRow } from '#spine/interactions/server/api.ts';
import * as contract from '../contract.ts';
import { restore } from './drafts.ts';
import { clearNote } from './drafts-store.ts';
import { versionAt, versionsAt } from './versions-store.ts';

/** Everybody's own drafts alone: what another began is shown by the room that may hand it over. */
export const draftsRoutes = (http: FastifyInstance, { db, act }: { db: Db; act: Acts }): void => {
  answer(http, contract.listVersions, async ({ key }, { actor }) => {
    const versions = await versionsAt(db, { agentId: actor.id, key });
    return {
      versions: versions.map(({ head, ...one }) => ({
        ...one,
        firstWords: snippetOf(htmlToText(head, { signature: false })),
      })),
    };
  });

  answer(http, contract.readVersion, async ({ key, versionId }, { actor }) => {
    const content = await versionAt(db, { agentId: actor.id, key }, versionId);
    if (!content) throw refuse('version-gone');
    return { content: content as Record<string, unknown> };
  });

  answer(http, contract.restoreVersion, async ({ key, versionId, interactionId }, { actor }) => {
    if (interactionId !== null && !(await visibleRow(db, actor, interactionId))) throw refuse('not-found');
    const saved = await act((one) => restore(one, { agentId: actor.id, key }, versionId, interactionId));
    if (!saved) throw refuse('version-gone');
    return saved;
  });

  answer(http, contract.dropNote, async ({ key }, { actor }) => {
    await clearNote(db, { agentId: actor.id, key });
    return {};
  });
};
