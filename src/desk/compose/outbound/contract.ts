import { z } from 'zod';
import { call, id, instant, nothing } from '#ground/api/contract.ts';
import { isAddress } from '#ground/mail-address/rules.ts';
import { draftContentShape, openReply, saveDraft, sendReply } from '../contract.ts';

const draftId = z.uuid();

/** Begins a mail to somebody who has not written; it is a draft of mine from then on (R14, R15). */
export const startOutbound = call({
  name: 'compose.startOutbound',
  who: 'agent',
  input: z.object({
    skillId: id,
    /** Null: an address that is in no directory, or a colleague's. */
    contactId: id.nullable(),
    name: z.string().max(200),
    address: z.string().trim().max(254).refine(isAddress),
  }),
  output: z.object({ draftId }),
  refusals: ['email-not-enabled', 'no-outbound-skill', 'no-outbound-address', 'too-many-drafts'],
});

/** What I began to write and have not sent, the newest first. */
export const listOutbound = call({
  name: 'compose.listOutbound',
  who: 'agent',
  input: nothing,
  output: z.object({
    drafts: z.array(
      z.object({ draftId, name: z.string(), address: z.string(), subject: z.string(), changedAt: instant }),
    ),
  }),
});

/** As `compose.openReply`, of a draft of mine that answers nothing. */
export const openOutbound = call({
  name: 'compose.openOutbound',
  who: 'agent',
  input: z.object({ draftId }),
  output: openReply.output.extend({ name: z.string(), address: z.string(), skillName: z.string() }),
  refusals: ['not-found'],
});

export const saveOutbound = call({
  name: 'compose.saveOutbound',
  who: 'agent',
  input: saveDraft.input.omit({ interactionId: true }).extend({ draftId }),
  output: saveDraft.output,
  refusals: ['not-found', 'draft-moved'],
});

export const discardOutbound = call({
  name: 'compose.discardOutbound',
  who: 'agent',
  input: z.object({ draftId }),
  output: nothing,
});

/**
 * Begins the interaction and queues its first message. R8, R9: it is the agent's while Available or Working, nobody's
 * otherwise. D4: a full inbox does not stop it.
 */
export const sendOutbound = call({
  name: 'compose.sendOutbound',
  who: 'agent',
  input: z.object({
    draftId,
    content: draftContentShape,
    onceKey: z.uuid(),
    sendAt: sendReply.input.shape.sendAt,
    unsure: sendReply.input.shape.unsure,
  }),
  output: z.object({ messageId: id, interactionId: id, sendAt: instant }),
  refusals: [...sendReply.refusals, 'no-outbound-skill', 'no-outbound-address'],
});
