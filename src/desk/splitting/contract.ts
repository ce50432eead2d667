import { z } from 'zod';
import { call, id, instant } from '#ground/api/contract.ts';

const count = z.number().int();

/** Why nothing may be split off that interaction, and why not just those messages, as refusal codes. */
export const NOT_SPLIT = ['closed', 'not-mine'] as const;
export const NOT_THOSE = ['nothing-left', 'being-sent'] as const;

export const WHICH = ['one', 'after'] as const;
export type Which = (typeof WHICH)[number];

/** To whom the new interaction goes: to whoever splits, if they have room; else to the queue of its skill; without one to nobody. */
export const GOES_TO = ['me', 'queue', 'nobody'] as const;

const choiceShape = z.object({ messages: count, why: z.enum(NOT_THOSE).nullable() });

/** What splitting at that message would do. */
export const about = call({
  name: 'splitting.about',
  who: 'agent',
  input: z.object({ messageId: id }),
  output: z.object({
    interactionId: id,
    why: z.enum(NOT_SPLIT).nullable(),
    one: choiceShape,
    after: choiceShape,
    goesTo: z.enum(GOES_TO),
    skillName: z.string().nullable(),
    tags: count,
  }),
  refusals: ['not-found'],
});

/** « En faire une interaction à part » : the message, or it and all after it. `interactionId`: where it was seen. */
export const split = call({
  name: 'splitting.split',
  who: 'agent',
  input: z.object({ interactionId: id, messageId: id, which: z.enum(WHICH), keepTags: z.boolean() }),
  output: z.object({ interactionId: id, goesTo: z.enum(GOES_TO) }),
  refusals: ['not-found', 'moved-on', ...NOT_SPLIT, ...NOT_THOSE],
});

/** What was split off it, and what it was split off. */
export const listSplits = call({
  name: 'splitting.list',
  who: 'agent',
  input: z.object({ interactionId: id }),
  output: z.object({
    splits: z.array(
      z.object({
        id,
        at: instant,
        byName: z.string(),
        messages: count,
        /** It was a part of the other; else the other was a part of it. */
        isPart: z.boolean(),
        other: z.object({ id, subject: z.string() }).nullable(),
      }),
    ),
  }),
  refusals: ['not-found'],
});
