import type { Actor } from '#ground/api/contract.ts';
import type { Db } from '#ground/db/server/database.ts';
import { notedDrafts } from '#spine/drafts/server/api.ts';
import { visibleRow } from '#spine/interactions/server/api.ts';
import type { ComeBack } from '../contract.ts';

/** What came back to me and is for my eyes still, the newest first. */
export const comeBacks = async (db: Db, actor: Actor) => {
  const noted = await notedDrafts(db, actor.id);
  const answers = await Promise.all(
    noted.map(async ({ interactionId, note }) => {
      const row = interactionId === null ? null : await visibleRow(db, actor, interactionId);
      return (
        row && {
          interactionId: row.id,
          customer: row.contactName || row.contactAddress,
          subject: row.subject,
          note: note as ComeBack,
        }
      );
    }),
  );
  return { answers: answers.filter((one) => one !== null) };
};
