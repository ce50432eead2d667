import { forgetOutbound, forgetWritten } from '#desk/compose/server/api.ts';
import { eraseTexts } from '#doors/texts/server/api.ts';
import { eraseNotes } from '#desk/notes-and-tags/server/api.ts';
import { eraseDocuments, forgetSearchesFor } from '#desk/search/server/api.ts';
import { eraseTalk } from '#desk/transfer/server/api.ts';
import { forgetCustomer } from '#doors/customer-mailbox/server/api.ts';
import { forgetMailsFrom, forgetMailsIn } from '#doors/mail-in/server/api.ts';
import { forgetOutgoing } from '#doors/mail-out/server/api.ts';
import { forgetContactInCrm } from '#doors/crm/server/api.ts';
import { eraseCalls } from '#doors/voice/server/api.ts';
import { forgetContactInWebhooks } from '#doors/webhooks/server/api.ts';
import { referencedIn } from '#ground/blobs/server/references-store.ts';
import { later, now } from '#ground/clock.ts';
import type { Act } from '#ground/events/server/follow.ts';
import { forgetWhy } from '#ground/events/server/journal-store.ts';
import { addJob } from '#ground/jobs/server/jobs-store.ts';
import type { JobHandlers } from '#ground/jobs/server/worker.ts';
import { forgetLinesOf } from '#office/contact-files/server/api.ts';
import { CONTACT_EVENTS, ERASURE_JOBS } from '#spine/contacts/contract.ts';
import {
  erasedFiles,
  erasureOf,
  familyOf,
  finishErasure,
  forgetErasedFiles,
  noteErased,
  unfinishedErasures,
  type Erasure,
} from '#spine/contacts/server/api.ts';
import { outboundKey } from '#spine/drafts/contract.ts';
import { forgetDraftsAt, forgetDraftsIn } from '#spine/drafts/server/api.ts';
import { INTERACTION_EVENTS } from '#spine/interactions/contract.ts';
import {
  changeStatus,
  enterIntake,
  eraseInteraction,
  holdInteraction,
  isBeingSent,
  nextToErase,
  unassign,
} from '#spine/interactions/server/api.ts';
import { forgetNoticesOf } from '#spine/notices/server/api.ts';
import { forgetAutoAnswers } from '#spine/routing-rules/server/api.ts';
import { enterRouting, leaveQueue } from '#spine/routing/server/api.ts';
import { forgetBlocked } from '#spine/spam/server/api.ts';
import type { House } from './house.ts';

/** Whoever was putting such a file at that moment has written down by then that it is theirs. */
const FILES_AFTER = 10 * 60_000;

/** One interaction leaves inbox, queue and timers as if it were closed, and everything that was said in it goes. */
const eraseOne = async (act: Act, erasure: Erasure, interactionId: number): Promise<void> => {
  const { tx } = act;
  const held = await holdInteraction(tx, interactionId);
  if (!held) return;
  await leaveQueue(act, interactionId);
  if (held.assigneeId !== null) await unassign(act, interactionId, held.assigneeId);
  if (held.status !== 'closed') await changeStatus(act, { ...held, assigneeId: null }, 'closed');
  await eraseCalls(tx, interactionId);
  const { messageIds, files } = await eraseInteraction(tx, interactionId);
  await forgetOutgoing(tx, interactionId);
  await forgetWritten(tx, messageIds, files);
  await forgetDraftsIn(tx, interactionId, messageIds);
  await eraseNotes(tx, interactionId);
  await eraseTalk(tx, interactionId);
  await eraseDocuments(tx, interactionId);
  await forgetMailsIn(tx, interactionId);
  await forgetNoticesOf(tx, interactionId);
  await forgetWhy(tx, [interactionId]);
  await noteErased(tx, erasure.contactId, files);
  act.say({
    ...{ kind: INTERACTION_EVENTS.redacted, interactionId, contactId: erasure.contactId, agentId: held.assigneeId },
    data: { messageId: null, what: 'content', by: erasure.by, reason: '' },
  });
};

/** What is known by their addresses alone, once no interaction is left. */
const eraseRest = async ({ tx, say }: Act, { contactId, addresses, by }: Erasure): Promise<void> => {
  const family = await familyOf(tx, contactId);
  const begun = await forgetOutbound(tx, family, addresses);
  await forgetDraftsAt(tx, begun.map(outboundKey));
  await forgetMailsFrom(tx, addresses);
  await forgetCustomer(tx, addresses);
  await eraseTexts(tx, addresses);
  await forgetLinesOf(tx, addresses);
  await forgetBlocked(tx, addresses);
  await forgetAutoAnswers(tx, addresses);
  await forgetSearchesFor(tx, addresses);
  await forgetContactInWebhooks(tx, contactId);
  for (const one of family) await forgetContactInCrm(tx, one);
  await finishErasure(tx, contactId);
  await addJob(tx, {
    ...{ kind: ERASURE_JOBS.files, key: `erase-files:${contactId}`, payload: { contactId } },
    runAt: later(now(), FILES_AFTER),
  });
  say({ kind: CONTACT_EVENTS.erased, contactId, data: { by } });
};

/** A portion: false when nothing is left. Thrown while an answer is on the wire; it is tried again. */
const portion = async (act: Act, contactId: number): Promise<boolean> => {
  await enterIntake(act.tx);
  await enterRouting(act.tx);
  const erasure = await erasureOf(act.tx, contactId, true);
  if (!erasure || erasure.finishedAt !== null) return false;
  if (await isBeingSent(act.tx, contactId)) throw new Error('an answer is being sent');
  const next = await nextToErase(act.tx, contactId);
  if (next === null) {
    await eraseRest(act, erasure);
    return false;
  }
  await eraseOne(act, erasure, next);
  return true;
};

/** At the start: what a process that is gone was at goes on at once, not when its lease ends. */
export const resumeErasures = (act: House['act']): Promise<void> =>
  act(async ({ tx }) => {
    for (const contactId of await unfinishedErasures(tx))
      await addJob(tx, { kind: ERASURE_JOBS.erase, key: `erase:${contactId}`, payload: { contactId } });
  });

/** Goes on where it was: each portion is a transaction of its own, under the locks of intake and routing for as short a time. */
export const erasureJobs = ({ act, blobs, database }: Pick<House, 'act' | 'blobs' | 'database'>): JobHandlers => ({
  [ERASURE_JOBS.erase]: async ({ contactId }) => {
    while (await act((one) => portion(one, Number(contactId))));
  },
  [ERASURE_JOBS.files]: async ({ contactId }) => {
    const id = Number(contactId);
    const files = await erasedFiles(database.db, id);
    await blobs.forget(files, referencedIn(database.db), later(now(), -FILES_AFTER / 2));
    await act(({ tx }) => forgetErasedFiles(tx, id));
  },
});
