import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { Change, Problem } from '../contract.ts';

export type Kind = 'interaction' | 'contact';
/** Moments in milliseconds. `hereAt`: by the name of a core field or the number of one of the house. */
export type Memory = {
  agreed?: Record<string, string>;
  hereAt?: Record<string, number>;
  thereSeen?: number;
  contactId?: number;
  linkedTo?: string;
};

const AGAIN = sql`
  wanted = work.wanted + 1, tries = 0, due_at = clock_timestamp(),
  state = case when work.state = 'sending' then 'sending' else 'waiting' end`;

/** It is to be there as it is here; again, where it is already. What is said in `memory` is added. */
export const want = async (
  tx: Db,
  kind: Kind,
  subjectId: number,
  more: { hubId?: string; memory?: Memory } = {},
): Promise<void> => {
  await sql`
    insert into crm.work (kind, subject_id, hub_id, memory)
    values (${kind}, ${subjectId}, ${more.hubId ?? null}, ${JSON.stringify(more.memory ?? {})}::jsonb)
    on conflict (kind, subject_id) do update
      set ${AGAIN}, hub_id = coalesce(excluded.hub_id, work.hub_id), memory = work.memory || excluded.memory
  `.execute(tx);
};

/** Those of them that are there already. */
export const touch = async (tx: Db, kind: Kind, subjectIds: readonly number[]): Promise<number> =>
  subjectIds.length === 0
    ? 0
    : (
        await sql`
          update crm.work as work set ${AGAIN}
          where kind = ${kind} and subject_id = any(${subjectIds as number[]}::bigint[]) returning 1
        `.execute(tx)
      ).rows.length;

export const touchAllContacts = async (tx: Db): Promise<void> => {
  await sql`update crm.work as work set ${AGAIN} where kind = 'contact' and hub_id is not null`.execute(tx);
};

/** Somebody changed that field of a contact here at that moment, where the contact is there. */
export const changedHere = async (tx: Db, contactId: number, field: string, at: Date): Promise<void> => {
  await sql`
    update crm.work as work
    set ${AGAIN}, memory = jsonb_set(
          work.memory, '{hereAt}', coalesce(work.memory->'hereAt', '{}') || jsonb_build_object(${field}::text, ${at.getTime()}::bigint))
    where kind = 'contact' and subject_id = ${contactId} and hub_id is not null
  `.execute(tx);
};

export type Claimed = {
  id: number;
  kind: Kind;
  subjectId: number;
  hubId: string | null;
  claim: number;
  wanted: number;
  tries: number;
  memory: Memory;
};

/** Takes what is due longest, under a lease; what others hold is left to them. Null: nothing is due. */
export const claimNext = async (tx: Db, leaseSeconds: number): Promise<Claimed | null> =>
  (
    await sql<Claimed>`
      update crm.work
      set state = 'sending', claim = claim + 1, attempts = attempts + 1, tries = tries + 1,
          leased_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
      where id = (
        select id from crm.work
        where (state = 'waiting' and due_at <= clock_timestamp()) or (state = 'sending' and leased_until < clock_timestamp())
        order by due_at, id limit 1 for update skip locked)
      returning id, kind, subject_id as "subjectId", hub_id as "hubId", claim, wanted, tries, memory
    `.execute(tx)
  ).rows[0] ?? null;

/** Still mine, for as long again; the number that it has there is kept. False: somebody else holds it now. */
export const goOn = async (tx: Db, one: Claimed, leaseSeconds: number): Promise<boolean> =>
  (
    await sql`
      update crm.work set hub_id = ${one.hubId}, leased_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
      where id = ${one.id} and claim = ${one.claim} and state = 'sending' returning 1
    `.execute(tx)
  ).rows.length > 0;

export type Ending =
  | { state: 'done'; memory: Memory; changed: readonly Change[] }
  | { state: 'waiting' | 'failed'; problem: Problem; said: string; seconds: number; counts: boolean };

/** `memory` is added to what is remembered. False: somebody else holds it. What was wanted meanwhile is due at once. */
export const endWork = async (tx: Db, one: Claimed, ending: Ending): Promise<boolean> => {
  const done = ending.state === 'done';
  const { rows } = await sql`
    update crm.work
    set state = case when ${done} and wanted > ${one.wanted} then 'waiting' else ${ending.state} end,
        due_at = clock_timestamp() + make_interval(secs => ${done ? 0 : ending.seconds}),
        leased_until = null, tried_at = clock_timestamp(), hub_id = ${one.hubId},
        problem = ${done ? null : ending.problem}, said = ${done ? null : ending.said},
        tries = case when ${done} then 0 when ${!done && ending.counts} then tries else tries - 1 end,
        synced_at = case when ${done} then clock_timestamp() else synced_at end,
        memory = memory || ${JSON.stringify(done ? ending.memory : {})}::jsonb,
        changed = case when ${done} then ${JSON.stringify(done ? ending.changed : [])}::jsonb else changed end
    where id = ${one.id} and claim = ${one.claim} and state = 'sending' returning 1
  `.execute(tx);
  return rows.length > 0;
};

export const dropWork = async (tx: Db, kind: Kind, subjectId: number): Promise<void> => {
  await sql`delete from crm.work where kind = ${kind} and subject_id = ${subjectId}`.execute(tx);
};

export const hubIdOf = async (db: Db, kind: Kind, subjectId: number): Promise<string | null> =>
  (
    await sql<{ id: string | null }>`
      select hub_id as id from crm.work where kind = ${kind} and subject_id = ${subjectId}
    `.execute(db)
  ).rows[0]?.id ?? null;

/** Until when changes there of these contacts have been seen, in milliseconds. */
export const seenOf = async (db: Db, contactIds: readonly number[]): Promise<Map<number, number>> =>
  new Map(
    (
      await sql<{ id: number; seen: number }>`
        select subject_id as id, (memory->>'thereSeen')::float8 as seen from crm.work
        where kind = 'contact' and subject_id = any(${contactIds as number[]}::bigint[]) and memory ? 'thereSeen'
      `.execute(db)
    ).rows.map((row) => [row.id, row.seen]),
  );

/** What was said of a person by their numbers goes, and they are no more in step. */
export const forgetContact = async (tx: Db, contactId: number): Promise<void> => {
  await dropWork(tx, 'contact', contactId);
  await sql`
    update crm.work set said = null where kind = 'interaction' and (memory->>'contactId')::bigint = ${contactId}
  `.execute(tx);
};

/** Another account: no number of the one before means anything in it. */
export const forgetAccount = async (tx: Db): Promise<void> => {
  await sql`delete from crm.work where kind = 'contact'`.execute(tx);
  await sql`update crm.work set hub_id = null, claim = claim + 1, memory = memory - 'linkedTo'`.execute(tx);
  await sql`delete from crm.notes`.execute(tx);
};
