import type { Actor } from '#ground/api/contract.ts';
import type { Blobs } from '#ground/blobs/server/blobs.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { messageById, visibleRow, type MessageRow } from '#spine/interactions/server/api.ts';

export type ThreadOptions = {
  db: Db;
  act: Acts;
  blobs: Blobs;
  /** The bytes of a received mail, as the mail door keeps them; null when it keeps them no more. */
  rawOf(ledgerId: number): Promise<Buffer | null>;
  /** Lets pictures be fetched from private addresses: for closed networks and tests. */
  allowPrivateHosts?: boolean;
};

/** The bytes of a message as it came; null where they are not kept, and where something of it was hidden (D11). */
export const rawOfMessage = (
  {
    ledgerId,
    contentHidden,
    authorHidden,
    partHidden,
  }: Pick<MessageRow, 'ledgerId' | 'contentHidden' | 'authorHidden' | 'partHidden'>,
  { rawOf }: Pick<ThreadOptions, 'rawOf'>,
): Promise<Buffer | null> =>
  ledgerId === null || contentHidden || authorHidden || partHidden ? Promise.resolve(null) : rawOf(ledgerId);

/** A message whose interaction this person may see; anything else is 'not-found'. */
export const visibleMessage = async (db: Db, actor: Actor, messageId: number) => {
  const message = await messageById(db, messageId);
  if (!message || !(await visibleRow(db, actor, message.interactionId))) throw refuse('not-found');
  return message;
};
