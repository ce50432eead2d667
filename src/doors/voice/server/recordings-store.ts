import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

/** False: that call is over, another's, or told before. */
export const keepPiece = async (
  tx: Db,
  agentId: number,
  one: { callId: string; piece: number; content: Buffer },
): Promise<boolean> =>
  (
    await sql`
      insert into voice.recordings (call_id, piece, content)
      select id, ${one.piece}, ${one.content} from voice.calls
      where id = ${one.callId}::uuid and agent_id = ${agentId} and state <> 'ended'
      on conflict do nothing returning 1
    `.execute(tx)
  ).rows.length > 0;

/** All that was recorded of a call that is under way, in its order; null: nothing. */
export const recorded = async (db: Db, callId: string): Promise<Buffer | null> => {
  const { rows } = await sql<{ content: Buffer }>`
    select r.content from voice.recordings r join voice.calls c on c.id = r.call_id
    where r.call_id = ${callId}::uuid and c.state <> 'ended' order by r.piece
  `.execute(db);
  return rows.length === 0 ? null : Buffer.concat(rows.map((row) => row.content));
};

export const forgetPieces = async (tx: Db, callId: string): Promise<void> => {
  await sql`delete from voice.recordings where call_id = ${callId}::uuid`.execute(tx);
};
