import type { Actor } from '#ground/api/contract.ts';
import type { Db } from '#ground/db/server/database.ts';
import { sendersIn, trafficIn, type Trashed } from '#spine/interactions/server/api.ts';
import { may } from '#spine/permissions/server/api.ts';
import { proficienciesOf } from '#spine/routing/server/api.ts';
import { ours } from '#spine/spam/server/api.ts';
import { domainOf } from '#spine/spam/rules.ts';
import { whyNotDomain, type SpamFacts } from '../rules.ts';

type Row = {
  id: number;
  skillId: number | null;
  assigneeId: number | null;
  mergedIntoId: number | null;
  trashedAt: Date | null;
};

/** What the rules must know of it; of one in the Trash, whose it was. */
export const factsOf = async (
  db: Db,
  actor: Actor,
  row: Row,
  was: Trashed | null,
): Promise<SpamFacts & { planned: number }> => {
  const skills = await proficienciesOf(db);
  return {
    ...(await trafficIn(db, row.id)),
    allowed: await may(db, actor, 'spam'),
    mine: (was ? was.assigneeId : row.assigneeId) === actor.id,
    skilled: skills.some((one) => one.agentId === actor.id && one.skillId === row.skillId),
    role: actor.role,
    merged: row.mergedIntoId !== null,
    inTrash: row.trashedAt !== null,
  };
};

/** Who wrote in it: all of them, those that can be blocked, and their one domain with why it may not be; null when they have several. */
export const sendersOf = async (db: Db, actor: Actor, interactionId: number) => {
  const own = await ours(db);
  const all = await sendersIn(db, interactionId);
  const senders = all.filter((one) => !own.addresses.has(one));
  const domains = [...new Set(senders.map(domainOf))];
  const [name] = domains;
  return {
    all,
    senders,
    domain: name === undefined || domains.length > 1 ? null : { name, why: whyNotDomain(name, actor.role, own) },
  };
};
