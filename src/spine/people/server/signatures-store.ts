import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

export type SignatureRow = { mailboxId: number | null; html: string; enabled: boolean };

/** What an agent signs with; the text for all mailboxes first. */
export const signaturesOf = async (db: Db, agentId: number): Promise<SignatureRow[]> =>
  (
    await sql<SignatureRow>`
      select mailbox_id as "mailboxId", html, enabled from people.signatures
      where agent_id = ${agentId} order by mailbox_id nulls first
    `.execute(db)
  ).rows;

export const titleOf = async (db: Db, agentId: number): Promise<string> =>
  (await sql<{ title: string }>`select title from people.agents where id = ${agentId}`.execute(db)).rows[0]?.title ??
  '';

export const saveTitle = async (tx: Db, agentId: number, title: string): Promise<void> => {
  await sql`update people.agents set title = ${title} where id = ${agentId}`.execute(tx);
};

/** An empty text takes the row away. */
export const saveSignatureRow = async (tx: Db, agentId: number, row: SignatureRow): Promise<void> => {
  if (row.html === '')
    await sql`
      delete from people.signatures where agent_id = ${agentId} and mailbox_id is not distinct from ${row.mailboxId}
    `.execute(tx);
  else
    await sql`
      insert into people.signatures (agent_id, mailbox_id, html, enabled)
      values (${agentId}, ${row.mailboxId}, ${row.html}, ${row.enabled})
      on conflict (agent_id, mailbox_id) do update set html = excluded.html, enabled = excluded.enabled
    `.execute(tx);
};
