import type { Blobs } from '#ground/blobs/server/blobs.ts';
import { now } from '#ground/clock.ts';
import type { Db } from '#ground/db/server/database.ts';
import { log } from '#ground/log.ts';
import type { Seal } from '#ground/secrets/server/seal.ts';
import type { Mailbox } from '#spine/mailboxes/contract.ts';
import { secretOf } from '#spine/mailboxes/server/api.ts';
import { deliveryDetail } from '#spine/mailboxes/rules.ts';
import { GIVE_UP_AFTER, judge, outcomeOf, waitAfter, type Tried } from '../rules.ts';
import { buildMail, MailTooLarge, type Signing } from './build-mail.ts';
import { messageToSend, type StoredMessage } from './message-store.ts';
import type { Claimed, Ending } from './outgoing-store.ts';
import { SmtpFailure, type Handed, type SmtpSettings } from './smtp-line.ts';
import type { SmtpLines } from './smtp-lines.ts';

/** Puts a mail into the built-in customer's mailboxes; the same outgoing mail twice is there once. */
export type DeliverBuiltIn = (
  outgoingId: number,
  mail: { from: string; to: readonly string[]; raw: Buffer },
) => Promise<void>;

export type SendDeps = {
  db: Db;
  blobs: Blobs;
  seal: Seal;
  lines: SmtpLines;
  hostName: string;
  maxMailBytes: number;
  deliverBuiltIn: DeliverBuiltIn;
  /** The bytes of a received mail, as the mail door keeps them; null when it keeps them no more. */
  rawOf(ledgerId: number): Promise<Buffer | null>;
  /** What a transcript says as of now; null when nothing is left of it. */
  transcriptOf(messageId: number): Promise<Pick<StoredMessage, 'text' | 'html' | 'files'> | null>;
};

/** What a try ends with; the message's delivery says the same as the outgoing row. */
export type Result = Ending & { detail: string | null };

const ended = (one: Claimed, state: Ending['state'], detail: string | null, more: Partial<Result> = {}): Result => ({
  state,
  detail,
  remaining: one.envelopeTo,
  reached: one.reached,
  refused: one.refused,
  error: detail,
  answer: null,
  sendAt: null,
  ...more,
});

const tooOld = (one: Claimed): boolean => now().getTime() - one.startedAt.getTime() > GIVE_UP_AFTER;
const nextTry = (one: Claimed): Date => new Date(now().getTime() + waitAfter(one.attempts));

/** Nothing left: again later, unless it has been tried for too long. */
const again = (one: Claimed, problem: Parameters<typeof deliveryDetail>[0], said: string): Result =>
  tooOld(one)
    ? ended(one, 'failed', deliveryDetail('given-up', said))
    : ended(one, 'queued', deliveryDetail(problem, said), { sendAt: nextTry(one) });

const tallied = (one: Claimed, tried: Tried, answer: string | null): Result => {
  const { state, detail } = outcomeOf(tried, { reached: one.reached, refused: one.refused, tooOld: tooOld(one) });
  const later = tried.later.map((each) => each.address);
  return ended(one, state, detail, {
    remaining: later,
    reached: [...one.reached, ...tried.reached],
    // What is given up on stays with those refused, so that a repeat goes to them alone.
    refused: [...one.refused, ...tried.refused],
    answer,
    sendAt: state === 'queued' ? nextTry(one) : null,
  });
};

const judged = (one: Claimed, error: SmtpFailure): Result => {
  if (error.rejected.length > 0) {
    const split = (permanent: boolean) => error.rejected.filter((each) => each.permanent === permanent);
    return tallied(one, { reached: [], refused: split(true), later: split(false) }, null);
  }
  const verdict = judge(error.failure, error.progress);
  if (verdict.kind === 'again') return again(one, verdict.problem, verdict.said);
  const detail = deliveryDetail(verdict.problem, verdict.said);
  return ended(one, verdict.kind === 'refused' ? 'failed' : 'uncertain', detail);
};

/**
 * One try at one message, up to what it came to. `mayLeave` writes down that the bytes are about to go.
 * Throws nothing: a bug here is a reason to try again, seen in the log and in the message's detail.
 */
export const sendOne = async (
  deps: SendDeps,
  mailbox: Mailbox | null,
  one: Claimed,
  mayLeave: () => Promise<boolean>,
): Promise<Result> => {
  try {
    if (!mailbox) return ended(one, 'failed', deliveryDetail('no-mailbox', ''));
    const stored = await messageToSend(deps.db, one.messageId);
    if (!stored) return ended(one, 'cancelled', null);
    if (one.envelopeTo.length === 0)
      return one.reached.length > 0
        ? ended(one, 'sent', null)
        : ended(one, 'failed', deliveryDetail('recipient-refused', ''));
    const written = stored.transcript ? await deps.transcriptOf(one.messageId) : {};
    if (!written) return ended(one, 'failed', deliveryDetail('not-buildable', ''));
    const message = { ...stored, ...written };
    const { outgoing } = mailbox;
    const raw = message.copyOf
      ? await copied(deps, message.copyOf)
      : await buildMail(
          { ...message, rfcMessageId: message.rfcMessageId ?? `forward.${one.messageId}@${deps.hostName}` },
          {
            blobs: deps.blobs,
            loopMark: `${deps.hostName}; ${one.id}`,
            maxBytes: deps.maxMailBytes,
            signing: outgoing.kind === 'smtp' ? await signingOf(deps, mailbox) : null,
          },
        );
    if (!raw) return ended(one, 'failed', deliveryDetail('not-buildable', ''));
    const mail = { from: one.envelopeFrom, to: one.envelopeTo, raw };
    if (outgoing.kind === 'customer-mailbox') {
      await deps.deliverBuiltIn(one.id, mail);
      return tallied(one, { reached: one.envelopeTo, refused: [], later: [] }, null);
    }
    const password = (await secretOf(deps.db, deps.seal, mailbox.id, 'smtpPassword')) ?? '';
    const { host, port, security, user } = outgoing;
    const handed = await overLine(
      deps.lines,
      { host, port, security, user, password, hostName: deps.hostName },
      mail,
      mayLeave,
    );
    return tallied(one, handed, handed.answer);
  } catch (error) {
    if (error instanceof SmtpFailure) return judged(one, error);
    if (error instanceof MailTooLarge) return ended(one, 'failed', deliveryDetail('too-large', ''));
    log.error('a message could not be sent', { outgoing: one.id, error });
    return again(one, 'not-buildable', error instanceof Error ? error.message : String(error));
  }
};

/** R42, D1: the very bytes; not a header is added, so that what the first sender signed still holds. */
const copied = (deps: SendDeps, { ledgerId }: { ledgerId: number | null }): Promise<Buffer | null> =>
  ledgerId === null ? Promise.resolve(null) : deps.rawOf(ledgerId);

const signingOf = async ({ db, seal }: SendDeps, mailbox: Mailbox): Promise<Signing | null> => {
  if (mailbox.outgoing.kind !== 'smtp' || !mailbox.outgoing.dkimDomain || !mailbox.outgoing.dkimSelector) return null;
  const privateKey = await secretOf(db, seal, mailbox.id, 'dkimKey');
  return privateKey
    ? { domain: mailbox.outgoing.dkimDomain, selector: mailbox.outgoing.dkimSelector, privateKey }
    : null;
};

/** A kept connection may have been cut while it rested: then a new one is tried at once, when nothing had left. */
const overLine = async (
  lines: SmtpLines,
  settings: SmtpSettings,
  mail: { from: string; to: readonly string[]; raw: Buffer },
  mayLeave: () => Promise<boolean>,
): Promise<Handed> => {
  for (;;) {
    const { line, used } = await lines.take(settings);
    try {
      const handed = await line.hand(mail, mayLeave);
      lines.giveBack(settings, line);
      return handed;
    } catch (error) {
      const { failure, progress } = error as Partial<SmtpFailure>;
      const cut = progress === 'nothing' && (failure?.replyCode === null || failure?.replyCode === 421);
      if (!used || !cut) throw error;
    }
  }
};
