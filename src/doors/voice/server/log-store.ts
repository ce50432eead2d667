import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { VoiceLogRow } from '../contract.ts';

type Noted = 'ready' | 'refused' | 'lost' | 'forged' | 'saved';

/** `detail`: as whoever is at the other end says it; no secret, no number. */
export const noteVoice = async (tx: Db, connectionId: number, what: Noted, detail = ''): Promise<void> => {
  await sql`
    insert into voice.log (connection_id, what, detail) values (${connectionId}, ${what}, ${detail.slice(0, 200)})
  `.execute(tx);
};

/** The last of what happened there, newest first: how the connection fared, calls as they ended, who hung up while waiting. */
export const voiceLog = async (db: Db, connectionId: number, most: number): Promise<VoiceLogRow[]> =>
  (
    await sql<Omit<VoiceLogRow, 'at'> & { at: Date }>`
      select * from (
        (select at, what, detail, '' as number, '' as "agentName", null::int as seconds
         from voice.log where connection_id = ${connectionId} order by at desc limit ${most})
        union all
        (select c.started_at, case c.direction when 'in' then 'call-in' else 'call-out' end,
                coalesce(c.cause, ''), c.number, a.name, extract(epoch from c.ended_at - c.answered_at)::int
         from voice.calls c join people.agents a on a.id = c.agent_id
         where c.connection_id = ${connectionId} and c.state = 'ended' order by c.started_at desc limit ${most})
        union all
        (select came_at, 'missed', '', number, '', extract(epoch from seen_at - came_at)::int
         from voice.waiting where connection_id = ${connectionId} and state = 'gone' order by came_at desc limit ${most})
      ) all_of_it
      order by at desc limit ${most}
    `.execute(db)
  ).rows.map((row) => ({ ...row, at: row.at.toISOString() }));

export const forgetVoiceLog = async (tx: Db, before: Date): Promise<void> => {
  await sql`delete from voice.log where at < ${before}`.execute(tx);
};
