import { z } from 'zod';
import { call, id, instant, nothing } from '#ground/api/contract.ts';
import { languageShape, passwordShape, roleShape, STATES } from '#spine/people/contract.ts';

export { DEFAULT_INBOX_LIMIT } from '#spine/routing/contract.ts';

export const teamShape = z.object({ id, name: z.string(), inboxLimit: z.number().int(), agents: z.number().int() });
export const personShape = z.object({
  id,
  name: z.string(),
  login: z.string(),
  email: z.string(),
  role: roleShape,
  language: languageShape,
  teamId: id.nullable(),
  teamName: z.string().nullable(),
  /** R1. */
  emailEnabled: z.boolean(),
  /** Own limit; null: the team's. */
  inboxLimit: z.number().int().nullable(),
  disabledAt: instant.nullable(),
  state: z.enum(STATES),
  skills: z.array(z.object({ skillId: id, level: z.number().int() })),
});
const personInput = z.object({
  name: z.string().trim().min(1).max(120),
  login: z.string().trim().toLowerCase().min(2).max(60),
  email: z.email().max(254).toLowerCase(),
  role: roleShape,
  language: languageShape,
  teamId: id.nullable(),
  emailEnabled: z.boolean(),
  inboxLimit: z.number().int().min(1).max(1000).nullable(),
  skills: z.array(z.object({ skillId: id, level: z.number().int().min(1).max(20) })).max(500),
});

export const newPersonShape = personInput.extend({ password: passwordShape });
export type NewPerson = z.output<typeof newPersonShape>;
/** Password null: it stays as it is. */
export const personChangeShape = personInput.extend({ id, password: passwordShape.nullable().default(null) });
export type PersonChange = z.output<typeof personChangeShape>;
export const teamInputShape = z.object({
  id: id.nullable(),
  name: z.string().trim().min(1).max(120),
  inboxLimit: z.number().int().min(1).max(1000),
});
export type TeamInput = z.output<typeof teamInputShape>;

export const listStaff = call({
  name: 'staff.list',
  who: 'supervisor',
  input: nothing,
  output: z.object({ people: z.array(personShape), teams: z.array(teamShape) }),
});
export const addPerson = call({
  name: 'staff.addPerson',
  who: 'administrator',
  input: newPersonShape,
  output: z.object({ id }),
  refusals: ['login-taken', 'unknown-team', 'unknown-skill'],
});
export const changePerson = call({
  name: 'staff.changePerson',
  who: 'administrator',
  input: personChangeShape,
  output: nothing,
  refusals: ['login-taken', 'unknown-team', 'unknown-skill', 'not-found', 'last-administrator'],
});
/** Disabled people cannot sign in; what is in their inbox goes back to the queue. */
export const setDisabled = call({
  name: 'staff.setDisabled',
  who: 'administrator',
  input: z.object({ id, disabled: z.boolean() }),
  output: nothing,
  refusals: ['not-found', 'last-administrator', 'yourself'],
});
export const saveTeam = call({
  name: 'staff.saveTeam',
  who: 'administrator',
  input: teamInputShape,
  output: z.object({ id }),
  refusals: ['name-taken', 'not-found'],
});
export const removeTeam = call({
  name: 'staff.removeTeam',
  who: 'administrator',
  input: z.object({ id }),
  output: nothing,
  refusals: ['team-has-people', 'not-found'],
});
