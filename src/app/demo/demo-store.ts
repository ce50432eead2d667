import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

export type Dated = { messageId: number; at: Date };

/**
 * Puts what was just played back to the hours when it is supposed to have happened. The rooms' own functions write
 * "now" everywhere, rightly; only the demo floor has a past that it did not live through.
 */
export const moveToThePast = async (
  tx: Db,
  messages: readonly Dated[],
  interactionIds: readonly number[],
): Promise<void> => {
  const rows = JSON.stringify(messages.map(({ messageId, at }) => ({ id: messageId, at })));
  const ids = interactionIds as number[];
  await sql`
    update interactions.messages m
    set created_at = r.at, written_at = case when m.direction = 'out' then r.at else m.written_at end,
        send_at = case when m.direction = 'out' then r.at end
    from json_to_recordset(${rows}::json) as r(id bigint, at timestamptz) where m.id = r.id
  `.execute(tx);
  await sql`
    update mail_in.ledger l set received_at = m.created_at, settled_at = m.created_at + interval '1 second'
    from interactions.messages m where m.ledger_id = l.id and m.interaction_id = any(${ids}::bigint[])
  `.execute(tx);
  await sql`
    update interactions.interactions i
    set created_at = m.first, last_message_at = m.last,
        assigned_at = case when i.assigned_at is not null then least(now(), coalesce(m.answered, m.last) - interval '4 minutes') end,
        ended_at = case when i.ended_at is not null then least(now(), m.last + interval '35 minutes') end
    from (select interaction_id, min(created_at) as first, max(created_at) as last,
                 min(created_at) filter (where direction = 'out') as answered
          from interactions.messages where interaction_id = any(${ids}::bigint[]) group by interaction_id) m
    where i.id = m.interaction_id
  `.execute(tx);
  await sql`
    update routing.queue q set queued_at = i.last_message_at + interval '1 second'
    from interactions.interactions i where i.id = q.interaction_id and i.id = any(${ids}::bigint[])
  `.execute(tx);
  await sql`
    update contacts.contacts c set created_at = f.first - case when c.place is null then 0 else c.id % 23 end * interval '19 days'
    from (select contact_id, min(created_at) as first from interactions.interactions
          where id = any(${ids}::bigint[]) group by contact_id) f
    where f.contact_id = c.id
  `.execute(tx);
  // What names a message happened with it; an assignment a little before the first answer; the rest when it was over.
  await sql`
    update events.journal j
    set at = coalesce(
      (select m.created_at from interactions.messages m where m.id = (j.data->>'messageId')::bigint),
      case when j.kind = 'interactions.assigned' then i.created_at + (coalesce(
             (select min(m.created_at) from interactions.messages m where m.interaction_id = i.id and m.direction = 'out'),
             i.last_message_at) - i.created_at) / 2 end,
      i.ended_at, i.last_message_at)
    from interactions.interactions i where i.id = j.interaction_id and i.id = any(${ids}::bigint[])
  `.execute(tx);
};

/** A note, and what was told of it, at the hour when they are supposed to have been written. */
export const dateNotes = async (tx: Db, noteId: number, at: Date): Promise<void> => {
  await sql`update notes_and_tags.notes set created_at = ${at} where id = ${noteId}`.execute(tx);
  await sql`
    update notices.notices t set at = ${at} from notes_and_tags.notes n
    where n.id = ${noteId} and t.interaction_id = n.interaction_id and t.kind = 'mention'
  `.execute(tx);
};

export type ReceivedByCustomer = { recipient: string; sender: string; subject: string; at: Date; raw: Buffer };

/** What the shop's answers left in the customers' mailboxes; all read, as it was long ago. */
export const fillCustomerMailboxes = async (tx: Db, mails: readonly ReceivedByCustomer[]): Promise<void> => {
  const rows = mails.map(({ raw, ...mail }) => ({ ...mail, raw: raw.toString('base64') }));
  await sql`
    insert into customer_mailbox.mail (recipient, sender, subject, received_at, seen, raw)
    select recipient, sender, subject, at, true, decode(raw, 'base64')
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r(recipient text, sender text, subject text, at timestamptz, raw text)
    order by at
  `.execute(tx);
};
