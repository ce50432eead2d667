import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

type Address = { name: string; address: string };
export type SentTranscript = {
  interactionId: number;
  agentId: number;
  rfcMessageId: string;
  inReplyTo: string[];
  refs: string[];
  sender: Address;
  replyTo: readonly Address[];
  to: Address;
  subject: string;
  delivery: 'held' | 'queued';
  sendAt: Date;
  onceKey: string;
};

export const insertTranscript = async (tx: Db, one: SentTranscript): Promise<{ id: number; sendAt: Date } | null> =>
  (
    await sql<{ id: number; sendAt: Date }>`
      insert into interactions.messages
        (interaction_id, direction, kind, agent_id, rfc_message_id, in_reply_to, refs, sender, reply_to, recipients_to,
         subject, written_at, delivery, send_at, once_key)
      values (${one.interactionId}, 'out', 'transcript', ${one.agentId}, ${one.rfcMessageId}, ${one.inReplyTo}, ${one.refs},
              ${JSON.stringify(one.sender)}::jsonb, ${JSON.stringify(one.replyTo)}::jsonb, ${JSON.stringify([one.to])}::jsonb,
              ${one.subject}, now(), ${one.delivery}, ${one.sendAt}, ${one.onceKey})
      on conflict (once_key) where once_key is not null do nothing
      returning id, send_at as "sendAt"
    `.execute(tx)
  ).rows[0] ?? null;

export const deleteHeldTranscript = async (tx: Db, messageId: number, agentId: number): Promise<number | null> =>
  (
    await sql<{ interactionId: number }>`
      delete from interactions.messages
      where id = ${messageId} and agent_id = ${agentId} and kind = 'transcript' and delivery = 'held' and send_at > now()
      returning interaction_id as "interactionId"
    `.execute(tx)
  ).rows[0]?.interactionId ?? null;
