import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

type Address = { name: string; address: string };
export type AutoAnswer = {
  interactionId: number;
  rfcMessageId: string;
  inReplyTo: string[];
  refs: string[];
  sender: Address;
  replyTo: readonly Address[];
  to: Address;
  subject: string;
  text: string;
  html: string;
  snippet: string;
};

export const insertAutoAnswer = async (tx: Db, one: AutoAnswer): Promise<number> =>
  (
    await sql<{ id: number }>`
      with counted as (
        update interactions.interactions set message_count = message_count + 1 where id = ${one.interactionId}
      )
      insert into interactions.messages
        (interaction_id, direction, kind, rfc_message_id, in_reply_to, refs, sender, reply_to, recipients_to, subject, text,
         html, snippet, written_at, delivery, send_at)
      values (${one.interactionId}, 'out', 'auto-reply', ${one.rfcMessageId}, ${one.inReplyTo}, ${one.refs},
              ${JSON.stringify(one.sender)}::jsonb, ${JSON.stringify(one.replyTo)}::jsonb, ${JSON.stringify([one.to])}::jsonb,
              ${one.subject}, ${one.text}, ${one.html}, ${one.snippet}, now(), 'queued', now())
      returning id
    `.execute(tx)
  ).rows[0]!.id;
