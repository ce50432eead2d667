import { zstdCompressSync, zstdDecompressSync, constants } from 'node:zlib';
import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

export type Kept = {
  source: string;
  /** Of a mail that could be fetched twice; null for SMTP, where a repeat is a new delivery. */
  sourceKey: string | null;
  envelopeFrom: string;
  envelopeTo: readonly string[];
  remoteIp: string | null;
  helo: string | null;
  raw: Buffer;
  /** Seconds in which this process alone may settle it; 0 leaves it to whoever looks first. */
  leaseSeconds?: number;
};

/** zstd at level 1: a fifth of the bytes to write, and less CPU in all than writing them whole (measured). */
export const pack = (raw: Uint8Array): Buffer =>
  zstdCompressSync(raw, { params: { [constants.ZSTD_c_compressionLevel]: 1 } });
export const unpack = (bytes: Uint8Array): Buffer => zstdDecompressSync(bytes);

/** The row and its bytes in one statement: when it resolves outside a transaction, both are durable. Null: already kept. */
export const keepRaw = async (db: Db, mail: Kept): Promise<number | null> => {
  const { rows } = await sql<{ id: number }>`
    with kept as (
      insert into mail_in.ledger (source, source_key, remote_ip, helo, envelope_from, envelope_to, size, leased_until)
      values (${mail.source}, ${mail.sourceKey}, ${mail.remoteIp}, ${mail.helo}, ${mail.envelopeFrom}, ${mail.envelopeTo as string[]},
              ${mail.raw.byteLength}, case when ${mail.leaseSeconds ?? 0}::int > 0 then now() + make_interval(secs => ${mail.leaseSeconds ?? 0}::int) end)
      on conflict (source_key) do nothing
      returning id
    )
    insert into mail_in.raw (ledger_id, bytes) select id, ${pack(mail.raw)} from kept returning ledger_id as id
  `.execute(db);
  return rows[0]?.id ?? null;
};

export type ToDo = {
  id: number;
  source: string;
  remoteIp: string | null;
  helo: string | null;
  envelopeFrom: string;
  envelopeTo: string[];
  attempts: number;
  raw: Buffer;
};

/** Takes what nobody works on: kept by a process that died, released from quarantine, or left over in a flood. */
export const claimReceived = async (db: Db, limit: number, leaseSeconds: number): Promise<ToDo[]> => {
  const { rows } = await sql<Omit<ToDo, 'raw'> & { bytes: Buffer }>`
    with mine as (
      update mail_in.ledger set leased_until = now() + make_interval(secs => ${leaseSeconds}), attempts = attempts + 1
      where id in (
        select id from mail_in.ledger where state = 'received' and (leased_until is null or leased_until < now())
        order by id limit ${limit} for update skip locked)
      returning id, source, remote_ip, helo, envelope_from, envelope_to, attempts
    )
    select mine.id, mine.source, mine.remote_ip as "remoteIp", mine.helo, mine.envelope_from as "envelopeFrom",
           mine.envelope_to as "envelopeTo", mine.attempts, r.bytes
    from mine join mail_in.raw r on r.ledger_id = mine.id order by mine.id
  `.execute(db);
  return rows.map(({ bytes, ...row }) => ({ ...row, raw: unpack(bytes) }));
};

/** When the oldest lease ends, in milliseconds from now; null when nothing is leased or waiting. */
export const nextReceived = async (db: Db): Promise<number | null> => {
  const { rows } = await sql<{ wait: number | null }>`
    select (extract(epoch from min(coalesce(leased_until, now())) - now()) * 1000)::float8 as wait
    from mail_in.ledger where state = 'received'
  `.execute(db);
  return rows[0]?.wait ?? null;
};

export type Settlement = {
  id: number;
  state: 'threaded' | 'duplicate' | 'loop' | 'spam' | 'quarantined' | 'refused';
  reason: string | null;
  subject: string;
  sender: string;
  interaction_id: number | null;
  message_id: number | null;
};

/** One final state each; a mail that was settled meanwhile keeps the first. */
export const settle = async (tx: Db, rows: readonly Settlement[]): Promise<void> => {
  if (rows.length === 0) return;
  await sql`
    update mail_in.ledger l
    set state = r.state, reason = r.reason, subject = left(r.subject, 500), sender = left(r.sender, 320),
        interaction_id = r.interaction_id, message_id = r.message_id, settled_at = now(), leased_until = null
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r(id bigint, state text, reason text, subject text, sender text, interaction_id bigint, message_id bigint)
    where l.id = r.id and l.state = 'received'
  `.execute(tx);
};

/** Still ours to settle: a lease that ran out may have gone to another process. */
export const stillReceived = async (tx: Db, ids: readonly number[]): Promise<Set<number>> => {
  const { rows } = await sql<{ id: number }>`
    select id from mail_in.ledger where id = any(${ids as number[]}::bigint[]) and state = 'received' for update
  `.execute(tx);
  return new Set(rows.map((row) => row.id));
};

export const letGo = async (db: Db, ids: readonly number[], seconds: number): Promise<void> => {
  await sql`
    update mail_in.ledger set leased_until = now() + make_interval(secs => ${seconds})
    where id = any(${ids as number[]}::bigint[]) and state = 'received'
  `.execute(db);
};

export const rawOfLedger = async (db: Db, ledgerId: number): Promise<Buffer | null> => {
  const { rows } = await sql<{ bytes: Buffer }>`select bytes from mail_in.raw where ledger_id = ${ledgerId}`.execute(
    db,
  );
  return rows[0] ? unpack(rows[0].bytes) : null;
};

/**
 * The bytes of a mail go, with those of its copies that came by another way, and what the ledger says of them; the rows
 * stay, so that no copy is taken for a new mail. `author`: who sent it is forgotten too.
 */
export const forgetRaw = async (tx: Db, ledgerId: number, author: boolean): Promise<void> => {
  const { rows } = await sql<{ id: number }>`
    update mail_in.ledger l
    set subject = '', sender = case when ${author} then '' else l.sender end,
        envelope_from = case when ${author} then '' else l.envelope_from end
    from mail_in.ledger first
    where first.id = ${ledgerId} and (l.id = first.id or l.message_id = first.message_id)
    returning l.id
  `.execute(tx);
  const ids = rows.map((row) => row.id);
  await sql`delete from mail_in.raw where ledger_id = any(${ids}::bigint[])`.execute(tx);
};

/** Those messages are in another interaction now. */
export const moveLedgerRows = async (tx: Db, messageIds: readonly number[], into: number): Promise<void> => {
  await sql`
    update mail_in.ledger l set interaction_id = ${into}
    from interactions.messages m
    where m.id = any(${messageIds as number[]}::bigint[]) and l.id = m.ledger_id
  `.execute(tx);
};

export type LedgerRow = {
  id: number;
  source: string;
  sender: string;
  envelopeTo: string[];
  subject: string;
  size: number;
  receivedAt: Date;
  state: 'received' | Settlement['state'];
  reason: string | null;
  interactionId: number | null;
};

export const ledgerPage = async (
  db: Db,
  wanted: { state: string | null; before: number | null; text: string },
  limit: number,
): Promise<LedgerRow[]> => {
  const like = wanted.text ? `%${wanted.text.replace(/[\\%_]/g, '\\$&')}%` : null;
  const { rows } = await sql<LedgerRow>`
    select id, source, coalesce(nullif(sender, ''), envelope_from) as sender, envelope_to as "envelopeTo", subject, size,
           received_at as "receivedAt", state, reason, interaction_id as "interactionId"
    from mail_in.ledger
    where (${wanted.state}::text is null or state = ${wanted.state}) and (${wanted.before}::bigint is null or id < ${wanted.before})
      and (${like}::text is null or subject ilike ${like} or sender ilike ${like} or envelope_from ilike ${like})
    order by id desc limit ${limit}
  `.execute(db);
  return rows;
};

export const ledgerCounts = async (db: Db): Promise<Record<string, number>> => {
  const { rows } = await sql<{ state: string; n: number }>`
    select state, count(*)::int as n from mail_in.ledger group by state
  `.execute(db);
  return Object.fromEntries(rows.map((row) => [row.state, row.n]));
};

/** Back to the door, as if they had just come: mails that were stopped for their sender. How many were there. */
export const releaseSpam = async (tx: Db, ledgerIds: readonly number[]): Promise<number> => {
  const { rows } = await sql`
    update mail_in.ledger set state = 'received', reason = null, attempts = 0, leased_until = null, settled_at = null
    where id = any(${ledgerIds as number[]}::bigint[]) and state = 'spam' returning id
  `.execute(tx);
  return rows.length;
};

/** Back to the door: 'not-quarantined' when it is not there. */
export const releaseRow = async (tx: Db, ledgerId: number): Promise<'done' | 'not-found' | 'not-quarantined'> => {
  // Not held first: whoever settles it now holds it and waits for intake, which the caller has entered.
  const { rows } = await sql`
    update mail_in.ledger set state = 'received', reason = null, attempts = 0, leased_until = null, settled_at = null
    where id = ${ledgerId} and state = 'quarantined' returning id
  `.execute(tx);
  if (rows.length > 0) return 'done';
  const there = await sql`select from mail_in.ledger where id = ${ledgerId}`.execute(tx);
  return there.rows.length > 0 ? 'not-quarantined' : 'not-found';
};

/** What the connection said of a kept mail. */
export const envelopeOf = async (
  db: Db,
  ledgerId: number,
): Promise<{ mailFrom: string; remoteIp?: string; helo?: string } | null> => {
  const { rows } = await sql<{ mailFrom: string; remoteIp: string | null; helo: string | null }>`
    select envelope_from as "mailFrom", remote_ip as "remoteIp", helo from mail_in.ledger where id = ${ledgerId}
  `.execute(db);
  const row = rows[0];
  return row
    ? {
        mailFrom: row.mailFrom,
        ...(row.remoteIp ? { remoteIp: row.remoteIp } : {}),
        ...(row.helo ? { helo: row.helo } : {}),
      }
    : null;
};
