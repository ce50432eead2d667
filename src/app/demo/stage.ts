import { randomUUID } from 'node:crypto';
import { parseMail } from '#doors/mail-in/server/api.ts';
import type { Address, IncomingMail } from '#spine/channels/contract.ts';
import type { House } from '../house.ts';
import { customer, type Customer } from './customers.ts';
import { deskAddress, MAILBOXES, type Desk } from './shop.ts';
import { momentOf, type Login, type Story, type Turn } from './story.ts';
import { writeBounce } from './write-bounce.ts';
import { writeMail, type Said } from './write-mail.ts';

/** Who answers and where: the numbers that the house gave to what the demo floor names. */
export type Cast = {
  agents: ReadonlyMap<Login, { id: number; name: string }>;
  mailboxes: ReadonlyMap<Desk, { id: number; skillId: number }>;
};

/** A story while it is being played. */
export type Played = {
  story: Story;
  writer: Customer;
  interactionId: number | null;
  /** Message-IDs so far, oldest first. */
  chain: string[];
  last: { said: Said; messageId: number; rfcId: string; cc: readonly string[] } | null;
  /** Newest message when somebody of the shop last wrote. */
  answeredAt: number;
  endsAt: Date;
};

export type Stage = { house: House; cast: Cast; now: Date; ended: ReadonlyMap<string, Played> };

const writerOf = ({ from, to }: Story): Customer =>
  typeof from === 'string'
    ? customer(from)
    : { ...from, key: from.address, language: MAILBOXES[to].language, place: '', program: 'gmail' };

export const begin = (story: Story, { now, ended }: Stage): Played => {
  const before = story.follows ? ended.get(story.follows) : undefined;
  return {
    story,
    writer: writerOf(story),
    interactionId: null,
    chain: before ? [...before.chain] : [],
    last: null,
    answeredAt: 0,
    endsAt: momentOf(story.turns.at(-1)!.when, now),
  };
};

export const replySubject = (subject: string): string => (/^re\s?:/i.test(subject) ? subject : `Re: ${subject}`);
export const languageOf = ({ story, writer }: Played): 'fr' | 'en' =>
  MAILBOXES[story.to].language === 'fr' || writer.language === 'fr' ? 'fr' : 'en';
export const deskOf = ({ story }: Played): Address => ({
  name: MAILBOXES[story.to].name,
  address: deskAddress(story.to),
});

/** Where an answer to the desk goes: the signed address that the desk's own mail named. */
export const addressFor = (one: Played, { house }: Stage): Address =>
  one.interactionId === null
    ? deskOf(one)
    : { ...deskOf(one), address: house.tokens.replyAddress(deskOf(one).address, one.interactionId) };

export type Written = { one: Played; raw: Buffer; mail: IncomingMail; from: string; to: string };

/** A customer's turn (or a machine's in their place) as bytes, and as the real parser reads them. */
export const writeOne = async (one: Played, turn: Turn, stage: Stage): Promise<Written> => {
  const at = momentOf(turn.when, stage.now);
  const to = addressFor(one, stage);
  const { writer, story } = one;
  const messageId = `${randomUUID()}@${writer.address.split('@')[1]}`;
  const subject = one.last
    ? turn.machine === 'auto-reply'
      ? `Réponse automatique : ${replySubject(story.subject)}`
      : replySubject(story.subject)
    : story.subject;
  const bounced = turn.machine === 'bounce';
  const raw = bounced
    ? writeBounce({
        messageId,
        at,
        to: to.address,
        recipient: one.last!.cc[0] ?? writer.address,
        original: { messageId: one.last!.rfcId, from: deskOf(one).address, subject },
      })
    : await writeMail({
        turn,
        from: { name: writer.name, address: writer.address },
        to,
        at,
        subject,
        messageId,
        references: one.chain,
        answering: one.last?.said ?? null,
        language: languageOf(one),
        program: writer.program,
        card: [writer.name, writer.company, writer.phone].filter((line) => line !== undefined),
      });
  const from = turn.machine ? '' : writer.address;
  const mail = await parseMail(raw, { mailFrom: from });
  return { one, raw, mail: { ...mail, verdict: story.verdict ?? mail.verdict }, from, to: to.address };
};
