import { COMPOSE_JOBS } from '#desk/compose/contract.ts';
import { forgetSent } from '#desk/compose/server/jobs.ts';
import { forgetRaw } from '#doors/mail-in/server/api.ts';
import type { Act } from '#ground/events/server/follow.ts';
import type { Entry } from '#ground/events/server/journal-store.ts';
import { addJob, removeJob } from '#ground/jobs/server/jobs-store.ts';
import { replyKey } from '#spine/drafts/contract.ts';
import { forgetVersions } from '#spine/drafts/server/api.ts';
import type { Settings } from '#spine/house-settings/contract.ts';
import { INTERACTION_EVENTS } from '#spine/interactions/contract.ts';
import { messageById, scheduledIn } from '#spine/interactions/server/api.ts';
import { moveTags } from '#spine/tags/server/api.ts';
import { notify } from '#spine/notices/server/api.ts';
import { PEOPLE_EVENTS } from '#spine/people/contract.ts';

/** Jobs that follow from events: the whole house on one page. */
export const REQUEUE_INBOX = 'routing.requeue-inbox';

type Consequence = (act: Act, entry: Entry, settings: Settings) => Promise<void>;

/** Somebody wrote: an answer that waits for its time in that interaction may have nothing to say any more. */
const stopScheduled: Consequence = async ({ tx }, { interactionId }) => {
  if (interactionId === null || (await scheduledIn(tx, interactionId)).length === 0) return;
  await addJob(tx, { kind: COMPOSE_JOBS.stop, key: `stop-scheduled:${interactionId}`, payload: { interactionId } });
};

/** D11: what stands of a hidden message outside its row goes too: as it came at the door, as its writer drafted it. */
const forgetHidden: Consequence = async ({ tx }, { data }) => {
  const message = await messageById(tx, Number(data['messageId']));
  if (!message) return;
  if (message.ledgerId !== null) await forgetRaw(tx, message.ledgerId, data['what'] === 'author');
  if (message.agentId === null || data['what'] !== 'content') return;
  await forgetSent(tx, message.id);
  await forgetVersions(tx, { agentId: message.agentId, key: replyKey(message.interactionId) });
};

/** Whoever wrote what came back, or could not leave, is told. */
const tellUndelivered: Consequence = async (act, { interactionId, data }) => {
  if (data['delivery'] !== 'bounced' && data['delivery'] !== 'failed') return;
  const message = await messageById(act.tx, Number(data['messageId']));
  if (message?.agentId) await notify(act, { agentId: message.agentId, kind: 'bounced', interactionId });
};

export const WHEN: Record<string, Consequence> = {
  [INTERACTION_EVENTS.received]: stopScheduled,
  [INTERACTION_EVENTS.answered]: stopScheduled,

  // What one of two was sorted by, both are.
  [INTERACTION_EVENTS.merged]: ({ tx }, { interactionId, data }) => moveTags(tx, interactionId!, Number(data['into'])),

  [INTERACTION_EVENTS.delivery]: tellUndelivered,

  [INTERACTION_EVENTS.redacted]: forgetHidden,

  // D12: an Unavailable agent's inbox goes back to the queue after the minutes the administrator chose.
  [PEOPLE_EVENTS.presenceChanged]: async ({ tx }, entry, { requeueMinutes }) => {
    const key = `requeue:${entry.agentId}`;
    if (entry.data['state'] !== 'unavailable') return removeJob(tx, key);
    if (requeueMinutes > 0)
      await addJob(tx, {
        kind: REQUEUE_INBOX,
        key,
        payload: { agentId: entry.agentId },
        runAt: new Date(entry.at.getTime() + requeueMinutes * 60_000),
      });
  },
};
