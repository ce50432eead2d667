import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

type Address = { name: string; address: string };
export type Forward = {
  interactionId: number;
  agentId: number;
  /** The received message that is copied. */
  forwardOf: number;
  sender: Address;
  to: readonly Address[];
  subject: string;
  delivery: 'held' | 'queued';
  sendAt: Date;
  onceKey: string;
};

export const insertForward = async (tx: Db, one: Forward): Promise<{ id: number; sendAt: Date } | null> =>
  (
    await sql<{ id: number; sendAt: Date }>`
      insert into interactions.messages
        (interaction_id, direction, kind, forward_of, agent_id, sender, recipients_to, subject, written_at, delivery, send_at, once_key)
      values (${one.interactionId}, 'out', 'forward', ${one.forwardOf}, ${one.agentId}, ${JSON.stringify(one.sender)}::jsonb,
              ${JSON.stringify(one.to)}::jsonb, ${one.subject}, now(), ${one.delivery}, ${one.sendAt}, ${one.onceKey})
      on conflict (once_key) where once_key is not null do nothing
      returning id, send_at as "sendAt"
    `.execute(tx)
  ).rows[0] ?? null;

export const deleteHeldForward = async (tx: Db, messageId: number, agentId: number): Promise<number | null> =>
  (
    await sql<{ interactionId: number }>`
      delete from interactions.messages
      where id = ${messageId} and agent_id = ${agentId} and kind = 'forward' and delivery = 'held' and send_at > now()
      returning interaction_id as "interactionId"
    `.execute(tx)
  ).rows[0]?.interactionId ?? null;

/**
 * The newest forward of the mail with that Message-ID to that address: a copy carries the Message-ID of its original,
 * so what a server says of it names the customer's.
 */
export const forwardTo = async (tx: Db, rfcMessageId: string, recipient: string): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      select f.id from interactions.messages o join interactions.messages f on f.forward_of = o.id
      where o.rfc_message_id = ${rfcMessageId} and f.kind = 'forward'
        and exists (select from jsonb_array_elements(f.recipients_to) r where lower(r->>'address') = lower(${recipient}))
      order by f.id desc limit 1
    `.execute(tx)
  ).rows[0]?.id ?? null;
