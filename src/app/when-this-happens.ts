import { forgetRawOf } from '#doors/texts/server/api.ts';
import { COMPOSE_JOBS } from '#desk/compose/contract.ts';
import { forgetSent } from '#desk/compose/server/jobs.ts';
import { moveNotes } from '#desk/notes-and-tags/server/api.ts';
import { settleSleep, wakeOf } from '#desk/snooze/server/api.ts';
import { followSetting, retime } from '#desk/timers/server/api.ts';
import { TIMER_EVENTS } from '#desk/timers/contract.ts';
import { forgetTexts, forgetTextsIn, moveChoices } from '#desk/translation/server/api.ts';
import { planAllAnew, planLeaving } from '#desk/outcomes/server/jobs.ts';
import { moveHandovers } from '#desk/transfer/server/api.ts';
import { forgetRaw, moveLedgerRows } from '#doors/mail-in/server/api.ts';
import type { Act } from '#ground/events/server/follow.ts';
import type { Entry } from '#ground/events/server/journal-store.ts';
import { addJob, removeJob } from '#ground/jobs/server/jobs-store.ts';
import { replyKey } from '#spine/drafts/contract.ts';
import { forgetVersions, moveDrafts, moveForwardDrafts } from '#spine/drafts/server/api.ts';
import { DISPOSITION_EVENTS } from '#spine/dispositions/contract.ts';
import { moveChosen } from '#spine/dispositions/server/api.ts';
import { readHouseSettings } from '#spine/house-settings/server/api.ts';
import { HOUSE_SETTINGS_EVENTS, type Settings } from '#spine/house-settings/contract.ts';
import { INTERACTION_EVENTS } from '#spine/interactions/contract.ts';
import { asksForAgent } from '#spine/interactions/rules.ts';
import { holdInteraction, invite, messageById, scheduledIn } from '#spine/interactions/server/api.ts';
import { moveTags } from '#spine/tags/server/api.ts';
import type { NoticeKind } from '#spine/notices/contract.ts';
import { notify } from '#spine/notices/server/api.ts';
import { PEOPLE_EVENTS } from '#spine/people/contract.ts';
import { ROUTING_EVENTS } from '#spine/routing/contract.ts';

/** Jobs that follow from events: the whole house on one page. */
export const REQUEUE_INBOX = 'routing.requeue-inbox';

type Consequence = (act: Act, entry: Entry, settings: Settings) => Promise<void>;

const inTurn =
  (first: Consequence, second: Consequence): Consequence =>
  async (...happened) => {
    await first(...happened);
    await second(...happened);
  };

/** Somebody wrote: an answer that waits for its time in that interaction may have nothing to say any more. */
const stopScheduled: Consequence = async ({ tx }, { interactionId }) => {
  if (interactionId === null || (await scheduledIn(tx, interactionId)).length === 0) return;
  await addJob(tx, { kind: COMPOSE_JOBS.stop, key: `stop-scheduled:${interactionId}`, payload: { interactionId } });
};

/** D16 and answers end with it: what was planned there goes back to its writers, who are told. */
const stopInTrash: Consequence = async (act, entry, settings) => {
  await stopScheduled(act, entry, settings);
  await settled('inbox')(act, entry, settings);
};

/** What sleeps wakes when the contact writes, or when something came back; a machine's answer wakes nobody. */
const wakeWhenWritten: Consequence = async (act, { interactionId, data }) => {
  const message = await messageById(act.tx, Number(data['messageId']));
  if (interactionId !== null && message && asksForAgent(message.kind)) await wakeOf(act, interactionId, 'contact');
};

const settled =
  (done: 'inbox' | 'status' | 'answered'): Consequence =>
  async (act, { interactionId }) => {
    if (interactionId !== null) await settleSleep(act, interactionId, done);
  };

/** Putting it to sleep makes it Pending: what a contact who writes in that moment makes of that wakes it. */
const settledByStatus: Consequence = async (...happened) => {
  if (happened[1].data['to'] !== 'pending') await settled('status')(...happened);
};

/** What one of two was sorted by, both are; what was noted, begun and asked there, is here. */
const gather: Consequence = async (act, { interactionId: from, contactId, data }) => {
  const into = Number(data['into']);
  if (from === null) return;
  await moveTags(act.tx, from, into);
  await moveChosen(act.tx, from, into);
  await moveNotes(act.tx, from, into);
  await moveHandovers(act.tx, from, into);
  await moveChoices(act.tx, from, into);
  // Whoever was writing there goes on writing here, and must see it.
  for (const agentId of await moveDrafts(act, from, into)) await invite(act, into, agentId);
  const holder = await holdInteraction(act.tx, into);
  act.say({
    kind: INTERACTION_EVENTS.gathered,
    interactionId: into,
    contactId: contactId ?? holder?.contactId ?? null,
    agentId: holder?.assigneeId ?? null,
    data: { from },
  });
};

/** The ledger leads to where its mails are now; what was begun of a moved message goes along. */
const followSplit: Consequence = async ({ tx }, { data }) => {
  const [into, messageIds] = [Number(data['into'] ?? 0), data['messageIds'] as number[]];
  if (into === 0) return;
  await moveLedgerRows(tx, messageIds, into);
  await moveForwardDrafts(tx, messageIds, into);
};

/** D11: what stands of a hidden message outside its row goes too: as it came at the door, as its writer drafted it. */
const forgetHidden: Consequence = async ({ tx }, { interactionId, data }) => {
  if (data['what'] === 'part' && interactionId !== null) await forgetTextsIn(tx, interactionId);
  else await forgetTexts(tx, Number(data['messageId'] ?? 0));
  if (interactionId !== null) await forgetRawOf(tx, interactionId);
  const message = await messageById(tx, Number(data['messageId'] ?? 0));
  if (!message) return;
  if (message.ledgerId !== null) await forgetRaw(tx, message.ledgerId, data['what'] === 'author');
  if (message.agentId === null || data['what'] === 'author') return;
  await forgetSent(tx, message.id);
  await forgetVersions(tx, { agentId: message.agentId, key: replyKey(message.interactionId) });
};

/** Whoever wrote what came back, or could not leave, is told. */
const tellUndelivered: Consequence = async (act, { interactionId, data }) => {
  if (data['delivery'] !== 'bounced' && data['delivery'] !== 'failed') return;
  const message = await messageById(act.tx, Number(data['messageId']));
  if (message?.agentId) await notify(act, { agentId: message.agentId, kind: 'bounced', interactionId });
};

const tellHolder =
  (kind: NoticeKind): Consequence =>
  async (act, { agentId, interactionId }) => {
    if (agentId !== null) await notify(act, { agentId, kind, interactionId });
  };

/** R129: what was finished, or came into an inbox finished, leaves it after a while; what was reopened does not. */
const planToLeave: Consequence = async (act, { interactionId }, { removeFinishedMinutes }) => {
  if (interactionId !== null) await planLeaving(act, interactionId, removeFinishedMinutes);
};

export const WHEN: Record<string, Consequence> = {
  [INTERACTION_EVENTS.received]: inTurn(stopScheduled, wakeWhenWritten),
  [INTERACTION_EVENTS.answered]: inTurn(stopScheduled, settled('answered')),
  [INTERACTION_EVENTS.unassigned]: settled('inbox'),
  [INTERACTION_EVENTS.trashed]: stopInTrash,

  [INTERACTION_EVENTS.merged]: inTurn(gather, settled('inbox')),

  [INTERACTION_EVENTS.split]: followSplit,

  [INTERACTION_EVENTS.delivery]: tellUndelivered,

  [INTERACTION_EVENTS.redacted]: forgetHidden,

  [TIMER_EVENTS.half]: (act, entry, settings) =>
    tellHolder(entry.data['kind'] === 'customer' ? 'timer-half-customer' : 'timer-half')(act, entry, settings),
  [TIMER_EVENTS.due]: tellHolder('timer-due'),
  [TIMER_EVENTS.expired]: tellHolder('timer-expired'),

  [INTERACTION_EVENTS.statusChanged]: inTurn(planToLeave, settledByStatus),
  [INTERACTION_EVENTS.assigned]: inTurn(planToLeave, settled('inbox')),
  // D16: the disposition that kept it there is given now.
  [DISPOSITION_EVENTS.chosen]: planToLeave,
  // R91, R129: saved here or by another process, on the page of timers or on that of settings.
  [HOUSE_SETTINGS_EVENTS.changed]: async (act) => {
    await followSetting(act, (await readHouseSettings(act.tx)).timers);
    await planAllAnew(act);
  },

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

/** R92: what starts, ends or moves the response timer of an interaction. */
const RETIMES = new Set<string>([
  INTERACTION_EVENTS.received,
  INTERACTION_EVENTS.answered,
  INTERACTION_EVENTS.delivery,
  INTERACTION_EVENTS.assigned,
  INTERACTION_EVENTS.unassigned,
  INTERACTION_EVENTS.statusChanged,
  INTERACTION_EVENTS.merged,
  INTERACTION_EVENTS.split,
  INTERACTION_EVENTS.trashed,
  INTERACTION_EVENTS.restored,
  ROUTING_EVENTS.queued,
]);

/** What follows from many events at once. */
export const afterAll = (act: Act, entries: readonly Entry[]): Promise<void> =>
  retime(
    act,
    entries
      .filter(({ kind }) => RETIMES.has(kind))
      .flatMap(({ interactionId, data }) => [interactionId, Number(data['into'] ?? 0)])
      .filter((id): id is number => id !== null && id > 0),
  );

export const hasConsequences = ({ kind }: Entry): boolean => kind in WHEN || RETIMES.has(kind);
