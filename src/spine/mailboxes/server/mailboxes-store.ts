import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '#ground/db/server/database.ts';
import {
  incomingShape,
  outgoingShape,
  SECRETS,
  type Incoming,
  type Mailbox,
  type Outgoing,
  type SecretName,
} from '../contract.ts';

type Row = {
  id: number;
  address: string;
  name: string;
  skillId: number | null;
  language: 'fr' | 'en';
  incoming: unknown;
  outgoing: unknown;
  signature: string;
  senders: { id: number; address: string; name: string }[];
  secrets: string[];
};

const secretNames = z.array(z.enum(SECRETS)).catch([]);

const mailboxOf = ({ secrets, ...row }: Row): Mailbox => ({
  ...row,
  incoming: incomingShape.parse(row.incoming),
  outgoing: outgoingShape.parse(row.outgoing),
  secretsSet: secretNames.parse(secrets),
});

const mailboxes = sql`
  select m.id, m.address, m.name, m.skill_id as "skillId", m.language, m.incoming, m.outgoing, m.signature,
         (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'address', s.address, 'name', s.name)
                                    order by s.address <> m.address, s.id), '[]')
          from mailboxes.senders s where s.mailbox_id = m.id) as senders,
         array(select name from mailboxes.secrets x where x.mailbox_id = m.id order by name) as secrets
  from mailboxes.mailboxes m
  where m.disabled_at is null
`;

/** Every mailbox in use, by address. */
export const listMailboxes = async (db: Db): Promise<Mailbox[]> =>
  (await sql<Row>`${mailboxes} order by m.address`.execute(db)).rows.map(mailboxOf);

/** Null when there is none, or when it was removed. */
export const mailboxById = async (db: Db, id: number): Promise<Mailbox | null> => {
  const { rows } = await sql<Row>`${mailboxes} and m.id = ${id}`.execute(db);
  return rows[0] ? mailboxOf(rows[0]) : null;
};

export type Accepted = { address: string; id: number; skillId: number | null; language: 'fr' | 'en' };

/** Every address that mail is accepted for; own addresses win over From addresses of another mailbox. */
export const acceptedAddresses = async (db: Db): Promise<Accepted[]> =>
  (
    await sql<Accepted>`
      select distinct on (s.address) s.address, m.id, m.skill_id as "skillId", m.language
      from mailboxes.senders s join mailboxes.mailboxes m on m.id = s.mailbox_id
      where m.disabled_at is null
      order by s.address, s.address <> m.address, m.id
    `.execute(db)
  ).rows;

/** The first of these addresses that a mailbox has; null when none does. */
export const idOfAddress = async (db: Db, forms: readonly string[]): Promise<number | null> => {
  const { rows } = await sql<{ id: number }>`
    select m.id from mailboxes.senders s join mailboxes.mailboxes m on m.id = s.mailbox_id
    where m.disabled_at is null and s.address = any(${forms as string[]})
    order by array_position(${forms as string[]}::text[], s.address), s.address <> m.address, m.id limit 1
  `.execute(db);
  return rows[0]?.id ?? null;
};

export type MailboxFacts = {
  address: string;
  name: string;
  skillId: number | null;
  language: 'fr' | 'en';
  incoming: Incoming;
  outgoing: Outgoing;
  /** Clean HTML; not given: as it was. */
  signature?: string | undefined;
};

/** A removed mailbox of the same address comes back with its history; null when one in use has the address. */
export const insertMailbox = async (tx: Db, m: MailboxFacts): Promise<number | null> => {
  const { rows } = await sql<{ id: number }>`
    insert into mailboxes.mailboxes as old (address, name, skill_id, language, incoming, outgoing, signature)
    values (${m.address}, ${m.name}, ${m.skillId}, ${m.language}, ${JSON.stringify(m.incoming)}::jsonb,
            ${JSON.stringify(m.outgoing)}::jsonb, ${m.signature ?? ''})
    on conflict (address) do update
      set name = excluded.name, skill_id = excluded.skill_id, language = excluded.language,
          incoming = excluded.incoming, outgoing = excluded.outgoing, signature = excluded.signature,
          disabled_at = null
      where old.disabled_at is not null
    returning id
  `.execute(tx);
  return rows[0]?.id ?? null;
};

/** False when there is no such mailbox; a taken address breaks the unique constraint. */
export const updateMailbox = async (tx: Db, id: number, m: MailboxFacts): Promise<boolean> => {
  const { rows } = await sql`
    update mailboxes.mailboxes
    set address = ${m.address}, name = ${m.name}, skill_id = ${m.skillId}, language = ${m.language},
        incoming = ${JSON.stringify(m.incoming)}::jsonb, outgoing = ${JSON.stringify(m.outgoing)}::jsonb,
        signature = coalesce(${m.signature ?? null}, signature)
    where id = ${id} and disabled_at is null returning id
  `.execute(tx);
  return rows.length > 0;
};

/** Makes the From addresses exactly these; one that stays keeps its number, which drafts point at. */
export const replaceSenders = async (
  tx: Db,
  mailboxId: number,
  senders: readonly { address: string; name: string }[],
): Promise<void> => {
  const rows = JSON.stringify(senders);
  await sql`
    delete from mailboxes.senders where mailbox_id = ${mailboxId}
      and address not in (select address from jsonb_to_recordset(${rows}::jsonb) as s(address text))
  `.execute(tx);
  await sql`
    insert into mailboxes.senders (mailbox_id, address, name)
    select ${mailboxId}, address, name from jsonb_to_recordset(${rows}::jsonb) as s(address text, name text)
    on conflict (mailbox_id, address) do update set name = excluded.name
  `.execute(tx);
};

export const sealedSecret = async (db: Db, mailboxId: number, name: SecretName): Promise<string | null> => {
  const { rows } = await sql<{ sealed: string }>`
    select sealed from mailboxes.secrets where mailbox_id = ${mailboxId} and name = ${name}
  `.execute(db);
  return rows[0]?.sealed ?? null;
};

export const saveSealed = async (tx: Db, mailboxId: number, name: SecretName, sealed: string): Promise<void> => {
  await sql`
    insert into mailboxes.secrets (mailbox_id, name, sealed) values (${mailboxId}, ${name}, ${sealed})
    on conflict (mailbox_id, name) do update set sealed = excluded.sealed
  `.execute(tx);
};

export const deleteSealed = async (tx: Db, mailboxId: number, name: SecretName | null): Promise<void> => {
  await sql`
    delete from mailboxes.secrets where mailbox_id = ${mailboxId} and (${name}::text is null or name = ${name})
  `.execute(tx);
};

/** Takes the mailbox's row until the end of the transaction; false when it is not there. */
export const holdMailbox = async (tx: Db, id: number): Promise<boolean> => {
  const { rows } = await sql`
    select id from mailboxes.mailboxes where id = ${id} and disabled_at is null for update
  `.execute(tx);
  return rows.length > 0;
};

/** What still needs the mailbox: conversations that are not over, or only their history, or nothing. */
export const usesOf = async (tx: Db, id: number): Promise<'open' | 'history' | 'none'> => {
  const { rows } = await sql<{ open: boolean; history: boolean }>`
    select exists (select from interactions.interactions
                   where mailbox_id = ${id} and status not in ('resolved', 'closed')) as open,
           exists (select from interactions.interactions where mailbox_id = ${id})
             or exists (select from mail_out.outgoing where mailbox_id = ${id}) as history
  `.execute(tx);
  return rows[0]!.open ? 'open' : rows[0]!.history ? 'history' : 'none';
};

export const disableMailbox = async (tx: Db, id: number): Promise<void> => {
  await sql`update mailboxes.mailboxes set disabled_at = now() where id = ${id}`.execute(tx);
};

export const deleteMailbox = async (tx: Db, id: number): Promise<void> => {
  await sql`delete from mailboxes.mailboxes where id = ${id}`.execute(tx);
};

/** Changes whenever what is needed to read a mailbox does: its address, its server or one of these secrets. */
export const incomingStamps = async (db: Db): Promise<Map<number, string>> => {
  const { rows } = await sql<{ id: number; stamp: string }>`
    select m.id, md5(m.address || m.incoming::text ||
                     coalesce((select string_agg(x.name || x.sealed, ',' order by x.name) from mailboxes.secrets x
                               where x.mailbox_id = m.id and x.name like 'imap%'), '')) as stamp
    from mailboxes.mailboxes m where m.disabled_at is null and m.incoming->>'kind' = 'imap'
  `.execute(db);
  return new Map(rows.map((row) => [row.id, row.stamp]));
};
