import { z } from 'zod';
import { call, id, nothing } from '#ground/api/contract.ts';
import { tidyName } from './rules.ts';

/** Each reads at 4.5 to 1 on its own ground, light and dark: see tags.css. */
export const TAG_COLORS = [
  'grey',
  'red',
  'orange',
  'yellow',
  'green',
  'teal',
  'blue',
  'indigo',
  'violet',
  'pink',
] as const;
export type TagColor = (typeof TAG_COLORS)[number];

export const MOST_TAG_NAME = 40;
/** On one interaction. */
export const MOST_TAGS = 20;
/** In the whole house, archived ones apart: the page holds them all. */
export const MOST_IN_HOUSE = 1_000;

export const tagName = z
  .string()
  .trim()
  .min(1)
  .max(MOST_TAG_NAME)
  .refine((name) => tidyName(name) !== '');
export const tagShape = z.object({
  id,
  name: z.string(),
  color: z.enum(TAG_COLORS),
  /** Offered no more, and still shown where it is. */
  archived: z.boolean(),
});
export type Tag = z.output<typeof tagShape>;

/** All there are, by name. */
export const listTags = call({
  name: 'tags.list',
  who: 'agent',
  input: nothing,
  output: z.object({ tags: z.array(tagShape) }),
});

/** Journal kinds of this room. */
export const TAG_EVENTS = {
  /** There is a new tag, or one was renamed, recoloured, merged or archived. */
  changed: 'tags.changed',
  /** On an interaction, or off it. agent_id: whose it is. data: { tagId, on } */
  tagged: 'tags.tagged',
} as const;
