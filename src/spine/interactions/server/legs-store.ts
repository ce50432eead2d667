import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { Channel } from '#spine/channels/texts/contract.ts';
import type { Original } from './reader-store.ts';

export type LegRow = {
  id: number;
  interactionId: number;
  channel: Channel;
  connectionId: number | null;
  connectionName: string | null;
  /** Ours there. */
  ourAddress: string | null;
  /** The contact there. */
  address: string;
  /** Who elevated to it; null: the contact began it. */
  openedBy: number | null;
  openedAt: Date;
  lastInAt: Date | null;
  endedAt: Date | null;
  endedBy: 'contact' | 'agent' | 'system' | null;
};

const LEG = sql`
  select l.id, l.interaction_id as "interactionId", l.channel, l.connection_id as "connectionId", c.name as "connectionName",
         c.address as "ourAddress", l.address, l.opened_by as "openedBy", l.opened_at as "openedAt", l.last_in_at as "lastInAt",
         l.ended_at as "endedAt", l.ended_by as "endedBy"
  from interactions.legs l left join connections.connections c on c.id = l.connection_id
`;

/** The conversations of an interaction on other channels than its mail, oldest first. */
export const legsOf = async (db: Db, interactionId: number): Promise<LegRow[]> =>
  (await sql<LegRow>`${LEG} where l.interaction_id = ${interactionId} order by l.id`.execute(db)).rows;

export const legById = async (db: Db, id: number): Promise<LegRow | null> =>
  (await sql<LegRow>`${LEG} where l.id = ${id}`.execute(db)).rows[0] ?? null;

export const legByClick = async (db: Db, onceKey: string): Promise<LegRow | null> =>
  (await sql<LegRow>`${LEG} where l.once_key = ${onceKey}`.execute(db)).rows[0] ?? null;

/** The last one with that identifier there, whatever became of its interaction. */
export const lastLegWith = async (tx: Db, connectionId: number, address: string): Promise<LegRow | null> =>
  (
    await sql<LegRow>`${LEG} where l.connection_id = ${connectionId} and l.address = ${address} order by l.id desc limit 1`.execute(
      tx,
    )
  ).rows[0] ?? null;

export type NewLeg = {
  interactionId: number;
  channel: Channel;
  connectionId: number | null;
  address: string;
  openedBy: number | null;
  onceKey: string | null;
};

/** Null: this click was taken before. */
export const insertLeg = async (tx: Db, leg: NewLeg): Promise<number | null> => {
  const { interactionId, channel, connectionId, address, openedBy, onceKey } = leg;
  const { rows } = await sql<{ id: number }>`
    insert into interactions.legs (interaction_id, channel, connection_id, address, opened_by, once_key)
    values (${interactionId}, ${channel}, ${connectionId}, ${address}, ${openedBy}, ${onceKey}::uuid)
    on conflict (once_key) do nothing returning id
  `.execute(tx);
  return rows[0]?.id ?? null;
};

/** The contact wrote there: what came late never makes it earlier. */
export const noteHeard = async (tx: Db, legId: number, at: Date): Promise<void> => {
  await sql`
    update interactions.legs set last_in_at = greatest(coalesce(last_in_at, ${at}::timestamptz), ${at}::timestamptz)
    where id = ${legId}
  `.execute(tx);
};

/** False: it was over. */
export const markEnded = async (tx: Db, legId: number, by: 'contact' | 'agent' | 'system'): Promise<boolean> =>
  (
    await sql`
      update interactions.legs set ended_at = clock_timestamp(), ended_by = ${by} where id = ${legId} and ended_at is null
      returning 1
    `.execute(tx)
  ).rows.length > 0;

/** Everything of some interactions is another's from now on. */
export const moveLegs = async (tx: Db, from: readonly number[], into: number): Promise<void> => {
  await sql`
    update interactions.legs set interaction_id = ${into} where interaction_id = any(${from as number[]}::bigint[])
  `.execute(tx);
};

export type NewText = {
  interactionId: number;
  legId: number;
  direction: 'in' | 'out';
  kind: 'text' | 'call';
  channel: Channel;
  sender: { name: string; address: string };
  to: { name: string; address: string }[];
  text: string;
  snippet: string;
  writtenAt: Date;
  agentId: number | null;
  fingerprint: string | null;
  externalId: string | null;
  template: object | null;
  /** What its writer wrote, where it leaves translated. */
  original?: Original | null;
  delivery: 'queued' | null;
  onceKey: string | null;
};

/** Null: it was told, or clicked, before. */
export const insertText = async (tx: Db, m: NewText): Promise<{ id: number; sendAt: Date } | null> => {
  const { rows } = await sql<{ id: number; sendAt: Date }>`
    insert into interactions.messages
      (interaction_id, leg_id, direction, kind, channel, sender, recipients_to, text, fresh_text, snippet, written_at, agent_id,
       fingerprint, external_id, template, original, delivery, send_at, once_key)
    values (${m.interactionId}, ${m.legId}, ${m.direction}, ${m.kind}, ${m.channel}, ${JSON.stringify(m.sender)}::jsonb,
            ${JSON.stringify(m.to)}::jsonb, ${m.text}, ${m.direction === 'out' ? m.text : ''}, ${m.snippet}, ${m.writtenAt},
            ${m.agentId}, ${m.fingerprint}, ${m.externalId},
            ${m.template === null ? null : JSON.stringify(m.template)}::jsonb,
            ${m.original ? JSON.stringify(m.original) : null}::jsonb, ${m.delivery}, now(), ${m.onceKey}::uuid)
    on conflict do nothing returning id, send_at as "sendAt"
  `.execute(tx);
  return rows[0] ?? null;
};

export const insertTextInteraction = async (
  tx: Db,
  one: { channel: Channel; contactId: number; skillId: number | null; subject: string; previousId: number | null },
): Promise<number> =>
  (
    await sql<{ id: number }>`
      insert into interactions.interactions (channel, contact_id, skill_id, subject, previous_id)
      values (${one.channel}, ${one.contactId}, ${one.skillId}, ${one.subject}, ${one.previousId}) returning id
    `.execute(tx)
  ).rows[0]!.id;

/** Its answers by email leave from there. */
export const setMailbox = async (tx: Db, interactionId: number, mailboxId: number): Promise<void> => {
  await sql`update interactions.interactions set mailbox_id = ${mailboxId} where id = ${interactionId}`.execute(tx);
};

/** The outgoing text that a provider speaks of. */
export const messageCalled = async (
  tx: Db,
  connectionId: number,
  externalId: string,
): Promise<{ id: number; interactionId: number } | null> =>
  (
    await sql<{ id: number; interactionId: number }>`
      select m.id, m.interaction_id as "interactionId" from interactions.messages m
      join interactions.legs l on l.id = m.leg_id and l.connection_id = ${connectionId}
      where m.external_id = ${externalId} and m.direction = 'out' limit 1
    `.execute(tx)
  ).rows[0] ?? null;

/** After a call: counted; whose turn it is it says not. */
export const touchCalled = async (tx: Db, interactionId: number, snippet: string): Promise<void> => {
  await sql`
    update interactions.interactions
    set message_count = message_count + 1, snippet = ${snippet}, last_message_at = now(),
        status = case when status = 'new' then 'open' else status end
    where id = ${interactionId}
  `.execute(tx);
};
