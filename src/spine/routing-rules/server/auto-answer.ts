import { now } from '#ground/clock.ts';
import type { Act } from '#ground/events/server/follow.ts';
import { addAutoAnswer, type Arrival, type Tokens } from '#spine/interactions/server/api.ts';
import { snippetOf } from '#spine/interactions/rules.ts';
import { mailboxById } from '#spine/mailboxes/server/api.ts';
import { whyNoAutoAnswer } from '../rules.ts';
import { markAnswered } from './rules-store.ts';

export type AnswerHouse = {
  tokens: Tokens;
  addressBook: { mailboxFor(address: string): { id: number } | null };
};

const DAY = 86_400_000;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const htmlOf = (text: string): string => {
  const paragraphs = text.split(/\n{2,}/).map((each) => `<p>${escaped(each).replaceAll('\n', '<br>')}</p>`);
  return `<!doctype html><html><head><meta charset="utf-8"></head><body>${paragraphs.join('\n')}</body></html>`;
};

/** No sign in a header ends its line or turns its direction around. */
const line = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();

const subjectOf = (subject: string): string =>
  `Re: ${line(subject)
    .replace(/^(?:re\s*:\s*)+/i, '')
    .slice(0, 900)}`.trim();

/** Answers in the house's name, once an interaction and once a day an address, and never what a machine sent (RFC 3834). */
export const autoAnswer = async (
  act: Act,
  { tokens, addressBook }: AnswerHouse,
  arrival: Arrival,
  { interactionId }: { interactionId: number },
  written: string,
): Promise<void> => {
  const { mail } = arrival;
  const mailbox = arrival.mailboxId === null ? null : await mailboxById(act.tx, arrival.mailboxId);
  const sender = mailbox?.senders[0];
  if (!mailbox || !sender) return;
  const to = mail.replyTo[0] ?? mail.from;
  const isOurs = (address: string): boolean => addressBook.mailboxFor(address) !== null;
  const named = [...mail.to, ...mail.cc].some((one) => isOurs(one.address));
  const ours = isOurs(to.address) || isOurs(mail.from.address);
  const envelopeFrom = arrival.envelopeFrom ?? mail.from.address;
  const age = mail.date ? (now().getTime() - mail.date.getTime()) / DAY : 0;
  if (whyNoAutoAnswer({ kind: mail.kind, bulk: mail.bulk, envelopeFrom, to: to.address, named, ours, age })) return;
  if (!(await markAnswered(act.tx, to.address.toLowerCase(), interactionId))) return;
  const text = written.replaceAll('\r\n', '\n');
  await addAutoAnswer(act, {
    interactionId,
    rfcMessageId: tokens.messageId(interactionId),
    inReplyTo: mail.messageId ? [mail.messageId] : [],
    refs: mail.messageId ? [...mail.references.slice(-18), mail.messageId] : [],
    sender: { name: sender.name, address: sender.address },
    // The signed address that brings an answer back, where our own listener takes mail for it.
    replyTo:
      mailbox.incoming.kind === 'listener'
        ? [{ name: sender.name, address: tokens.replyAddress(mailbox.address, interactionId) }]
        : [],
    to: { name: line(to.name).slice(0, 200), address: to.address },
    subject: subjectOf(mail.subject),
    text,
    html: htmlOf(text),
    snippet: snippetOf(text),
  });
};
