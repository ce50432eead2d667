import { z } from 'zod';
import { call, id, nothing } from '#ground/api/contract.ts';

export const skillShape = z.object({
  id,
  name: z.string(),
  /** 1 to 10, higher is served first. */
  priority: z.number().int(),
  /** R34: agents accept or reject. */
  offers: z.boolean(),
  offerSeconds: z.number().int(),
  /** R7: whoever has it may write first, from an address of a mailbox that leads to it. */
  outbound: z.boolean(),
  agents: z.number().int(),
  waiting: z.number().int(),
});
export const listSkills = call({
  name: 'skills.list',
  who: 'supervisor',
  input: nothing,
  output: z.object({ skills: z.array(skillShape) }),
});
export const saveSkill = call({
  name: 'skills.save',
  who: 'administrator',
  input: z.object({
    id: id.nullable(),
    name: z.string().trim().min(1).max(120),
    priority: z.number().int().min(1).max(10),
    offers: z.boolean(),
    offerSeconds: z.number().int().min(5).max(3600),
    outbound: z.boolean().default(true),
  }),
  output: z.object({ id }),
  refusals: ['name-taken', 'not-found'],
});
export const archiveSkill = call({
  name: 'skills.archive',
  who: 'administrator',
  input: z.object({ id }),
  output: nothing,
  refusals: ['not-found', 'skill-in-use'],
});
/** D4: how much of a place each status takes in an inbox. */
export const weightsShape = z.object({
  new: z.number().min(0).max(1),
  open: z.number().min(0).max(1),
  pending: z.number().min(0).max(1),
  escalated: z.number().min(0).max(1),
  resolved: z.number().min(0).max(1),
});
export const readWeights = call({
  name: 'skills.readWeights',
  who: 'supervisor',
  input: nothing,
  output: weightsShape,
});
export const saveWeights = call({
  name: 'skills.saveWeights',
  who: 'administrator',
  input: weightsShape,
  output: nothing,
});

/** Capacity by channel: how many of each one agent has at once at most; null: as many as the inbox takes. */
export const LIMITED = ['voice', 'chat', 'sms', 'whatsapp', 'social-private', 'social-public'] as const;
const most = z.number().int().min(1).max(1_000).nullable();
export const limitsShape = z.object({
  ...{ voice: most, chat: most, sms: most, whatsapp: most, 'social-private': most, 'social-public': most },
});
export const readLimits = call({ name: 'skills.readLimits', who: 'supervisor', input: nothing, output: limitsShape });
export const saveChannelLimits = call({
  name: 'skills.saveLimits',
  who: 'administrator',
  input: limitsShape,
  output: nothing,
});
