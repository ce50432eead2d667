import { z } from 'zod';
import { call, id, instant, nothing } from '#ground/api/contract.ts';
import { tagName, tagShape } from '#spine/tags/contract.ts';

/** R90, R117: a tag of the list, or one made by its name, on what is mine. One that is there already is no error. */
export const addTag = call({
  name: 'tags.add',
  who: 'agent',
  input: z.object({ interactionId: id, tag: z.union([z.object({ id }), z.object({ name: tagName })]) }),
  output: z.object({ tagId: id }),
  refusals: ['not-found', 'not-mine', 'tag-gone', 'tags-full', 'may-not-create', 'too-many-tags'],
});

export const removeTag = call({
  name: 'tags.remove',
  who: 'agent',
  input: z.object({ interactionId: id, tagId: id }),
  output: nothing,
  refusals: ['not-found', 'not-mine'],
});

/** With how much they are used, for those who keep them in order. */
export const officeTags = call({
  name: 'tags.office',
  who: 'supervisor',
  input: nothing,
  output: z.object({
    tags: z.array(tagShape.extend({ uses: z.number().int(), lastAt: instant.nullable() })),
  }),
});

/** With a null `id`, a new one. */
export const saveTag = call({
  name: 'tags.save',
  who: 'supervisor',
  input: tagShape.extend({ id: id.nullable(), name: tagName }),
  output: z.object({ id }),
  refusals: ['tag-gone', 'name-taken', 'too-many-tags'],
});

/** Whatever has the first has the second, and the first is no more. */
export const mergeTags = call({
  name: 'tags.merge',
  who: 'supervisor',
  input: z.object({ fromId: id, intoId: id }),
  output: nothing,
  refusals: ['tag-gone'],
});
