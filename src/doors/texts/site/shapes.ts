import { z } from 'zod';
import { MOST_FILES, MOST_SIGNS } from './limits.ts';

/** What a site's page and the house say to each other: POST with JSON, no cookie; `token` is all that a visitor is known by. */
const token = z.string().regex(/^[\w-]{43}$/);

/** `files`: ids of what was handed over before. */
export const sayShape = z
  .object({
    token,
    onceKey: z.uuid(),
    name: z.string().trim().max(80),
    text: z.string().trim().max(MOST_SIGNS),
    files: z.array(z.uuid()).max(MOST_FILES).default([]),
  })
  .refine(({ text, files }) => text !== '' || files.length > 0);
/** One file of a text of theirs, or of ours to them. */
export const fileShape = z.object({ token, id: z.number().int().positive() });
export const tokenShape = token;
/** `mark`: of what the page shows; the answer waits until there is something else, half a minute at most. */
export const lookShape = z.object({ token, mark: z.string().max(64) });
/** Up to the text of that id all were received, or read. */
export const seenShape = z.object({ token, upTo: z.number().int().positive(), read: z.boolean() });
export const endShape = z.object({ token });
