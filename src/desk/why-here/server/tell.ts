import type { Db } from '#ground/db/server/database.ts';
import type { Entry } from '#ground/events/server/journal-store.ts';
import { INTERACTION_EVENTS } from '#spine/interactions/contract.ts';
import { ROUTING_EVENTS } from '#spine/routing/contract.ts';
import type { z } from 'zod';
import type { stepShape, weighedShape } from '../contract.ts';
import * as kept from './kept-facts.ts';
import { eligibleIds, namesOf, type NamesOf } from './names-store.ts';

export type Kept = Pick<Entry, 'at' | 'kind' | 'agentId' | 'data'>;
type Step = z.input<typeof stepShape>;
type Weighed = z.input<typeof weighedShape>;

const weighedOf = (entry: Kept): kept.KeptWeighed | null => kept.weighed.parse(entry.data['why'] ?? null);
const present = (ids: readonly (number | null | undefined)[]): number[] => [
  ...new Set(ids.filter((each): each is number => typeof each === 'number')),
];

/** The names of all that the entries speak of, in one question. */
const namesIn = (db: Db, entries: readonly Kept[]): Promise<NamesOf> => {
  const weighed = entries.flatMap((entry) => weighedOf(entry) ?? []);
  const came = entries
    .filter((entry) => entry.kind === INTERACTION_EVENTS.received)
    .map((entry) => kept.whyThere.parse(entry.data['why']));
  const said = (key: string) => entries.map((entry) => kept.number.parse(entry.data[key] ?? null));
  const held = came.flatMap((one) => one.ruled?.matched.flatMap((rule) => rule.held) ?? []);
  const heldMailboxes = held.flatMap((one) => (one.field === 'mailbox' ? one.found.split(',').map(Number) : []));
  return namesOf(db, {
    agents: present([
      ...entries.map((entry) => entry.agentId),
      ...said('by'),
      ...weighed.flatMap((one) => [one.preferredAgentId, ...one.seats.map((seat) => seat.agentId)]),
    ]),
    skills: present([...said('skillId'), ...came.map((one) => one.skillId), ...weighed.map((one) => one.skillId)]),
    teams: present([...said('teamId'), ...weighed.map((one) => one.teamId)]),
    mailboxes: present([...came.map((one) => one.mailboxId), ...heldMailboxes]),
  });
};

/** What the journal says of one interaction, with names for numbers. */
export const tell = async (db: Db, entries: readonly Kept[]): Promise<{ steps: Step[]; names: NamesOf }> => {
  const names = await namesIn(db, entries);
  const agent = (id: number | null): string | null => (id === null ? null : (names.agents.get(id) ?? null));
  const weighedIn = async (entry: Kept): Promise<Weighed | null> => {
    const one = weighedOf(entry);
    if (!one) return null;
    const there = new Set(one.seats.map((seat) => seat.agentId));
    // With more of them than are told by name, who is missing cannot be known.
    const absent = one.more > 0 ? [] : (await eligibleIds(db, one)).filter((each) => !there.has(each.id));
    return {
      skill: one.skillId === null ? null : (names.skills.get(one.skillId) ?? null),
      team: one.teamId === null ? null : (names.teams.get(one.teamId) ?? null),
      priority: one.priority,
      queuedAt: one.queuedAt,
      preferred: agent(one.preferredAgentId),
      seats: one.seats.map(({ agentId, ...seat }) => ({ ...seat, name: agent(agentId) ?? '–' })),
      notEligible: one.notEligible,
      more: one.more,
      absent: absent.map((each) => each.name),
    };
  };
  const stepOf = async (entry: Kept): Promise<Step | null> => {
    const { at, kind, agentId, data } = entry;
    const id = (key: string): number | null => kept.number.parse(data[key] ?? null);
    const named = (of: Map<number, string>, key: string): string | null => of.get(id(key) ?? 0) ?? null;
    switch (kind) {
      case INTERACTION_EVENTS.received: {
        const { mailboxId, skillId, ruled, ...why } = kept.whyThere.parse(data['why']);
        return {
          ...{ kind: 'came', at, created: data['created'] === true, known: data['why'] !== undefined, ...why },
          mailbox: names.mailboxes.get(mailboxId ?? 0) ?? null,
          skill: names.skills.get(skillId ?? 0) ?? null,
          ruled: ruled && { version: ruled.version, rules: ruled.matched },
        };
      }
      case INTERACTION_EVENTS.answered:
        return data['created'] === true ? { kind: 'wrote-first', at } : null;
      case INTERACTION_EVENTS.autoAnswered:
        return { kind: 'auto-answered', at };
      case ROUTING_EVENTS.queued:
        return {
          ...{ kind: 'queued', at, by: named(names.agents, 'by') },
          ...{ skill: named(names.skills, 'skillId'), team: named(names.teams, 'teamId') },
        };
      case ROUTING_EVENTS.offered:
        return { kind: 'offered', at, to: agent(agentId), weighed: await weighedIn(entry) };
      case ROUTING_EVENTS.offerEnded:
        return { kind: 'offer-ended', at, to: agent(agentId), outcome: kept.outcome.parse(data['outcome']) };
      case INTERACTION_EVENTS.assigned:
        return {
          ...{ kind: 'assigned', at, to: agent(agentId), by: named(names.agents, 'by') },
          ...{ how: kept.how.parse(data['how'] ?? null), weighed: await weighedIn(entry) },
        };
      case INTERACTION_EVENTS.unassigned:
        return { kind: 'unassigned', at, from: agent(agentId) };
      case INTERACTION_EVENTS.merged:
        return { kind: 'merged', at, into: id('into') ?? 0 };
      case INTERACTION_EVENTS.split: {
        const by = named(names.agents, 'by');
        const from = id('from');
        const moved = data['messageIds'];
        return from === null
          ? { kind: 'split', at, by, count: Array.isArray(moved) ? moved.length : 0 }
          : { kind: 'split-off', at, by, from };
      }
      case INTERACTION_EVENTS.trashed:
      case INTERACTION_EVENTS.restored:
        return {
          ...{ kind: kind === INTERACTION_EVENTS.trashed ? 'trashed' : 'restored', at },
          by: named(names.agents, 'by'),
        };
      default:
        return null;
    }
  };
  const steps: Step[] = [];
  for (const entry of entries) {
    const step = await stepOf(entry);
    if (step) steps.push(step);
  }
  return { steps, names };
};
