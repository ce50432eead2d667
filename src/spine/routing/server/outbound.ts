import type { Db } from '#ground/db/server/database.ts';
import type { Mailbox } from '#spine/mailboxes/contract.ts';
import { listMailboxes } from '#spine/mailboxes/server/api.ts';
import { agentById } from '#spine/people/server/api.ts';
import { refuseOutbound, type OutboundRefusal } from '../rules.ts';
import { listSkillRows, proficienciesOf } from './skills.ts';

/** A skill that an agent may write first with, and the addresses that it may be from. */
export type OutboundSkill = {
  id: number;
  name: string;
  senders: { id: number; address: string; name: string; mailbox: Mailbox }[];
};

/** R7, R15: what an agent may write first with, best at it first; or why not. */
export const outboundOf = async (
  db: Db,
  agentId: number,
): Promise<{ refusal: OutboundRefusal; skills: OutboundSkill[] }> => {
  const [agent, skills, proficiencies, mailboxes] = await Promise.all([
    agentById(db, agentId),
    listSkillRows(db),
    proficienciesOf(db),
    listMailboxes(db),
  ]);
  const outbound = new Map(skills.filter((one) => one.outbound).map((one) => [one.id, one]));
  const held = proficiencies.flatMap((one) => (one.agentId === agentId ? (outbound.get(one.skillId) ?? []) : []));
  const choices = held.map(({ id, name }) => ({
    id,
    name,
    senders: mailboxes
      .filter((box) => box.skillId === id)
      .flatMap((box) => box.senders.map((sender) => ({ ...sender, mailbox: box }))),
  }));
  const usable = choices.filter((one) => one.senders.length > 0);
  const refusal = refuseOutbound({
    emailEnabled: agent?.emailEnabled ?? false,
    skills: choices.length,
    withAddress: usable.length,
  });
  return { refusal, skills: refusal ? [] : usable };
};
