import type pg from 'pg';
import { randomFrom, type Agent, type Plan } from './floor-plan.ts';
import type { Line } from './replay.ts';

/** Seconds; each drawn around it. */
const HANDLING = Number(process.env['HANDLING_SECONDS'] ?? 30);
const TO_ACCEPT = 1.5;
const AWAY = 15;
const BETWEEN_ABSENCES = 120;
const LOOK_MS = 20;

type Ask = (cookie: string, name: string, body: object) => Promise<boolean>;

/** Reads the journal as it grows. Returns what stops it, with all that was read. */
export const follow = (pool: pg.Pool, hear: (line: Line) => void): { stop(): Promise<Line[]> } => {
  const lines: Line[] = [];
  let place = ['0', '0'];
  let stopped = false;
  const loop = (async () => {
    while (!stopped) {
      const { rows } = await pool.query<Line & { id: string }>(
        // Of the table: a bare id is the text that is returned, of which 10 comes before 9.
        `select j.xid::text as pass, j.id::text, extract(epoch from j.at)::float8 * 1000 as at, j.kind,
                j.interaction_id::int as interaction, j.agent_id::int as agent, j.data
         from events.journal j where (j.xid, j.id) > ($1::xid8, $2::bigint) and j.xid < pg_snapshot_xmin(pg_current_snapshot())
         order by j.xid, j.id limit 2000`,
        place,
      );
      for (const line of rows) {
        lines.push(line);
        hear(line);
      }
      const last = rows.at(-1);
      if (last) place = [last.pass, last.id];
      else await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  })();
  return {
    async stop() {
      stopped = true;
      await loop;
      return lines;
    },
  };
};

/** What 500 people do all day: accept, reject or overlook offers, finish what they have, go away and come back. */
export const actAsAgents = (plan: Plan, ask: Ask): { hear(line: Line): void; stop(): void; failures(): number } => {
  const random = randomFrom(11);
  const agents = new Map<number, Agent>(plan.agents.map((one) => [one.id, one]));
  const timers = new Set<NodeJS.Timeout>();
  let failures = 0;
  const later = (seconds: number, work: () => Promise<unknown>): void => {
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        work().catch(() => (failures += 1));
      },
      seconds * 1000 * (0.3 + 1.4 * random()),
    );
    timers.add(timer);
  };
  const finish = async (cookie: string, interactionId: number): Promise<void> => {
    // Half are closed, which frees the place by itself; half are resolved and dismissed by hand.
    const status = random() < 0.5 ? 'closed' : 'resolved';
    await ask(cookie, 'outcomes.setStatus', { interactionId, status });
    await ask(cookie, 'outcomes.dismiss', { interactionId });
  };
  const breaks = (agent: Agent): void =>
    later(BETWEEN_ABSENCES, async () => {
      await ask(agent.cookie, 'people.setState', { state: 'unavailable', reason: 'break' });
      later(AWAY, async () => {
        await ask(agent.cookie, 'people.setState', { state: 'available' });
        breaks(agent);
      });
    });
  for (const agent of plan.agents) breaks(agent);
  return {
    failures: () => failures,
    hear(line) {
      const agent = line.agent === null ? undefined : agents.get(line.agent);
      if (!agent) return;
      const { cookie } = agent;
      if (line.kind === 'interactions.assigned') later(HANDLING, () => finish(cookie, line.interaction));
      // Not responding (D13): back after a while, as from a break.
      if (line.kind === 'people.presence-changed' && line.data['state'] === 'unavailable')
        later(2 * AWAY, () => ask(cookie, 'people.setState', { state: 'available' }));
      if (line.kind !== 'routing.offered') return;
      const offerId = Number(line.data['offerId']);
      const luck = random();
      if (luck < 0.8) later(TO_ACCEPT, () => ask(cookie, 'inbox.acceptOffer', { offerId }));
      else if (luck < 0.92) later(TO_ACCEPT, () => ask(cookie, 'inbox.rejectOffer', { offerId }));
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
};
