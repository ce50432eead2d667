import type { z } from 'zod';
import type { Actor } from '#ground/api/contract.ts';
import type { Db } from '#ground/db/server/database.ts';
import { refuse } from '#ground/refusal.ts';
import { contactById, contactsFor, livingContact } from '#spine/contacts/server/api.ts';
import { endSentDraft } from '#spine/drafts/server/api.ts';
import { outboundByClick, startOutbound } from '#spine/interactions/server/api.ts';
import { KEEPS_OWN_OUTBOUND } from '#spine/people/rules.ts';
import { agentById } from '#spine/people/server/api.ts';
import type { sendOutbound as contract } from '../outbound/contract.ts';
import { outboundFacts, outboundPlace } from './outbound.ts';
import { markSent, requestOf, type OutboundRequest } from './outbound-store.ts';
import { headerLine, sendLetter, type ComposeDeps, type Ready, type Sent } from './send-reply.ts';

/** Whom the conversation is with: who was chosen, while they are written to; else the first recipient. */
const contactOf = async (tx: Db, request: OutboundRequest, { recipients }: Ready): Promise<number> => {
  const everyone = [...recipients.to, ...recipients.cc, ...recipients.bcc].map((one) => ({
    ...one,
    address: one.address.toLowerCase(),
  }));
  const chosen = request.contactId === null ? null : await contactById(tx, request.contactId);
  const theirs = new Set(chosen?.addresses.map((one) => one.address.toLowerCase()));
  if (chosen && everyone.some((one) => theirs.has(one.address))) return chosen.id;
  const first = everyone[0]!;
  return (await contactsFor(tx, [first])).get(first.address)!;
};

/** R8, R9, D4, D7: a new interaction with its first message, the agent's or nobody's by the state they are in. */
export const sendOutbound = async (
  deps: ComposeDeps,
  actor: Actor,
  { draftId, ...input }: z.output<typeof contract.input>,
): Promise<Sent> =>
  sendLetter(deps, actor, input, async () => {
    const request = await requestOf(deps.db, actor.id, draftId);
    if (!request) throw refuse('not-found');
    const { refusal, senders } = await outboundFacts(deps.db, actor.id, request);
    if (refusal) throw refuse(refusal);
    const subject = headerLine(input.content.subject ?? '');
    return {
      emailEnabled: true,
      senders,
      subject,
      quoted: null,
      async add(one, ready) {
        if (await outboundByClick(one.tx, input.onceKey)) return null;
        const agent = await agentById(one.tx, actor.id);
        const added = await startOutbound(
          one,
          {
            contactId: await livingContact(one.tx, await contactOf(one.tx, request, ready)),
            mailboxId: ready.sender.mailbox.id,
            skillId: request.skillId,
            agentId: actor.id,
            keeps: KEEPS_OWN_OUTBOUND[agent?.state ?? 'unavailable'],
            subject,
          },
          (interactionId) => ({ ...ready.messageIn(interactionId), inReplyTo: [], refs: [] }),
          ready.files,
        );
        if (!added) return null;
        // Another page sent the same draft with another click: one mail is enough.
        if (!(await markSent(one.tx, draftId, added.id))) throw refuse('not-found');
        await endSentDraft(one, outboundPlace(actor.id, draftId), added.interactionId, added.id);
        return added;
      },
    };
  });
