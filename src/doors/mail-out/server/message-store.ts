import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { Address } from '#spine/channels/contract.ts';

export type StoredFile = {
  name: string;
  type: string;
  size: number;
  sha256: string;
  contentId: string | null;
  inline: boolean;
};

export type StoredMessage = {
  /** Null: a forward has none of its own. */
  rfcMessageId: string | null;
  inReplyTo: string[];
  refs: string[];
  sender: Address;
  replyTo: Address[];
  to: Address[];
  cc: Address[];
  subject: string;
  text: string;
  html: string | null;
  writtenAt: Date;
  /** The house answered by itself: the mail says so (RFC 3834). */
  automatic?: boolean;
  files: StoredFile[];
  /**
   * Set when the message is the exact copy of a received mail: where the mail door keeps its bytes. A mail of which
   * something was hidden is no such copy: what is left of it is sent (R44).
   */
  copyOf: { ledgerId: number | null } | null;
  /** It is written when it leaves: its text, HTML and files are not here. */
  transcript?: boolean;
};

/** A message as its agent wrote it; null when it was taken back. */
export const messageToSend = async (db: Db, messageId: number): Promise<StoredMessage | null> => {
  const { rows } = await sql<StoredMessage>`
    select m.rfc_message_id as "rfcMessageId", m.in_reply_to as "inReplyTo", m.refs, m.sender, m.reply_to as "replyTo",
           m.recipients_to as "to", m.recipients_cc as cc, m.subject,
           coalesce(hidden.text, m.text) as text, coalesce(hidden.html, m.html) as html, m.written_at as "writtenAt",
           m.kind = 'auto-reply' as automatic, m.kind = 'transcript' as transcript,
           case when m.kind = 'forward' and hidden.id is null then (select jsonb_build_object('ledgerId', f.ledger_id)
             from interactions.messages f where f.id = m.forward_of) end as "copyOf",
           (select coalesce(jsonb_agg(jsonb_build_object('name', a.name, 'type', a.type, 'size', a.size, 'sha256', a.sha256,
                                                         'contentId', a.content_id, 'inline', a.inline) order by a.position), '[]')
            from interactions.attachments a where a.message_id = coalesce(hidden.id, m.id)) as files
    from interactions.messages m
    left join interactions.messages hidden on hidden.id = m.forward_of and m.kind = 'forward'
      and num_nonnulls(hidden.content_hidden_at, hidden.author_hidden_at, hidden.part_hidden_at) > 0
    where m.id = ${messageId} and m.direction = 'out'
  `.execute(db);
  return rows[0] ?? null;
};
