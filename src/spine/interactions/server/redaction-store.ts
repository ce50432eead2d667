import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

/** What the mail said, and what hung on it, leaves the database for good; the subject is the interaction's and stays. */
export const eraseContent = async (tx: Db, messageId: number): Promise<boolean> => {
  const { rows } = await sql`
    update interactions.messages
    set content_hidden_at = now(), text = '', fresh_text = '', html = null, snippet = '', bounce = null, invitation = null
    where id = ${messageId} and content_hidden_at is null returning id
  `.execute(tx);
  if (rows.length > 0) await sql`delete from interactions.attachments where message_id = ${messageId}`.execute(tx);
  return rows.length > 0;
};

/** Names go; addresses stay where an answer needs them, and are shown to nobody. */
export const eraseAuthor = async (tx: Db, messageId: number): Promise<boolean> => {
  const { rows } = await sql`
    update interactions.messages m
    set author_hidden_at = now(), verdict = null, sender = m.sender || '{"name":""}'::jsonb,
        reply_to = (select coalesce(jsonb_agg(one || '{"name":""}'::jsonb), '[]') from jsonb_array_elements(m.reply_to) one)
    where id = ${messageId} and author_hidden_at is null returning id
  `.execute(tx);
  return rows.length > 0;
};

/** Lists show the first words of the newest message; a forward says nothing of its own. */
export const refreshSnippet = async (tx: Db, interactionId: number): Promise<void> => {
  await sql`
    update interactions.interactions set snippet = coalesce((
      select snippet from interactions.messages
      where interaction_id = ${interactionId} and kind <> 'forward' order by id desc limit 1), '')
    where id = ${interactionId}
  `.execute(tx);
};
