import type { Act } from '#ground/events/server/follow.ts';
import type { IncomingMail } from '#spine/channels/contract.ts';
import { contactsFor } from '#spine/contacts/server/api.ts';
import { INTERACTION_EVENTS, type WhyThere } from '../contract.ts';
import { asksForAgent, isLoop, nearestFirst, snippetOf, statusAfter, threadFor, type Known } from '../rules.ts';
import type { Arrival, Ruling, RulingOfBatch, StoppingOfBatch, Taken } from './arrivals.ts';
import { forwardTo } from './forwards-store.ts';
import { setDelivery } from './changes.ts';
import {
  enterIntake,
  holdKnown,
  insertAttachments,
  insertInteractions,
  insertKeys,
  insertReceived,
  interactionsOfKeys,
  knownFingerprints,
  mergeInteractions,
  ownMessages,
  takeIds,
  touchInteractions,
  type NewAttachment,
  type NewInteraction,
  type NewMessage,
  type Touch,
} from './take-in-store.ts';
import { threadedBy } from './threaded-by.ts';
import type { Tokens } from './tokens.ts';

/** References beyond this many are kept at both ends only: a forged header must not become a thousand keys. */
const MOST_REFERENCES = 60;
const trimmed = (ids: readonly string[]): string[] =>
  ids.length <= MOST_REFERENCES ? [...ids] : [...ids.slice(0, 20), ...ids.slice(-40)];

const pointersOf = (mail: IncomingMail): string[] => {
  const nearest = [...mail.inReplyTo.slice(0, 10), ...trimmed(mail.references).reverse()];
  const bounced = mail.bounce?.originalMessageId ? [mail.bounce.originalMessageId] : [];
  return [...new Set([...bounced, ...nearest, ...(mail.messageId ? [mail.messageId] : [])])];
};

/**
 * Puts received mails into their interactions, in the given order: one transaction, a few statements for the whole batch.
 * The caller has settled nothing yet: whatever this throws leaves no trace.
 */
export const takeIn = async (
  act: Act,
  arrivals: readonly Arrival[],
  house: { tokens: Tokens; hostName: string; ruling?: RulingOfBatch; stopping?: StoppingOfBatch },
): Promise<Taken[]> => {
  const { tx } = act;
  await enterIntake(tx);
  const pointers = arrivals.map((one) => pointersOf(one.mail));
  const named = arrivals.map((one, index) =>
    [...one.envelopeTo, ...one.mail.to.map((to) => to.address), ...pointers[index]!]
      .map(house.tokens.interactionIn)
      .filter((found) => found !== null),
  );
  const { keys, known: found } = await interactionsOfKeys(
    tx,
    [...new Set(pointers.flat())],
    [...new Set(named.flat())],
  );
  const fingerprints = await knownFingerprints(
    tx,
    arrivals.map((one) => one.mail.fingerprint),
  );
  const own = await ownMessages(tx, [...new Set(pointers.flat())]);
  // Held before the numbers are taken: within one interaction a later commit has the higher number, and whoever looks
  // for what is newer than a message they have seen misses nothing. And read again: one that left its inbox a moment
  // ago is nobody's now, and must be handed to routing.
  const held = await holdKnown(tx, [...new Set([...found.values()].map((one) => one.id))]);
  const known = new Map(
    [...found].flatMap(([id, one]): [number, Known][] => (held.has(one.id) ? [[id, held.get(one.id)!]] : [])),
  );
  const ids = await takeIds(tx, arrivals.length);
  const blocked = await house.stopping?.(tx, arrivals);
  /** That a mail of ours did not arrive is told, whoever says so. */
  const isSpam = ({ ledgerId, mail }: Arrival): boolean =>
    blocked?.has(ledgerId) === true && !(mail.bounce?.originalMessageId && own.has(mail.bounce.originalMessageId));
  // Nobody becomes a contact by sending spam.
  const contacts = await contactsFor(
    tx,
    arrivals.flatMap((one) => (isSpam(one) ? [] : [one.mail.from])),
  );

  const rulingOf = await house.ruling?.(tx, contacts);

  const byKey = new Map(keys.map((key) => [key.rfcId, known.get(key.id)]));
  const newest = new Map<number, Known>();
  for (const one of known.values()) newest.set(one.id, one);
  const movedTo = new Map<number, number>();
  const current = (one: Known | undefined): Known | undefined => {
    let at = one;
    while (at && movedTo.has(at.id)) at = newest.get(movedTo.get(at.id)!);
    return at ? newest.get(at.id) : undefined;
  };

  const interactions: NewInteraction[] = [];
  const messages: NewMessage[] = [];
  const attachments: NewAttachment[] = [];
  const newKeys = new Map<string, number>();
  const touches = new Map<number, Touch>();
  const merges: { from: number[]; into: number }[] = [];
  const toCarryOut: { ruling: Ruling; interactionId: number; messageId: number }[] = [];

  const taken = arrivals.map((arrival, index): Taken => {
    const { mail } = arrival;
    const nothing = {
      ledgerId: arrival.ledgerId,
      interactionId: null,
      messageId: null,
      wantsAgent: false,
      contactId: null,
    };
    const before = fingerprints.get(mail.fingerprint);
    if (before)
      return { ...nothing, state: 'duplicate', interactionId: before.interactionId, messageId: before.messageId };
    if (isLoop(mail, house.hostName, mail.messageId !== null && own.has(mail.messageId)))
      return { ...nothing, state: 'loop' };
    if (isSpam(arrival)) return { ...nothing, state: 'spam' };

    const living = (all: (Known | undefined)[]): Known[] => all.flatMap((one) => current(one) ?? []);
    const pointed = nearestFirst(
      living(named[index]!.map((id) => known.get(id))),
      living(pointers[index]!.map((key) => byKey.get(key))),
    );
    const thread = threadFor(pointed);
    const contactId = contacts.get(mail.from.address)!;
    const messageId = ids.messages[index]!;
    const leadsThere = (text: string): boolean => {
      const there = current(known.get(house.tokens.interactionIn(text) ?? 0)) ?? current(byKey.get(text));
      return there !== undefined && pointed.some((one) => one.id === there.id);
    };
    const by = pointed.length === 0 ? null : (threadedBy(mail, arrival.envelopeTo, leadsThere) ?? 'mentioned');
    let why: WhyThere = { by, previousId: null, merged: [] };
    let target: Known;
    if (thread.kind === 'new') {
      const ruling = rulingOf?.(arrival, contactId) ?? null;
      const { skillId, priority } = ruling ?? { skillId: arrival.skillId, priority: null };
      why = { ...why, previousId: thread.previousId, mailboxId: arrival.mailboxId, skillId, priority };
      if (ruling) why.ruled = ruling.told;
      // What continues a part is no more one with the other parts than it was.
      const splitRootId = pointed.find((one) => one.id === thread.previousId)?.splitRootId ?? null;
      target = {
        ...{ id: ids.interactions[index]!, status: 'new', contactId, assigneeId: null, lastAgentId: null, splitRootId },
      };
      interactions.push({
        id: target.id,
        mailbox_id: arrival.mailboxId,
        contact_id: contactId,
        skill_id: skillId,
        priority,
        subject: mail.subject,
        previous_id: thread.previousId,
        split_root_id: splitRootId,
      });
      if (ruling?.carryOut) toCarryOut.push({ ruling, interactionId: target.id, messageId });
    } else {
      target = newest.get(thread.interactionId)!;
      target = { ...target, status: statusAfter(target.status, mail.kind) };
      if (thread.merge.length > 0) merges.push({ from: thread.merge, into: target.id });
      for (const from of thread.merge) movedTo.set(from, target.id);
      why.merged = thread.merge;
    }
    newest.set(target.id, target);
    for (const key of pointers[index]!) {
      const there = current(byKey.get(key));
      // Mentions of a closed conversation stay with it; whatever follows from here belongs to the new one.
      if (!there) {
        byKey.set(key, target);
        newKeys.set(key, target.id);
      }
    }
    messages.push({
      id: messageId,
      interaction_id: target.id,
      kind: mail.kind,
      rfc_message_id: mail.messageId,
      fingerprint: mail.fingerprint,
      in_reply_to: mail.inReplyTo.slice(0, 10),
      refs: trimmed(mail.references),
      sender: mail.from,
      reply_to: mail.replyTo,
      recipients_to: mail.to,
      recipients_cc: mail.cc,
      subject: mail.subject,
      text: mail.text,
      // Said once: most mails are all fresh, and an empty one means the whole text.
      fresh_text: mail.freshText.trim() === mail.text.trim() ? '' : mail.freshText,
      html: mail.html,
      snippet: snippetOf(mail.freshText || mail.text),
      written_at: mail.date ?? new Date(),
      verdict: mail.verdict,
      bounce: mail.bounce,
      invitation: mail.invitation,
      ledger_id: arrival.ledgerId,
    });
    mail.attachments.forEach((file, position) =>
      attachments.push({
        message_id: messageId,
        position,
        name: file.name,
        type: file.type,
        size: file.size,
        sha256: file.sha256,
        content_id: file.contentId,
        inline: file.inline,
      }),
    );
    fingerprints.set(mail.fingerprint, { messageId, interactionId: target.id });
    const touch = touches.get(target.id);
    touches.set(target.id, {
      id: target.id,
      count: (touch?.count ?? 0) + 1,
      snippet: snippetOf(mail.freshText || mail.text),
      status: target.status,
      at: new Date().toISOString(),
    });
    act.say({
      kind: INTERACTION_EVENTS.received,
      interactionId: target.id,
      contactId: target.contactId,
      agentId: target.assigneeId,
      data: { messageId, created: thread.kind === 'new', why },
    });
    const wantsAgent = target.assigneeId === null && asksForAgent(mail.kind);
    return {
      ledgerId: arrival.ledgerId,
      state: 'threaded',
      interactionId: target.id,
      messageId,
      wantsAgent,
      contactId: target.contactId,
    };
  });

  await insertInteractions(tx, interactions);
  await insertReceived(tx, messages);
  await insertAttachments(tx, attachments);
  await insertKeys(
    tx,
    [...newKeys].map(([rfc_id, interaction_id]) => ({ rfc_id, interaction_id })),
  );
  await touchInteractions(tx, [...touches.values()]);
  for (const merge of merges) {
    await mergeInteractions(tx, merge.from, merge.into);
    for (const from of merge.from)
      act.say({
        kind: INTERACTION_EVENTS.merged,
        interactionId: from,
        agentId: known.get(from)?.assigneeId ?? null,
        data: { into: merge.into },
      });
  }
  await markBounced(act, arrivals, taken, own);
  // A batch may thread into an interaction that a later mail of it merged away.
  const finalHome = (id: number | null): number | null =>
    id !== null && movedTo.has(id) ? finalHome(movedTo.get(id)!) : id;
  for (const { ruling, messageId, interactionId } of toCarryOut)
    await ruling.carryOut!(act, { messageId, interactionId: finalHome(interactionId)! });
  return taken.map((one) => ({ ...one, interactionId: finalHome(one.interactionId) }));
};

/** A permanent bounce shows on the message that bounced. */
const markBounced = async (
  act: Act,
  arrivals: readonly Arrival[],
  taken: readonly Taken[],
  own: Map<string, { id: number; interactionId: number }>,
): Promise<void> => {
  for (const [index, { mail }] of arrivals.entries()) {
    const { bounce } = mail;
    if (!bounce?.originalMessageId || !bounce.permanent || taken[index]!.state !== 'threaded') continue;
    const { originalMessageId, recipient } = bounce;
    const bounced =
      own.get(originalMessageId)?.id ?? (recipient ? await forwardTo(act.tx, originalMessageId, recipient) : null);
    if (bounced === null) continue;
    const detail = [recipient, bounce.status, bounce.diagnostic].filter(Boolean).join(' · ');
    await setDelivery(act, bounced, { from: ['sending', 'sent', 'uncertain', 'queued'], to: 'bounced', detail });
  }
};
