import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import { defaultPlan, type Plan } from '../contract.ts';

type Row = Plan & { skillId: number | null };

export type Plans = {
  usual: Plan;
  own: ReadonlyMap<number, Plan>;
  /** The skill's own, or the usual one. */
  of(skillId: number | null): Plan;
};

/** Of the machine that the house stands on. */
const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

export const readPlanRows = async (db: Db): Promise<Plans> => {
  const { rows } = await sql<Row>`
    select p.skill_id as "skillId", p.agent_minutes as "agentMinutes", p.customer_minutes as "customerMinutes",
           p.extra_minutes as "extraMinutes", p.most_extras as "mostExtras", p.hours
    from timers.plans p
  `.execute(db);
  const own = new Map<number, Plan>();
  let usual = defaultPlan(ownZone());
  for (const { skillId, ...plan } of rows) {
    if (skillId === null) usual = plan;
    else own.set(skillId, plan);
  }
  return { usual, own, of: (skillId) => (skillId === null ? usual : (own.get(skillId) ?? usual)) };
};

export const savePlanRow = async (tx: Db, skillId: number | null, plan: Plan, by: number | null): Promise<void> => {
  await sql`
    insert into timers.plans (skill_id, agent_minutes, customer_minutes, extra_minutes, most_extras, hours, changed_by)
    values (${skillId}, ${plan.agentMinutes}, ${plan.customerMinutes}, ${plan.extraMinutes}, ${plan.mostExtras},
            ${JSON.stringify(plan.hours)}::jsonb, ${by})
    on conflict (skill_id) do update
      set agent_minutes = excluded.agent_minutes, customer_minutes = excluded.customer_minutes,
          extra_minutes = excluded.extra_minutes, most_extras = excluded.most_extras, hours = excluded.hours,
          changed_at = now(), changed_by = excluded.changed_by
  `.execute(tx);
};

/** False when that skill has none of its own. */
export const deletePlanRow = async (tx: Db, skillId: number): Promise<boolean> => {
  const { numAffectedRows } = await sql`delete from timers.plans where skill_id = ${skillId}`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
};
