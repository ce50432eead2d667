import type { Blobs } from '#ground/blobs/server/blobs.ts';
import type { Db } from '#ground/db/server/database.ts';
import { messageById, readInteraction, type MessageRow } from '#spine/interactions/server/api.ts';
import { interactionWords } from '#spine/interactions/words.ts';
import { say } from '#ground/words.ts';
import { isForContact } from '../rules.ts';
import { letterOf } from './letters-store.ts';
import { writeTranscriptLetter, type TranscriptLetter } from './letter.ts';
import { momentsIn } from './moments.ts';
import { withBodies } from './read-transcript.ts';

const AT_ONCE = 20;
/** By their own numbers: meanwhile some of them may have moved to another interaction. */
const byNumber = async (db: Db, ids: readonly number[]): Promise<MessageRow[]> => {
  const found: (MessageRow | null)[] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE)
    found.push(...(await Promise.all(ids.slice(at, at + AT_ONCE).map((id) => messageById(db, id)))));
  return found.filter((one) => one !== null);
};

/**
 * Writes sent transcripts, each at the moment it leaves: of the messages that were meant, what they say by then. Null
 * when nothing is left to say.
 */
export const transcriptWriter =
  ({ database: { db }, blobs }: { database: { db: Db }; blobs: Blobs }) =>
  async (messageId: number): Promise<Omit<TranscriptLetter, 'own'> | null> => {
    const [letter, message] = await Promise.all([letterOf(db, messageId), messageById(db, messageId)]);
    const interaction = message && (await readInteraction(db, message.interactionId));
    const moments = letter && momentsIn(letter.language, letter.timeZone);
    if (!letter || !interaction || !moments) return null;
    const rows = (await byNumber(db, letter.messageIds)).filter(isForContact);
    if (rows.length === 0) return null;
    const { own, ...written } = writeTranscriptLetter(await withBodies(db, rows), {
      ...{ language: letter.language, moments },
      subject: interaction.subject || say(interactionWords['no-subject'], letter.language),
    });
    for (const picture of own) await blobs.put(picture);
    return written;
  };
