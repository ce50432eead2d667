import { randomUUID } from 'node:crypto';
import type { Act } from '#ground/events/server/follow.ts';
import { keepRaw, settle } from '#doors/mail-in/server/api.ts';
import { snippetOf } from '#spine/interactions/rules.ts';
import {
  addOutbound,
  assign,
  changeStatus,
  holdInteraction,
  saveRead,
  setDelivery,
  takeIn,
  unassign,
} from '#spine/interactions/server/api.ts';
import { enqueue } from '#spine/routing/server/api.ts';
import type { House } from '../house.ts';
import { fillCustomerMailboxes, moveToThePast, type Dated, type ReceivedByCustomer } from './demo-store.ts';
import {
  addressFor,
  begin,
  deskOf,
  languageOf,
  replySubject,
  writeOne,
  type Cast,
  type Played,
  type Stage,
  type Written,
} from './stage.ts';
import { momentOf, type Story, type Turn } from './story.ts';
import { layOutAnswer, writeAnswer } from './write-answer.ts';

/** The customers' mails of one round, through the ledger and the intake as if the door had taken them. */
const receive = async (act: Act, written: readonly Written[], stage: Stage, dated: Dated[]): Promise<void> => {
  const { house, cast } = stage;
  for (const { mail } of written) for (const file of mail.attachments) await house.blobs.put(file.content);
  const ledger: number[] = [];
  for (const { raw, from, to } of written)
    ledger.push(
      (await keepRaw(act.tx, {
        source: 'smtp',
        sourceKey: null,
        envelopeFrom: from,
        envelopeTo: [to],
        remoteIp: null,
        helo: null,
        raw,
      }))!,
    );
  const arrivals = written.map(({ one, mail, to }, index) => {
    const mailbox = cast.mailboxes.get(one.story.to)!;
    return { ledgerId: ledger[index]!, mail, envelopeTo: [to], mailboxId: mailbox.id, skillId: mailbox.skillId };
  });
  const taken = await takeIn(act, arrivals, { tokens: house.tokens, hostName: house.config.hostName });
  await settle(
    act.tx,
    taken.map((each, index) => ({
      id: each.ledgerId,
      state: each.state,
      reason: null,
      subject: written[index]!.mail.subject,
      sender: written[index]!.mail.from.address,
      interaction_id: each.interactionId,
      message_id: each.messageId,
    })),
  );
  for (const [index, { messageId, interactionId }] of taken.entries()) {
    const { one, mail } = written[index]!;
    const at = mail.date!;
    one.interactionId = interactionId;
    one.chain.push(mail.messageId!);
    dated.push({ messageId: messageId!, at });
    const said = { from: mail.from, to: deskOf(one), at, subject: mail.subject, text: mail.freshText || mail.text };
    one.last = { said, messageId: messageId!, rfcId: mail.messageId!, cc: [] };
  }
};

/** Puts it into that agent's inbox, out of whosever it was. */
const giveTo = async (act: Act, one: Played, agentId: number, open: boolean): Promise<void> => {
  const held = (await holdInteraction(act.tx, one.interactionId!))!;
  if (held.assigneeId === agentId) return;
  if (held.assigneeId !== null) await unassign(act, held.id, held.assigneeId);
  await assign(act, [{ interactionId: held.id, agentId, open }]);
};

/** One answer of the shop; the mail that its customer has of it. */
const answer = async (act: Act, one: Played, turn: Turn, stage: Stage, dated: Dated[]): Promise<ReceivedByCustomer> => {
  const { house, cast, now } = stage;
  const agent = cast.agents.get(turn.by!)!;
  const interactionId = one.interactionId!;
  await giveTo(act, one, agent.id, true);
  const language = languageOf(one);
  const at = momentOf(turn.when, now);
  const desk = deskOf(one);
  const signed = `${turn.text}\n\n${agent.name}\n${language === 'fr' ? 'Service à la clientèle' : 'Customer care'}, Boutique Boréale`;
  const letter = layOutAnswer(signed, one.last?.said ?? null, language);
  const rfcMessageId = house.tokens.messageId(interactionId);
  const to = { name: one.writer.name, address: one.writer.address };
  const mail = {
    rfcMessageId,
    inReplyTo: one.chain.slice(-1),
    refs: [...one.chain],
    sender: desk,
    replyTo: [addressFor(one, stage)],
    to: [to],
    cc: (turn.cc ?? []).map((address) => ({ name: '', address })),
    subject: replySubject(one.story.subject),
    ...letter,
  };
  const made = await addOutbound(
    act,
    {
      ...mail,
      interactionId,
      agentId: agent.id,
      bcc: [],
      snippet: snippetOf(letter.freshText),
      delivery: 'queued',
      sendAt: at,
      onceKey: randomUUID(),
    },
    [],
  );
  await setDelivery(act, made!.id, { from: ['queued'], to: 'sent' });
  dated.push({ messageId: made!.id, at });
  one.chain.push(rfcMessageId);
  one.answeredAt = made!.id;
  const said = { from: desk, to, at, subject: mail.subject, text: signed };
  one.last = { said, messageId: made!.id, rfcId: rfcMessageId, cc: turn.cc ?? [] };
  return {
    recipient: to.address,
    sender: `${desk.name} <${desk.address}>`,
    subject: mail.subject,
    at,
    raw: await writeAnswer({ ...mail, at }),
  };
};

const WAITS = new Set(['new', 'open', 'escalated']);

/** Leaves it as the story says: its status, whose it is, and what they have read. */
const settleStory = async (act: Act, one: Played, { cast }: Stage): Promise<void> => {
  const { story } = one;
  const id = one.interactionId!;
  const agentId = story.holder ? cast.agents.get(story.holder)!.id : null;
  if (agentId !== null) await giveTo(act, one, agentId, story.status !== 'new');
  const held = (await holdInteraction(act.tx, id))!;
  await changeStatus(act, held, story.status);
  if (agentId === null && held.assigneeId !== null) await unassign(act, id, held.assigneeId);
  const reader = agentId ?? held.assigneeId;
  const seen = agentId === null || story.seen ? one.last!.messageId : one.answeredAt;
  if (reader !== null && seen > 0) await saveRead(act.tx, reader, id, seen);
};

/** Plays stories turn by turn, all of them at once: one transaction a round. */
const playTogether = async (
  stories: readonly Story[],
  stage: Stage,
): Promise<{ played: Played[]; dated: Dated[]; mails: ReceivedByCustomer[] }> => {
  const { house, now } = stage;
  const first = (story: Story): number => momentOf(story.turns[0]!.when, now).getTime();
  const played = [...stories].sort((a, b) => first(a) - first(b)).map((story) => begin(story, stage));
  const dated: Dated[] = [];
  const mails: ReceivedByCustomer[] = [];
  const rounds = Math.max(...stories.map((story) => story.turns.length));
  for (let round = 0; round < rounds; round++) {
    const now = played.filter((one) => one.story.turns[round]);
    const written = await Promise.all(
      now.filter((one) => !one.story.turns[round]!.by).map((one) => writeOne(one, one.story.turns[round]!, stage)),
    );
    await house.act(async (act) => {
      if (written.length > 0) await receive(act, written, stage, dated);
      for (const one of now) {
        const turn = one.story.turns[round]!;
        if (turn.by) mails.push(await answer(act, one, turn, stage, dated));
      }
    });
  }
  return { played, dated, mails };
};

/**
 * Plays every story through the house's own rooms, then moves it all to the past. `now` is when the floor opens.
 * Stories that continue a Closed one come after all others.
 */
export const playStories = async (house: House, cast: Cast, stories: readonly Story[], now: Date): Promise<void> => {
  const ended = new Map<string, Played>();
  for (const part of [stories.filter((story) => !story.follows), stories.filter((story) => story.follows)]) {
    if (part.length === 0) continue;
    const stage: Stage = { house, cast, now, ended };
    const { played, dated, mails } = await playTogether(part, stage);
    await house.act(async (act) => {
      for (const one of played) await settleStory(act, one, stage);
      const waiting = played.filter(({ story }) => story.holder === null && WAITS.has(story.status));
      waiting.sort((a, b) => a.endsAt.getTime() - b.endsAt.getTime());
      for (const one of waiting) await enqueue(act, [one.interactionId!]);
    });
    // The journal's rows of the act above are there only now.
    await house.act(async ({ tx }) => {
      await moveToThePast(
        tx,
        dated,
        played.map((one) => one.interactionId!),
      );
      await fillCustomerMailboxes(tx, mails);
    });
    for (const one of played) if (one.story.id) ended.set(one.story.id, one);
  }
};
