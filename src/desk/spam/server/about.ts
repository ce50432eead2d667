import type { Actor } from '#ground/api/contract.ts';
import type { Db } from '#ground/db/server/database.ts';
import { refuse } from '#ground/refusal.ts';
import { trashOf, visibleRow } from '#spine/interactions/server/api.ts';
import { agentById } from '#spine/people/server/api.ts';
import { blocksMatching, stoppedBy } from '#spine/spam/server/api.ts';
import { backTo, freesOf, whyNotBack, whyNotSpam } from '../rules.ts';
import { factsOf, sendersOf } from './judging.ts';

/** Stopped mails shown; `total` says how many there are. */
const SHOWN = 20;

export const aboutSpam = async (db: Db, actor: Actor, interactionId: number) => {
  const row = await visibleRow(db, actor, interactionId);
  if (!row) throw refuse('not-found');
  const was = await trashOf(db, interactionId);
  const facts = await factsOf(db, actor, row, was);
  const { all, senders, domain } = await sendersOf(db, actor, interactionId);
  const common = { why: whyNotSpam(facts), senders, domain, planned: facts.planned };
  if (!was) return { ...common, trash: null };
  const blocked = await blocksMatching(db, all);
  const freed = blocked.filter((one) => freesOf(one, { interactionId, role: actor.role }));
  const { mails, total } = await stoppedBy(
    db,
    freed.map((one) => one.id),
    SHOWN,
  );
  const agent = was.assigneeId === null ? null : await agentById(db, was.assigneeId);
  return {
    ...common,
    trash: {
      at: was.at,
      byName: was.byName,
      backTo: backTo({ status: was.status, hadAgent: was.assigneeId !== null }),
      agentName: agent?.name ?? null,
      blocked: blocked.map(({ kind, value }) => ({ kind, value })),
      stopped: mails,
      total,
      why: whyNotBack(facts),
    },
  };
};
