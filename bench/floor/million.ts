import { percentile } from '../support/mail-load.ts';
import { layFloor } from './floor-plan.ts';
import { openWorkHouse } from './work-house.ts';

const WAITING = Number(process.env['WAITING'] ?? 1_000_000);
const SEATS = 300;

/** With a million waiting, how soon a seat that frees is filled: from the commit that frees it to the one that fills it. */
export const million = async (): Promise<boolean> => {
  const floor = await openWorkHouse(1);
  const { pool } = floor;
  try {
    const plan = await layFloor(pool);
    await pool.query(`update people.presence set state = 'unavailable'`);
    await pool.query('update routing.skills set offers = false');
    const begun = performance.now();
    await pool.query(`insert into contacts.contacts (name) select 'Customer ' || n from generate_series(1, 100000) n`);
    await pool.query(
      `insert into interactions.interactions (contact_id, skill_id, subject, created_at, last_message_at)
       select 1 + n % 100000, s.ids[1 + n % ${plan.skillIds.length}], 'Order ' || n, now() - n * interval '1 second', now() - n * interval '1 second'
       from generate_series(1, ${WAITING}) n, (select array_agg(id order by id) as ids from routing.skills) s`,
    );
    await pool.query(
      `insert into routing.queue (interaction_id, skill_id, priority, queued_at)
       select i.id, i.skill_id, s.priority, i.created_at from interactions.interactions i join routing.skills s on s.id = i.skill_id`,
    );
    await pool.query('vacuum analyze');
    console.log(
      `\n${WAITING} waiting in ${plan.skillIds.length} queues, made in ${((performance.now() - begun) / 1000).toFixed(0)} s`,
    );
    const { rows: marks } = await pool.query<{ n: number }>('select max(id)::int as n from events.journal');
    await pool.query(`update people.presence set state = 'available'`);
    const full = async (): Promise<void> => {
      for (;;) {
        const { rows } = await pool.query<{ n: number }>(
          'select count(*)::int as n from interactions.interactions where assignee_id is not null',
        );
        if (rows[0]!.n >= plan.agents.length * 5) return;
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    };
    const filling = performance.now();
    await full();
    console.log(`  ${plan.agents.length * 5} places filled in ${((performance.now() - filling) / 1000).toFixed(1)} s`);
    for (let n = 0; n < SEATS; n += 1) {
      const agent = plan.agents[(n * 7) % plan.agents.length]!;
      const { rows } = await pool.query<{ id: number }>(
        'select id::int from interactions.interactions where assignee_id = $1 order by assigned_at limit 1',
        [agent.id],
      );
      await fetch(`${floor.houses[0]!.url}/api/outcomes.setStatus`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: agent.cookie },
        body: JSON.stringify({ interactionId: rows[0]!.id, status: 'closed' }),
      });
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    // A seat that was never filled has no `filled`: it would show as a missing row.
    const { rows: filled } = await pool.query<{ ms: number }>(
      `select extract(epoch from filled.at - freed.at)::float8 * 1000 as ms
       from events.journal freed cross join lateral (
         select at from events.journal a
         where a.kind = 'interactions.assigned' and a.agent_id = freed.agent_id and a.at > freed.at order by a.at limit 1) filled
       where freed.kind = 'interactions.status-changed' and freed.id > $1`,
      [marks[0]!.n ?? 0],
    );
    const values = filled.map((one) => one.ms);
    const ms = (share: number): string => percentile(values, share).toFixed(1);
    console.log(
      `  a seat that frees is filled: p50 ${ms(0.5)} ms, p95 ${ms(0.95)} ms, longest ${ms(1)} ms (${values.length} of ${SEATS} filled)`,
    );
    return values.length === SEATS;
  } finally {
    await floor.stop();
  }
};
