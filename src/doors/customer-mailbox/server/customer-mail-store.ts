import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

export type CustomerMail = {
  id: number;
  recipient: string;
  sender: string;
  subject: string;
  receivedAt: Date;
  seen: boolean;
};

/** Keeps one copy for each recipient; a copy that is there already stays as it is. Returns the new ones. */
export const insertMail = async (
  tx: Db,
  outgoingId: number,
  mail: { to: readonly string[]; sender: string; subject: string; raw: Uint8Array },
): Promise<{ id: number; recipient: string }[]> =>
  (
    await sql<{ id: number; recipient: string }>`
      insert into customer_mailbox.mail (outgoing_id, recipient, sender, subject, raw)
      select ${outgoingId}, lower(recipient), ${mail.sender}, ${mail.subject}, ${Buffer.from(mail.raw)}
      from unnest(${mail.to as string[]}::text[]) recipient
      on conflict (outgoing_id, recipient) do nothing
      returning id, recipient
    `.execute(tx)
  ).rows;

const columns = sql`id, recipient, sender, subject, received_at as "receivedAt", seen`;

/** Newest first. */
export const mailOf = async (db: Db, recipient: string, limit: number): Promise<CustomerMail[]> =>
  (
    await sql<CustomerMail>`
      select ${columns} from customer_mailbox.mail where recipient = ${recipient} order by id desc limit ${limit}
    `.execute(db)
  ).rows;

export const mailById = async (db: Db, id: number): Promise<(CustomerMail & { raw: Buffer }) | null> =>
  (
    await sql<
      CustomerMail & { raw: Buffer }
    >`select ${columns}, raw from customer_mailbox.mail where id = ${id}`.execute(db)
  ).rows[0] ?? null;

export const markSeen = async (db: Db, id: number): Promise<void> => {
  await sql`update customer_mailbox.mail set seen = true where id = ${id} and not seen`.execute(db);
};

export type Customer = { address: string; name: string; unseen: number };

/** Whoever received mail here, or wrote to a mailbox that answers here; the last heard of first. Nobody else is named. */
export const customers = async (db: Db, limit: number): Promise<Customer[]> =>
  (
    await sql<Customer>`
      with seen as (
        select recipient as address, max(received_at) as at, count(*) filter (where not seen)::int as unseen
        from customer_mailbox.mail group by recipient
        union all
        select a.address, max(i.last_message_at), 0
        from contacts.addresses a
        join interactions.interactions i on i.contact_id = a.contact_id
        join mailboxes.mailboxes m on m.id = i.mailbox_id and m.outgoing->>'kind' = 'customer-mailbox'
        where a.kind = 'email' group by a.address
      )
      select s.address, coalesce(max(c.name), '') as name, sum(s.unseen)::int as unseen
      from seen s
      left join contacts.addresses a on a.kind = 'email' and a.address = s.address
      left join contacts.contacts c on c.id = a.contact_id
      where not exists (select from mailboxes.senders x where x.address = s.address)
      group by s.address order by max(s.at) desc limit ${limit}
    `.execute(db)
  ).rows;
