import type { Db } from '#ground/db/server/database.ts';
import type { IncomingText } from '#spine/channels/texts/contract.ts';
import type { TextPart } from '../connectors/connector.ts';
import { joinParts } from '../connectors/join-parts.ts';
import { keepPart, partsJoined, waitingParts } from './parts-store.ts';

const join = async (
  tx: Db,
  connectionId: number,
  parts: readonly TextPart[],
  atAnyRate: boolean,
): Promise<IncomingText[]> => {
  const whole = joinParts(parts, atAnyRate);
  if (!whole) return [];
  await partsJoined(
    tx,
    connectionId,
    parts.map(({ text }) => text.externalId),
  );
  return [whole];
};

/**
 * The texts that are whole now. A telephone counts its long texts from 0 to 255 and over again: a second part of the same
 * place belongs to the next text, and what there is of the one before is told with its gap.
 */
export const takePart = async (tx: Db, connectionId: number, part: TextPart): Promise<IncomingText[]> => {
  const before = await waitingParts(tx, connectionId, part.key);
  if (!(await keepPart(tx, connectionId, part))) return [];
  const isNext = before.some((one) => one.number === part.number);
  const told = isNext ? await join(tx, connectionId, before, true) : [];
  return [...told, ...(await join(tx, connectionId, isNext ? [part] : [...before, part], false))];
};

/** Whatever there is of a text whose other parts never came, with its gaps. */
export const takeIncomplete = async (tx: Db, connectionId: number, key: string): Promise<IncomingText[]> =>
  join(tx, connectionId, await waitingParts(tx, connectionId, key), true);
