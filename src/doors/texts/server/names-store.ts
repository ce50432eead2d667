import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { TextFailure, TextReceipt } from '#spine/channels/texts/contract.ts';

/** Naming a text and hearing of it by name take turns: of two at once neither would see the other. */
export const enterNames = async (tx: Db, connectionId: number): Promise<void> => {
  await sql`select pg_advisory_xact_lock(7310, ${connectionId}::int)`.execute(tx);
};

/** What a provider calls a text of ours, from now on. */
export const nameText = async (
  tx: Db,
  connectionId: number,
  messageId: number,
  externalIds: readonly string[],
): Promise<void> => {
  await sql`
    insert into texts.names (connection_id, external_id, message_id)
    select ${connectionId}, unnest(${externalIds as string[]}::text[]), ${messageId}
    on conflict (connection_id, external_id) do nothing
  `.execute(tx);
};

export const textNamed = async (tx: Db, connectionId: number, externalId: string): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      select message_id as id from texts.names where connection_id = ${connectionId} and external_id = ${externalId}
    `.execute(tx)
  ).rows[0]?.id ?? null;

/** `from`: what this goes beyond. False: told before, or late. */
export const savePart = async (
  tx: Db,
  connectionId: number,
  externalId: string,
  state: TextReceipt['state'],
  from: readonly string[],
): Promise<boolean> =>
  (
    await sql`
      update texts.names set state = ${state}
      where connection_id = ${connectionId} and external_id = ${externalId}
        and (state is null or state = any(${from as string[]})) returning 1
    `.execute(tx)
  ).rows.length > 0;

/** It was handed over anew, as one: what is told of an earlier try counts no more. */
export const forgetOtherNames = async (tx: Db, messageId: number, but: readonly string[]): Promise<void> => {
  await sql`
    delete from texts.names where message_id = ${messageId} and part is null and not external_id = any(${but as string[]})
  `.execute(tx);
};

/** What a provider calls one part of it, from now on, whatever it called that part before. */
export const namePart = async (
  tx: Db,
  connectionId: number,
  messageId: number,
  part: number,
  externalId: string,
): Promise<void> => {
  await sql`
    with earlier as (
      delete from texts.names
      where message_id = ${messageId} and external_id <> ${externalId} and (part is null or part = ${part})
    )
    insert into texts.names (connection_id, external_id, message_id, part)
    values (${connectionId}, ${externalId}, ${messageId}, ${part})
    on conflict (connection_id, external_id) do update set part = excluded.part
      where names.message_id = excluded.message_id
  `.execute(tx);
};

/** The parts of a text that were taken, and of which nobody told since that they failed. */
export const leftParts = async (db: Db, messageId: number): Promise<Set<number>> => {
  const { rows } = await sql<{ part: number }>`
    select distinct part from texts.names
    where message_id = ${messageId} and part is not null and state is distinct from 'failed'
  `.execute(db);
  return new Set(rows.map(({ part }) => part));
};

/** How far each part of a text got, null where nothing was told of it; `missing`: how many were never taken. */
export const partsOf = async (
  tx: Db,
  connectionId: number,
  messageId: number,
): Promise<{ told: (TextReceipt['state'] | null)[]; missing: number }> => {
  const { rows } = await sql<{ told: (TextReceipt['state'] | null)[]; missing: number }>`
    select coalesce(array_agg(n.state) filter (where n.external_id is not null), '{}') as told,
           greatest(coalesce(max(o.parts), 0) - count(distinct n.part), 0)::int as missing
    from (select ${messageId}::bigint as id) m
    left join texts.outgoing o on o.message_id = m.id
    left join texts.names n on n.message_id = m.id and n.connection_id = ${connectionId}
  `.execute(tx);
  return rows[0]!;
};

/** The text of ours that was said under that key there and has no name yet, or whose part has none; null: none. */
export const textSaid = async (
  tx: Db,
  connectionId: number,
  onceKey: string,
  part: number | null,
): Promise<number | null> => {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(onceKey)) return null;
  const { rows } = await sql<{ id: number }>`
      select m.id from interactions.messages m join interactions.legs l on l.id = m.leg_id
      where m.once_key = ${onceKey}::uuid and m.direction = 'out' and l.connection_id = ${connectionId}
        and not exists (select from texts.names n
                        where n.message_id = m.id and (${part}::int is null or n.part is null or n.part = ${part}::int))
    `.execute(tx);
  return rows[0]?.id ?? null;
};

type Early = { externalId: string; state: TextReceipt['state']; failure: TextFailure | null; detail: string };

export const keepEarly = async (tx: Db, connectionId: number, receipt: Early): Promise<void> => {
  await sql`
    insert into texts.early_receipts (connection_id, external_id, state, failure, detail)
    values (${connectionId}, ${receipt.externalId}, ${receipt.state}, ${receipt.failure}, ${receipt.detail})
    on conflict do nothing
  `.execute(tx);
};

/** What was told of these before anybody knew whose they are; told once. */
export const takeEarly = async (tx: Db, connectionId: number, externalIds: readonly string[]): Promise<Early[]> =>
  (
    await sql<Early>`
      delete from texts.early_receipts where connection_id = ${connectionId} and external_id = any(${externalIds as string[]})
      returning external_id as "externalId", state, failure, detail
    `.execute(tx)
  ).rows;

/** Names of texts whose messages are long done, and receipts that nobody will ask for. */
export const forgetEarly = async (tx: Db, before: Date): Promise<void> => {
  await sql`delete from texts.early_receipts where at < ${before}`.execute(tx);
};

export const optOut = async (tx: Db, connectionId: number, address: string): Promise<void> => {
  await sql`
    insert into texts.opt_outs (connection_id, address) values (${connectionId}, ${address}) on conflict do nothing
  `.execute(tx);
};
export const optIn = async (tx: Db, connectionId: number, address: string): Promise<void> => {
  await sql`delete from texts.opt_outs where connection_id = ${connectionId} and address = ${address}`.execute(tx);
};
export const hasOptedOut = async (db: Db, connectionId: number, address: string): Promise<boolean> =>
  (
    await sql<{ yes: boolean }>`
      select exists (select from texts.opt_outs where connection_id = ${connectionId} and address = ${address}) as yes
    `.execute(db)
  ).rows[0]!.yes;
