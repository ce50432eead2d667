import type { Actor } from '#ground/api/contract.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Act } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { readPhone } from '#ground/phone/phone.ts';
import { elevatesTo, KIND_OF, TARGETS, whyNotElevate, type Target } from '#spine/channels/elevation/rules.ts';
import { normalIdentifier } from '#spine/channels/server/api.ts';
import { listConnections } from '#spine/connections/server/api.ts';
import { contactById, insertAddress, sayChanged } from '#spine/contacts/server/api.ts';
import {
  enterIntake,
  holdVisible,
  legByClick,
  legsOf,
  openLeg,
  setMailbox,
  visibleRow,
} from '#spine/interactions/server/api.ts';
import { listMailboxes } from '#spine/mailboxes/server/api.ts';
import { agentById } from '#spine/people/server/api.ts';
import { channelSwitch } from '#spine/permissions/contract.ts';
import { may } from '#spine/permissions/server/api.ts';
import { listSkillRows } from '#spine/routing/server/api.ts';

type From = { id: number; name: string; address: string; skillName: string | null };

/** From where each channel leaves: connections that are on; of email, the mailboxes. */
const fromsOf = async (db: Db): Promise<Record<Target, From[]>> => {
  const names = new Map((await listSkillRows(db)).map((skill) => [skill.id, skill.name]));
  const shown = (one: { id: number; name: string; address: string; skillId: number | null }): From => ({
    ...{ id: one.id, name: one.name, address: one.address },
    skillName: one.skillId === null ? null : (names.get(one.skillId) ?? null),
  });
  const connections = (await listConnections(db)).filter((one) => one.enabled);
  return {
    voice: connections.filter((one) => one.channel === 'voice').map(shown),
    email: (await listMailboxes(db)).map(shown),
    sms: connections.filter((one) => one.channel === 'sms').map(shown),
    whatsapp: connections.filter((one) => one.channel === 'whatsapp').map(shown),
  };
};

/** Channels that an administrator has not opened to that agent. */
const closedTo = async (db: Db, actor: Actor): Promise<ReadonlySet<Target>> => {
  const closed = new Set<Target>();
  for (const channel of TARGETS) {
    const name = channelSwitch(channel);
    if (name !== null && !(await may(db, actor, name))) closed.add(channel);
  }
  return closed;
};

/** What is on their card for that channel; a number known for one serves the other. */
const identifiersOf = (
  channel: Target,
  addresses: readonly { kind: string; address: string; preferred: boolean }[],
): string[] => {
  const kinds =
    channel === 'email' ? ['email'] : channel === 'whatsapp' ? ['whatsapp', 'phone'] : ['phone', 'whatsapp'];
  const found = addresses
    .filter((one) => kinds.includes(one.kind))
    .toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || Number(b.preferred) - Number(a.preferred))
    .map((one) => normalIdentifier(channel, one.address) ?? one.address);
  return [...new Set(found)];
};

export const optionsFor = async (db: Db, actor: Actor, interactionId: number) => {
  const row = await visibleRow(db, actor, interactionId);
  if (!row) throw refuse('not-found');
  const closed = await closedTo(db, actor);
  const [agent, contact, froms] = [
    await agentById(db, actor.id),
    await contactById(db, row.contactId),
    await fromsOf(db),
  ];
  const facts = {
    ...{ status: row.status, mine: row.assigneeId === actor.id, presence: agent?.state ?? 'unavailable' },
    from: row.channel,
  };
  return {
    reason: whyNotElevate(facts),
    channels: TARGETS.map((channel) => ({
      channel,
      reason: elevatesTo(row.channel).includes(channel)
        ? ((closed.has(channel) ? ('channel-off' as const) : null) ??
          (froms[channel].length === 0 ? ('no-connection' as const) : null))
        : ('channel-not-allowed' as const),
      from: froms[channel],
      identifiers: identifiersOf(channel, contact?.addresses ?? []),
    })),
  };
};

export type Elevation = { interactionId: number; channel: Target; identifier: string; fromId: number; onceKey: string };

/** R62 to R71. Refuses with the reason; the click that was taken before is answered as it was. */
export const elevate = async (
  act: Act,
  actor: Actor,
  asked: Elevation,
): Promise<{ legId: number; address: string }> => {
  const { tx } = act;
  const { channel, onceKey } = asked;
  const before = await legByClick(tx, onceKey);
  if (before) return { legId: before.id, address: before.address };
  await enterIntake(tx);
  const held = await holdVisible(act, actor, asked.interactionId);
  const row = (await visibleRow(tx, actor, held.id))!;
  const agent = await agentById(tx, actor.id);
  const reason = whyNotElevate({
    ...{ status: held.status, mine: held.assigneeId === actor.id, presence: agent?.state ?? 'unavailable' },
    ...{ from: row.channel, to: channel },
  });
  if (reason) throw refuse(reason);
  if ((await closedTo(tx, actor)).has(channel)) throw refuse('channel-off');
  const from = (await fromsOf(tx))[channel].find((one) => one.id === asked.fromId);
  if (!from) throw refuse('no-connection');
  const country = readPhone(from.address)?.country ?? undefined;
  const address = normalIdentifier(channel, asked.identifier, country);
  if (address === null) throw refuse('identifier-wrong');
  const connectionId = channel === 'email' ? null : from.id;
  const open = (await legsOf(tx, held.id)).find(
    (leg) =>
      leg.channel === channel && leg.address === address && leg.connectionId === connectionId && leg.endedAt === null,
  );
  if (channel === 'email') await setMailbox(tx, held.id, from.id);
  // A call is one each time; a conversation in writing that is open goes on.
  if (open && channel !== 'voice') return { legId: open.id, address };
  const contact = await contactById(tx, held.contactId);
  const kind = KIND_OF[channel];
  const isThere = contact?.addresses.some(
    (one) => one.kind === kind && (normalIdentifier(channel, one.address, country) ?? one.address) === address,
  );
  if (contact && !isThere)
    if (await insertAddress(tx, contact.id, { kind, address })) sayChanged(act, contact.id, actor.id, 'addresses');
  const legId = await openLeg(act, {
    ...{ interactionId: held.id, channel, connectionId, address, openedBy: actor.id, onceKey },
    ...{ contactId: held.contactId, agentId: actor.id },
  });
  return { legId: legId!, address };
};
