import { QUICK_REPLY_EVENTS } from '#desk/quick-replies/contract.ts';
import { TIMER_EVENTS } from '#desk/timers/contract.ts';
import { TRANSLATOR_EVENTS } from '#doors/translator/contract.ts';
import { VOICE_EVENTS } from '#doors/voice/contract.ts';
import type { Actor } from '#ground/api/contract.ts';
import type { Database } from '#ground/db/server/database.ts';
import type { Entry } from '#ground/events/server/journal-store.ts';
import { CONTACT_EVENTS } from '#spine/contacts/contract.ts';
import { DISPOSITION_EVENTS } from '#spine/dispositions/contract.ts';
import { DIRECTORY_TOPIC } from '#spine/directory/contract.ts';
import { HOUSE_SETTINGS_EVENTS } from '#spine/house-settings/contract.ts';
import { INTERACTION_EVENTS } from '#spine/interactions/contract.ts';
import { PEOPLE_EVENTS } from '#spine/people/contract.ts';
import { listStaffRows } from '#spine/people/server/api.ts';
import { PERMISSION_EVENTS } from '#spine/permissions/contract.ts';
import { proficienciesOf } from '#spine/routing/server/api.ts';
import { TAG_EVENTS } from '#spine/tags/contract.ts';
import { ROUTING_EVENTS } from '#spine/routing/contract.ts';

/** Of what waits in a queue: it concerns all who have the skill, or are of the team. */
const WAITING = new Set<string>([ROUTING_EVENTS.queued, TIMER_EVENTS.changed]);

/** Who is there, and who has how much room. */
const FLOOR = new Set<string>([
  PEOPLE_EVENTS.presenceChanged,
  PEOPLE_EVENTS.agentChanged,
  INTERACTION_EVENTS.assigned,
  INTERACTION_EVENTS.unassigned,
  INTERACTION_EVENTS.statusChanged,
  ROUTING_EVENTS.queued,
  ROUTING_EVENTS.offered,
  ROUTING_EVENTS.offerEnded,
  ROUTING_EVENTS.rulesChanged,
  VOICE_EVENTS.changed,
]);

/** After which agents may have other skills, or be of another team. */
const MOVES_PEOPLE = new Set<string>([PEOPLE_EVENTS.agentChanged, ROUTING_EVENTS.rulesChanged]);

/** What a page may ask to hear of while it shows it: that it happened, and nothing else. */
export const TOPICS = { [DIRECTORY_TOPIC]: ({ kind }: Entry): boolean => FLOOR.has(kind) };

/** Which happenings reach a person's browser besides what it watches: their own, the queues of their skills and team, all for supervisors. */
export const whoHears = async (
  database: Database,
): Promise<{ learn(entries: readonly Entry[]): Promise<void>; concerns(actor: Actor, entry: Entry): boolean }> => {
  let skills = new Map<number, Set<number>>();
  let teamOf = new Map<number, number | null>();
  const read = async (): Promise<void> => {
    const next = new Map<number, Set<number>>();
    for (const one of await proficienciesOf(database.db))
      (next.get(one.agentId) ?? next.set(one.agentId, new Set()).get(one.agentId)!).add(one.skillId);
    teamOf = new Map((await listStaffRows(database.db)).map((one) => [one.id, one.teamId]));
    skills = next;
  };
  await read();
  return {
    async learn(entries) {
      if (entries.some(({ kind }) => MOVES_PEOPLE.has(kind))) await read();
    },
    concerns: (actor, entry) =>
      entry.agentId === actor.id ||
      actor.role !== 'agent' ||
      (WAITING.has(entry.kind) &&
        entry.agentId === null &&
        (typeof entry.data['teamId'] === 'number'
          ? teamOf.get(actor.id) === entry.data['teamId']
          : (skills.get(actor.id)?.has(Number(entry.data['skillId'])) ?? false))) ||
      entry.kind === TIMER_EVENTS.plansChanged ||
      entry.kind === QUICK_REPLY_EVENTS.changed ||
      entry.kind === TAG_EVENTS.changed ||
      entry.kind === ROUTING_EVENTS.rulesChanged ||
      entry.kind === DISPOSITION_EVENTS.changed ||
      // Whoever has the card of that person open; it is told by its number alone.
      entry.kind === CONTACT_EVENTS.changed ||
      entry.kind === CONTACT_EVENTS.merged ||
      entry.kind === CONTACT_EVENTS.split ||
      entry.kind === CONTACT_EVENTS.erased ||
      entry.kind === CONTACT_EVENTS.imported ||
      entry.kind === CONTACT_EVENTS.fieldsChanged ||
      // What an administrator allows or no longer does is on every page at once.
      entry.kind === HOUSE_SETTINGS_EVENTS.changed ||
      entry.kind === TRANSLATOR_EVENTS.changed ||
      entry.kind === PERMISSION_EVENTS.changed,
  };
};
