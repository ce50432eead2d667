import { z } from 'zod';
import { KINDS } from '../contract.ts';
import type { Place } from './directory-store.ts';

const placeShape = z.tuple([
  z.literal([0, 1]),
  z.boolean(),
  z.string().max(600),
  z.enum(KINDS),
  z.number().int().positive(),
]);

/** A place in the directory's order, as the text that the next page is asked with. */
export const textOf = ({ rank, nameless, key, kind, id }: Place): string =>
  Buffer.from(JSON.stringify([rank, nameless, key.slice(0, 600), kind, id])).toString('base64url');

/** Null when it is no such text. */
export const placeIn = (text: string): Place | null => {
  try {
    const parsed = placeShape.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    if (!parsed.success) return null;
    const [rank, nameless, key, kind, id] = parsed.data;
    return { rank, nameless, key: key.replaceAll('\u0000', ''), kind, id };
  } catch {
    return null;
  }
};
