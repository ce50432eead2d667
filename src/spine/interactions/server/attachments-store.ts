import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

export type AttachmentRow = {
  id: number;
  messageId: number;
  name: string;
  type: string;
  size: number;
  sha256: string;
  contentId: string | null;
  inline: boolean;
};

const ATTACHMENT = sql`id, message_id as "messageId", name, type, size, sha256, content_id as "contentId", inline`;

export const attachmentsOf = async (db: Db, messageIds: readonly number[]): Promise<AttachmentRow[]> =>
  (
    await sql<AttachmentRow>`
      select ${ATTACHMENT} from interactions.attachments
      where message_id = any(${messageIds as number[]}::bigint[]) order by message_id, position
    `.execute(db)
  ).rows;

export const attachmentById = async (
  db: Db,
  id: number,
): Promise<(AttachmentRow & { interactionId: number }) | null> => {
  const { rows } = await sql<AttachmentRow & { interactionId: number }>`
    select a.id, a.message_id as "messageId", a.name, a.type, a.size, a.sha256, a.content_id as "contentId", a.inline,
           m.interaction_id as "interactionId"
    from interactions.attachments a join interactions.messages m on m.id = a.message_id where a.id = ${id}
  `.execute(db);
  return rows[0] ?? null;
};
