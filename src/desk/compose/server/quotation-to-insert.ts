import type { z } from 'zod';
import type { Actor } from '#ground/api/contract.ts';
import type { Db } from '#ground/db/server/database.ts';
import { refuse } from '#ground/refusal.ts';
import { attachmentsOf, messageById } from '#spine/interactions/server/api.ts';
import type { quotation as contract } from '../contract.ts';
import { quote, type Quoted } from './quotation.ts';
import { replyFacts, type ReplyFacts } from './reply-facts.ts';

/** The mail that an answer quotes; null when there is none. */
export const quotedOf = async (db: Db, answered: ReplyFacts['answered']): Promise<Quoted | null> => {
  const message = answered && (await messageById(db, answered.id));
  return message ? { ...message, attachments: await attachmentsOf(db, [message.id]) } : null;
};

/** The quotation to be read before sending, or to be answered point by point: its pictures stand where the desk shows them. */
export const quotationToInsert = async (db: Db, actor: Actor, input: z.output<typeof contract.input>) => {
  const facts = await replyFacts(db, actor, input.interactionId);
  const quoted = await quotedOf(db, facts.answered);
  const own = facts.senders[0]?.mailbox.language ?? actor.language;
  const made =
    quoted &&
    quote(quoted, { language: own, timeZone: input.timeZone, picture: ({ id }) => `/api/files/attachment/${id}` });
  if (!made?.text) throw refuse('not-found');
  return made;
};
