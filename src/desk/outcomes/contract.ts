import { z } from 'zod';
import { call, id, nothing } from '#ground/api/contract.ts';
import { settableStatus } from '#spine/dispositions/contract.ts';

/** Refused unless it is mine (R117); Closed is final (R116), and asks for a disposition where its skill does (D16). */
export const setStatus = call({
  name: 'outcomes.setStatus',
  who: 'agent',
  input: z.object({ interactionId: id, status: settableStatus }),
  output: nothing,
  refusals: ['not-found', 'not-mine', 'closed-is-final', 'disposition-required'],
});

/** R124: the status and the disposition in one go. A status of null leaves it as it is; a disposition of null is none. */
export const saveOutcome = call({
  name: 'outcomes.save',
  who: 'agent',
  input: z.object({ interactionId: id, status: settableStatus.nullable(), dispositionId: id.nullable() }),
  output: nothing,
  refusals: ['not-found', 'not-mine', 'closed-is-final', 'disposition-required', 'not-offered'],
});

/** R130: leaves my inbox; when Resolved or Closed, unless its skill asks for neither (R118). */
export const dismiss = call({
  name: 'outcomes.dismiss',
  who: 'agent',
  input: z.object({ interactionId: id }),
  output: nothing,
  refusals: ['not-found', 'not-mine', 'not-finished', 'disposition-required'],
});

const name = z.string().trim().min(1).max(80);

/** The house's dispositions, and what each skill asks. */
export const officeDispositions = call({
  name: 'outcomes.office',
  who: 'supervisor',
  input: nothing,
  output: z.object({
    dispositions: z.array(
      z.object({ id, name: z.string(), archived: z.boolean(), skillIds: z.array(id), uses: z.number().int() }),
    ),
    skills: z.array(
      z.object({
        skillId: id,
        name: z.string(),
        dispositionRequired: z.boolean(),
        statusRequired: z.boolean(),
        /** Dispositions in use that it offers. */
        offers: z.number().int(),
      }),
    ),
  }),
});

export const saveDisposition = call({
  name: 'outcomes.saveDisposition',
  who: 'administrator',
  input: z.object({ id: id.nullable(), name, archived: z.boolean(), skillIds: z.array(id).max(500) }),
  output: z.object({ id }),
  refusals: ['name-taken', 'not-found'],
});

/** One place up or down in the order in which agents see them. */
export const moveDisposition = call({
  name: 'outcomes.moveDisposition',
  who: 'administrator',
  input: z.object({ id, down: z.boolean() }),
  output: nothing,
});

export const saveSkillRule = call({
  name: 'outcomes.saveSkillRule',
  who: 'administrator',
  input: z.object({ skillId: id, dispositionRequired: z.boolean(), statusRequired: z.boolean() }),
  output: nothing,
  refusals: ['not-found'],
});

/** Kinds of this room's jobs. */
export const OUTCOME_JOBS = {
  /** payload: { interactionId } */
  leave: 'outcomes.leave-inbox',
  /** The delay was changed: what is finished in the inboxes is planned anew. */
  planAll: 'outcomes.plan-all',
} as const;
