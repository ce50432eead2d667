import { now } from '#ground/clock.ts';
import type { Db } from '#ground/db/server/database.ts';
import { log } from '#ground/log.ts';
import { NoTranslation, type Line } from '../connectors/ask.ts';
import type { Access, Answered } from '../connectors/service.ts';
import { SERVICES } from '../connectors/services.ts';
import { costOf, inParcels, LIMITS, type Provider } from '../rules.ts';
import { addSpent, giveBackCharacters, holdCharacters, monthOf } from './usage-store.ts';

export type Sending = {
  db: Db;
  line: Line;
  provider: Provider;
  access: Access;
  from: string | null;
  to: string;
  monthlyCharacters: number | null;
  pricePerMillion: number;
  currency: string;
  /** Of each part that came back, as soon as it did. */
  onAnswer(texts: readonly string[], answer: Answered): Promise<void>;
};

/**
 * Sends all of the texts, in parts, and counts what was sent. All of it is held against the month's limit first: what
 * would go beyond is not begun. Rejects with NoTranslation.
 */
export const sendTexts = async (sending: Sending, texts: readonly string[]): Promise<void> => {
  const { db, provider, access, from, to, currency } = sending;
  const limits = LIMITS[provider];
  const parcels = inParcels(texts, limits);
  const all = parcels.reduce((sum, parcel) => sum + parcel.characters, 0);
  const day = now().toISOString().slice(0, 10);
  const month = monthOf(day);
  if (!(await holdCharacters(db, month, all, sending.monthlyCharacters))) throw new NoTranslation('limit-reached');

  let spent = 0;
  let failure: unknown = null;
  const queue = [...parcels];
  const work = async (): Promise<void> => {
    for (let parcel = queue.shift(); parcel && failure === null; parcel = queue.shift()) {
      try {
        const answer = await SERVICES[provider].translate(sending.line, access, { texts: parcel.texts, from, to });
        spent += parcel.characters;
        await sending.onAnswer(parcel.texts, answer);
      } catch (error) {
        failure ??= error;
        if (error instanceof NoTranslation && error.mayBeBilled) spent += parcel.characters;
      }
    }
  };
  await Promise.all(Array.from({ length: limits.atOnce }, work));
  try {
    if (all > spent) await giveBackCharacters(db, month, all - spent);
    if (spent > 0)
      await addSpent(db, { day, provider, currency, characters: spent, cost: costOf(spent, sending.pricePerMillion) });
  } catch (error) {
    // The limit was held before: it can only be counted as more than it was.
    log.error('what a translation came to could not be counted', { error });
  }
  if (failure !== null) throw failure;
};
