import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

/** What the mail said, and what hung on it, leaves the database for good; the subject is the interaction's and stays. */
export const eraseContent = async (tx: Db, messageId: number): Promise<boolean> => {
  const { rows } = await sql`
    update interactions.messages
    set content_hidden_at = now(), text = '', fresh_text = '', html = null, snippet = '', bounce = null, invitation = null, original = null
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

/** Lists show the first words of the newest message; a forward or a transcript says nothing of its own. */
export const refreshSnippet = async (tx: Db, interactionId: number): Promise<void> => {
  await sql`
    update interactions.interactions set snippet = coalesce((
      select snippet from interactions.messages
      where interaction_id = ${interactionId} and kind not in ('forward', 'transcript') order by id desc limit 1), '')
    where id = ${interactionId}
  `.execute(tx);
};

export type Maskable = {
  id: number;
  text: string;
  freshText: string;
  html: string | null;
  snippet: string;
  subject: string;
  bounce: unknown;
  invitation: unknown;
  original: unknown;
};

/** Everything that the messages of an interaction say, held until the transaction ends. */
export const maskables = async (tx: Db, interactionId: number): Promise<Maskable[]> =>
  (
    await sql<Maskable>`
      select id, text, fresh_text as "freshText", html, snippet, subject, bounce, invitation, original
      from interactions.messages where interaction_id = ${interactionId} order by id for update
    `.execute(tx)
  ).rows;

export const saveMasked = async (tx: Db, masked: Maskable): Promise<void> => {
  await sql`
    update interactions.messages
    set part_hidden_at = now(), text = ${masked.text}, fresh_text = ${masked.freshText}, html = ${masked.html},
        snippet = ${masked.snippet}, subject = ${masked.subject},
        bounce = ${masked.bounce === null ? null : JSON.stringify(masked.bounce)}::jsonb,
        invitation = ${masked.invitation === null ? null : JSON.stringify(masked.invitation)}::jsonb,
        original = ${masked.original === null ? null : JSON.stringify(masked.original)}::jsonb
    where id = ${masked.id}
  `.execute(tx);
};

export const saveMaskedSubject = async (tx: Db, interactionId: number, subject: string): Promise<void> => {
  await sql`update interactions.interactions set subject = ${subject} where id = ${interactionId}`.execute(tx);
};

/** Files keep their bytes, for nobody looked into them; their names are words like any other. */
export const renameFiles = async (
  tx: Db,
  interactionId: number,
  rename: (name: string) => string,
): Promise<number[]> => {
  const { rows } = await sql<{ id: number; messageId: number; name: string }>`
    select a.id, a.message_id as "messageId", a.name from interactions.attachments a
    join interactions.messages m on m.id = a.message_id where m.interaction_id = ${interactionId}
  `.execute(tx);
  const renamed = rows.filter((row) => rename(row.name) !== row.name);
  for (const { id, name } of renamed)
    await sql`update interactions.attachments set name = ${rename(name)} where id = ${id}`.execute(tx);
  return renamed.map((row) => row.messageId);
};
