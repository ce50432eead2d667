import type { Blobs } from '#ground/blobs/server/blobs.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Bell } from '#ground/events/server/bell.ts';
import type { Act, Acts } from '#ground/events/server/follow.ts';
import { addJob } from '#ground/jobs/server/jobs-store.ts';
import { log } from '#ground/log.ts';
import type { IncomingMail } from '#spine/channels/contract.ts';
import { takeIn, type Arrival, type RulingOfBatch, type Tokens } from '#spine/interactions/server/api.ts';
import { enqueue } from '#spine/routing/server/api.ts';
import { blocksOf, keepStopped } from '#spine/spam/server/api.ts';
import { MAIL_IN_EVENTS } from '../contract.ts';
import type { ParsePool } from '../parse/parse-pool.ts';
import { UnparsableMail } from '../parse/unparsable.ts';
import { canJudge, isHopeless, MOST_ATTEMPTS, retryAfter } from '../rules.ts';
import {
  claimReceived,
  letGo,
  nextReceived,
  settle,
  stillReceived,
  type Settlement,
  type ToDo,
} from './ledger-store.ts';

export const JUDGE_SENDER = 'mail-in.judge-sender';

export type IntakeHouse = {
  db: Db;
  act: Acts;
  bell: Bell;
  blobs: Blobs;
  pool: ParsePool;
  tokens: Tokens;
  hostName: string;
  mailboxFor(address: string): { id: number; skillId: number | null } | null;
  /** Where what begins an interaction goes, instead of the skill of its mailbox. */
  ruling?: RulingOfBatch;
};

export type Intake = {
  /** Hands over a mail just kept under a lease of `LEASE_SECONDS`; false when memory is full: it is then read back later. */
  offer(mail: ToDo): boolean;
  stop(): Promise<void>;
};

export const LEASE_SECONDS = 120;
const BATCH_MAILS = 64;
const BATCH_BYTES = 4 * 1024 * 1024;
/** What may wait in memory; the database holds the rest. */
const MOST_WAITING_BYTES = 64 * 1024 * 1024;
/** Two lanes: one mail batch is parsed while another is written. */
const LANES = 2;
const LONGEST_SLEEP = 5_000;

type Parsed = { todo: ToDo; mail: IncomingMail };

const quarantine = (todo: ToDo, reason: string, mail?: IncomingMail): Settlement => ({
  id: todo.id,
  state: 'quarantined',
  reason,
  subject: mail?.subject ?? '',
  sender: mail?.from.address ?? todo.envelopeFrom,
  interaction_id: null,
  message_id: null,
});

/** Settles a batch in one transaction: interactions, queue, ledger and journal together, or nothing of it. */
const settleBatch = async (house: IntakeHouse, act: Act, batch: readonly Parsed[]): Promise<void> => {
  const ours = await stillReceived(
    act.tx,
    batch.map((one) => one.todo.id),
  );
  const mine = batch.filter((one) => ours.has(one.todo.id));
  const arrivals = mine.map(({ todo, mail }): Arrival => {
    const addresses = [...todo.envelopeTo, ...mail.to.map((to) => to.address), ...mail.cc.map((cc) => cc.address)];
    const mailbox = addresses.map(house.mailboxFor).find((found) => found !== null) ?? null;
    return {
      ledgerId: todo.id,
      mail,
      envelopeTo: todo.envelopeTo,
      // IMAP tells no envelope.
      ...(todo.source.startsWith('imap') ? {} : { envelopeFrom: todo.envelopeFrom }),
      mailboxId: mailbox?.id ?? null,
      skillId: mailbox?.skillId ?? null,
    };
  });
  let stopped: ReadonlyMap<number, number> = new Map();
  const taken = await takeIn(act, arrivals, {
    ...house,
    // Asked once nobody else can block or unblock a sender: a mail comes in before that, or after.
    stopping: async (tx) =>
      (stopped = await blocksOf(
        tx,
        arrivals.map(({ ledgerId, mail }) => ({ ledgerId, sender: mail.from.address })),
      )),
  });
  await enqueue(act, [...new Set(taken.filter((one) => one.wantsAgent).map((one) => one.interactionId!))]);
  await settle(
    act.tx,
    taken.map((one, index) => ({
      id: one.ledgerId,
      state: one.state,
      reason: null,
      subject: mine[index]!.mail.subject,
      sender: mine[index]!.mail.from.address,
      interaction_id: one.interactionId,
      message_id: one.messageId,
    })),
  );
  const spam = taken.flatMap(({ state, ledgerId }, index) =>
    state === 'spam' ? [{ ledgerId, blockId: stopped.get(ledgerId)!, subject: mine[index]!.mail.subject }] : [],
  );
  await keepStopped(act, spam);
  for (const one of spam) act.say({ kind: MAIL_IN_EVENTS.settled, data: { ledgerId: one.ledgerId, state: 'spam' } });
  for (const [index, one] of taken.entries())
    if (one.state === 'threaded' && canJudge(mine[index]!.todo.raw, mine[index]!.todo.remoteIp))
      await addJob(act.tx, {
        kind: JUDGE_SENDER,
        payload: { ledgerId: one.ledgerId, messageId: one.messageId },
        maxAttempts: 5,
      });
};

const settleOne = async (house: IntakeHouse, one: Parsed): Promise<void> => {
  try {
    await house.act((act) => settleBatch(house, act, [one]));
  } catch (error) {
    if (isHopeless(error) || one.todo.attempts >= MOST_ATTEMPTS) {
      log.error('mail quarantined', { ledger: one.todo.id, error });
      await putAside(house, [quarantine(one.todo, 'cannot-be-stored', one.mail)]);
    } else {
      log.warn('mail will be tried again', { ledger: one.todo.id, error });
      await letGo(house.db, [one.todo.id], retryAfter(one.todo.attempts));
    }
  }
};

const putAside = (house: IntakeHouse, rows: readonly Settlement[]): Promise<void> =>
  house.act(async ({ tx, say }) => {
    await settle(tx, rows);
    for (const row of rows) say({ kind: MAIL_IN_EVENTS.settled, data: { ledgerId: row.id, state: row.state } });
  });

/** `turn`: settles when every batch taken before is settled, so that mail keeps its order: a child seldom overtakes its parent. */
const work = async (house: IntakeHouse, todos: readonly ToDo[], turn: Promise<void>): Promise<void> => {
  const results = await house.pool.parseMany(
    todos.map((todo) => ({
      raw: todo.raw,
      facts: {
        mailFrom: todo.envelopeFrom,
        ...(todo.remoteIp ? { remoteIp: todo.remoteIp } : {}),
        ...(todo.helo ? { helo: todo.helo } : {}),
      },
    })),
  );
  const bad: Settlement[] = [];
  const good: Parsed[] = [];
  for (const [index, result] of results.entries()) {
    const todo = todos[index]!;
    if (result instanceof UnparsableMail) bad.push(quarantine(todo, result.reason));
    else good.push({ todo, mail: result });
  }
  if (bad.length > 0) await putAside(house, bad);
  // Bytes before the rows that name them.
  await Promise.all(good.flatMap(({ mail }) => mail.attachments.map((file) => house.blobs.put(file.content))));
  if (good.length === 0) return;
  await turn;
  try {
    await house.act((act) => settleBatch(house, act, good));
  } catch (error) {
    log.warn('mail batch failed, each is tried alone', { count: good.length, error });
    for (const one of good) await settleOne(house, one);
  }
};

/** Turns kept bytes into interactions: what was just kept straight from memory, the rest from the ledger. */
export const startIntake = (house: IntakeHouse): Intake => {
  const waiting: ToDo[] = [];
  let waitingBytes = 0;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let ledgerMayHave = true;
  const lanes = new Set<Promise<void>>();

  const fromMemory = (): ToDo[] => {
    const batch: ToDo[] = [];
    let bytes = 0;
    while (
      waiting.length > 0 &&
      batch.length < BATCH_MAILS &&
      (batch.length === 0 || bytes + waiting[0]!.raw.byteLength <= BATCH_BYTES)
    ) {
      const next = waiting.shift()!;
      bytes += next.raw.byteLength;
      batch.push(next);
    }
    waitingBytes -= bytes;
    return batch;
  };

  let claims: Promise<unknown> = Promise.resolve();
  const fromLedger = (): Promise<ToDo[]> => {
    // Large mails are read a few at a time: sixteen of 40 MB are all that memory should hold.
    const claim = claims.then(() => claimReceived(house.db, 16, LEASE_SECONDS));
    claims = claim.catch(() => {});
    return claim;
  };
  let lastTurn: Promise<void> = Promise.resolve();

  /** Takes a batch and its turn; false when there was nothing to do. */
  const step = async (): Promise<boolean> => {
    const turn = lastTurn;
    let over!: () => void;
    lastTurn = new Promise((resolve) => (over = resolve));
    try {
      let batch = fromMemory();
      if (batch.length === 0 && ledgerMayHave) {
        ledgerMayHave = false;
        batch = await fromLedger();
        if (batch.length > 0) ledgerMayHave = true;
      }
      if (batch.length === 0) return false;
      try {
        await work(house, batch, turn);
      } catch (error) {
        log.error('intake stumbled', { error });
        const ids = batch.map((one) => one.id);
        await letGo(house.db, ids, 2).catch(() => {});
      }
      return true;
    } finally {
      // Not before those ahead: a batch without a good mail passes nobody either.
      void turn.then(over);
    }
  };

  const lane = async (): Promise<void> => {
    while (!stopped && (await step()));
  };

  const look = (): void => {
    if (stopped) return;
    while (lanes.size < LANES) {
      const run: Promise<void> = lane()
        .catch((error: unknown) => log.error('intake cannot read the ledger', { error }))
        .finally(() => {
          lanes.delete(run);
          if (lanes.size === 0) void sleep();
        });
      lanes.add(run);
      if (waiting.length === 0) break;
    }
  };
  const sleep = async (): Promise<void> => {
    if (stopped) return;
    const wait = await nextReceived(house.db).catch(() => 1_000);
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        ledgerMayHave = true;
        look();
      },
      Math.max(50, Math.min(wait ?? LONGEST_SLEEP, LONGEST_SLEEP)),
    );
  };
  const off = house.bell.onRing(() => {
    if (lanes.size > 0 || waiting.length > 0) return;
    ledgerMayHave = true;
    look();
  });
  look();

  return {
    offer(mail) {
      if (stopped || waitingBytes + mail.raw.byteLength > MOST_WAITING_BYTES) return false;
      waiting.push(mail);
      waitingBytes += mail.raw.byteLength;
      look();
      return true;
    },
    async stop() {
      stopped = true;
      off();
      clearTimeout(timer);
      await Promise.allSettled(lanes);
      clearTimeout(timer);
      await letGo(
        house.db,
        waiting.map((one) => one.id),
        0,
      ).catch(() => {});
    },
  };
};
