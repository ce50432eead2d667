import { z } from 'zod';
import { call, id, nothing } from '#ground/api/contract.ts';
import { switchShape } from '#spine/permissions/contract.ts';
import { roleShape } from '#spine/people/contract.ts';

export const scopeShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('role'), role: roleShape }),
  z.object({ kind: z.literal('team'), teamId: id }),
  z.object({ kind: z.literal('person'), agentId: id }),
]);

/** Every rule that was ever said, and whom one can be about. What no rule is about is allowed. */
export const readRules = call({
  name: 'permissionRules.read',
  who: 'supervisor',
  input: nothing,
  output: z.object({
    rules: z.array(z.object({ switch: switchShape, scope: scopeShape, allowed: z.boolean() })),
    teams: z.array(z.object({ id, name: z.string() })),
    people: z.array(z.object({ id, name: z.string(), role: roleShape, teamId: id.nullable() })),
  }),
});

/** Holds from the next act on, for everybody it is about. `allowed` null: no rule any more; what is further off decides. */
export const saveRule = call({
  name: 'permissionRules.save',
  who: 'administrator',
  input: z.object({ switch: switchShape, scope: scopeShape, allowed: z.boolean().nullable() }),
  output: nothing,
  refusals: ['not-found'],
});
