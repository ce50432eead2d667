import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';
import type { TextPart } from '../connectors/connector.ts';

/** False: it was told before. */
export const keepPart = async (tx: Db, connectionId: number, { key, number, of, text }: TextPart): Promise<boolean> =>
  (
    await sql`
      insert into texts.parts (connection_id, external_id, key, number, of, sender, words, sent_at)
      values (${connectionId}, ${text.externalId}, ${key}, ${number}, ${of}, ${text.from}, ${text.text}, ${text.sentAt})
      on conflict do nothing returning 1
    `.execute(tx)
  ).rows.length > 0;

type Row = {
  connectionId: number;
  externalId: string;
  key: string;
  number: number;
  of: number;
  sender: string;
  words: string;
  sentAt: Date;
};
const ROW = sql`connection_id as "connectionId", external_id as "externalId", key, number, of, sender, words, sent_at as "sentAt"`;
const partOf = ({ key, number, of, ...row }: Row): TextPart => ({
  ...{ key, number, of },
  text: {
    ...{ externalId: row.externalId, from: row.sender, fromName: '', text: row.words, sentAt: row.sentAt },
    ...{ media: [], inReplyTo: null },
  },
});

/** Those of one text that wait for the others, in the order in which they came. */
export const waitingParts = async (tx: Db, connectionId: number, key: string): Promise<TextPart[]> =>
  (
    await sql<Row>`
      select ${ROW} from texts.parts where connection_id = ${connectionId} and key = ${key} and not joined
      order by received_at, number for update
    `.execute(tx)
  ).rows.map(partOf);

/** Their words are in the interaction now. */
export const partsJoined = async (tx: Db, connectionId: number, externalIds: readonly string[]): Promise<void> => {
  await sql`
    update texts.parts set joined = true, words = ''
    where connection_id = ${connectionId} and external_id = any(${externalIds as string[]})
  `.execute(tx);
};

/** Texts whose last part came before `before` and that lack one still. */
export const overdueKeys = async (db: Db, before: Date): Promise<{ connectionId: number; key: string }[]> =>
  (
    await sql<{ connectionId: number; key: string }>`
      select connection_id as "connectionId", key from texts.parts where not joined
      group by connection_id, key having max(received_at) < ${before}
    `.execute(db)
  ).rows;

export const forgetParts = async (tx: Db, before: Date): Promise<void> => {
  await sql`delete from texts.parts where joined and received_at < ${before}`.execute(tx);
};
