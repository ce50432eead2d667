import { LIMIT, type Plan } from './floor-plan.ts';

/** One line of the journal. `pass`: its transaction; `at` in milliseconds of the database's clock. */
export type Line = {
  pass: string;
  at: number;
  kind: string;
  interaction: number;
  agent: number | null;
  data: Record<string, unknown>;
};
type Queued = { skill: number; priority: number; since: number };
export type Findings = {
  /** What must not be, in words; empty is what we want. */
  violations: string[];
  /** Each time an agent had room while something waited for them: how long until they were given something, in ms. */
  waits: number[];
  given: number;
  offers: Record<string, number>;
  mostWaiting: number;
};

/** Events of transactions that ran at the same moment may be written down in either order. Milliseconds. */
const SAME_MOMENT = 60;

/**
 * Walks the journal as a strict supervisor would: who had room when, what waited, and whether what was given was right.
 * An agent whose presence changed within the same moment may have been seen either way.
 */
export const replay = (lines: readonly Line[], plan: Plan): Findings => {
  const violations: string[] = [];
  const waits: number[] = [];
  const offers: Record<string, number> = {};
  const waiting = new Map<number, Queued>();
  const lanes = new Map<number, Set<number>>(plan.skillIds.map((id) => [id, new Set()]));
  const facts = new Map<number, Queued>();
  const owner = new Map<number, number>();
  const weightless = new Set<number>();
  const seats = new Map(
    plan.agents.map(({ id }) => [id, { available: true, turned: -Infinity, mine: new Set<number>(), offered: 0 }]),
  );
  const agentsOf = new Map<number, number[]>(plan.skillIds.map((id) => [id, []]));
  for (const [agent, skills] of plan.skillsOf) for (const skill of skills) agentsOf.get(skill)!.push(agent);
  const idleSince = new Map<number, number>();
  let given = 0;
  let mostWaiting = 0;

  const loadOf = (agent: number): number => {
    const seat = seats.get(agent)!;
    return [...seat.mine].filter((one) => !weightless.has(one)).length + seat.offered;
  };
  const enter = (id: number): void => {
    const fact = facts.get(id);
    if (!fact) return;
    waiting.set(id, fact);
    lanes.get(fact.skill)!.add(id);
  };
  const leave = (id: number): void => {
    const fact = waiting.get(id);
    if (!fact) return;
    waiting.delete(id);
    const lane = lanes.get(fact.skill)!;
    lane.delete(id);
    // What nobody is left to wait for keeps nobody waiting.
    if (lane.size === 0) for (const agent of agentsOf.get(fact.skill)!) if (!couldWork(agent)) idleSince.delete(agent);
  };
  const couldWork = (agent: number): boolean => {
    const seat = seats.get(agent)!;
    return (
      seat.available &&
      loadOf(agent) < LIMIT &&
      [...plan.skillsOf.get(agent)!].some((skill) => lanes.get(skill)!.size > 0)
    );
  };
  const look = (agents: Iterable<number>, at: number): void => {
    for (const agent of agents) {
      if (!couldWork(agent)) idleSince.delete(agent);
      else if (!idleSince.has(agent)) idleSince.set(agent, at);
    }
  };
  const receive = (line: Line, agent: number): Queued | undefined => {
    given += 1;
    const since = idleSince.get(agent);
    const fact = waiting.get(line.interaction);
    if (since !== undefined) waits.push(Math.max(0, line.at - since));
    idleSince.delete(agent);
    const seat = seats.get(agent)!;
    if (!seat.available && line.at - seat.turned > SAME_MOMENT)
      violations.push(`interaction ${line.interaction} to agent ${agent}, away since ${line.at - seat.turned} ms`);
    if (fact && !plan.skillsOf.get(agent)!.has(fact.skill))
      violations.push(`interaction ${line.interaction} to agent ${agent} without its skill`);
    return fact;
  };

  let gifts: { line: Line; agent: number; fact: Queued }[] = [];
  const full = new Set<number>();
  let passBefore = 0;
  /** Once a pass is over: no limit is passed, and nothing better still waits for whoever was given something. */
  const judge = (): void => {
    for (const agent of full)
      if (loadOf(agent) > LIMIT) violations.push(`agent ${agent} has ${loadOf(agent)} of ${LIMIT}`);
    full.clear();
    for (const { line, agent, fact } of gifts)
      for (const skill of plan.skillsOf.get(agent)!)
        for (const id of lanes.get(skill)!) {
          const other = waiting.get(id)!;
          const before = other.priority - fact.priority || fact.since - other.since;
          const there = Math.max(other.since, returned.get(id) ?? 0) < Math.min(line.at, passBefore) - SAME_MOMENT;
          if (before > (other.priority === fact.priority ? SAME_MOMENT : 0) && there)
            violations.push(`${line.interaction} was given to agent ${agent} before ${id}, which is more pressing`);
        }
    const last = gifts.at(-1);
    if (last) passBefore = last.line.at;
    gifts = [];
  };
  /** When an offer ended and the interaction could be given again. */
  const returned = new Map<number, number>();

  const HEAR: Record<string, (line: Line) => void> = {
    'routing.queued': (line) => {
      const skill = Number(line.data['skillId']);
      facts.set(line.interaction, { skill, priority: plan.priorityOf.get(skill)!, since: line.at });
      enter(line.interaction);
      mostWaiting = Math.max(mostWaiting, waiting.size);
      look(
        agentsOf.get(skill)!.filter((agent) => !idleSince.has(agent)),
        line.at,
      );
    },
    'routing.offered': (line) => {
      const fact = receive(line, line.agent!);
      seats.get(line.agent!)!.offered += 1;
      full.add(line.agent!);
      leave(line.interaction);
      if (fact) gifts.push({ line, agent: line.agent!, fact });
    },
    'routing.offer-ended': (line) => {
      const outcome = String(line.data['outcome']);
      offers[outcome] = (offers[outcome] ?? 0) + 1;
      seats.get(line.agent!)!.offered -= 1;
      if (outcome !== 'accepted') {
        returned.set(line.interaction, line.at);
        enter(line.interaction);
        look(agentsOf.get(facts.get(line.interaction)!.skill)!, line.at);
      }
      look([line.agent!], line.at);
    },
    'interactions.assigned': (line) => {
      const agent = line.agent!;
      if (owner.has(line.interaction))
        violations.push(
          `interaction ${line.interaction} given to ${agent} while ${owner.get(line.interaction)} has it`,
        );
      owner.set(line.interaction, agent);
      const fact = waiting.has(line.interaction) ? receive(line, agent) : undefined;
      seats.get(agent)!.mine.add(line.interaction);
      weightless.delete(line.interaction);
      leave(line.interaction);
      full.add(agent);
      if (fact) gifts.push({ line, agent, fact });
      look([agent], line.at);
    },
    'interactions.unassigned': (line) => {
      owner.delete(line.interaction);
      seats.get(line.agent!)!.mine.delete(line.interaction);
      look([line.agent!], line.at);
    },
    'interactions.status-changed': (line) => {
      if (line.data['to'] !== 'closed') return;
      weightless.add(line.interaction);
      const agent = owner.get(line.interaction);
      if (agent !== undefined) look([agent], line.at);
    },
    'people.presence-changed': (line) => {
      const seat = seats.get(line.agent!);
      if (!seat) return;
      seat.available = line.data['state'] === 'available';
      seat.turned = line.at;
      look([line.agent!], line.at);
    },
  };
  lines.forEach((line, index) => {
    HEAR[line.kind]?.(line);
    if (lines[index + 1]?.pass !== line.pass) {
      const touched = gifts.map((one) => one.agent);
      judge();
      look(touched, line.at);
    }
  });
  return { violations, waits, given, offers, mostWaiting };
};
