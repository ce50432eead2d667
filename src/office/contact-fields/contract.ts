import { z } from 'zod';
import { call, id, nothing } from '#ground/api/contract.ts';
import { FIELD_TYPES, fieldShape, MOST_CHOICES } from '#spine/contacts/contract.ts';

/** Every field of the house in its order, archived ones last. */
export const listFields = call({
  name: 'contactFields.list',
  who: 'supervisor',
  input: nothing,
  output: z.object({ fields: z.array(fieldShape.extend({ uses: z.number().int() })) }),
});

const choice = z.string().trim().min(1).max(200);

/** With a null `id`, a new one. The type of one that is there stays what it is. */
export const saveField = call({
  name: 'contactFields.save',
  who: 'administrator',
  input: z
    .object({
      id: id.nullable(),
      name: z.string().trim().min(1).max(80),
      type: z.enum(FIELD_TYPES),
      choices: z.array(choice).max(MOST_CHOICES),
      shown: z.boolean(),
      required: z.boolean(),
      archived: z.boolean(),
    })
    .refine(({ type, choices }) => type !== 'choice' || choices.length > 0, { path: ['choices'] }),
  output: z.object({ id }),
  refusals: ['name-taken', 'field-gone', 'fields-full'],
});

/** These first, in this order. */
export const orderFields = call({
  name: 'contactFields.order',
  who: 'administrator',
  input: z.object({ ids: z.array(id).max(200) }),
  output: nothing,
});

/** Of one that no contact has anything in; others are archived. */
export const removeField = call({
  name: 'contactFields.remove',
  who: 'administrator',
  input: z.object({ fieldId: id }),
  output: nothing,
  refusals: ['field-used'],
});
