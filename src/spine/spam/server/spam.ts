import type { Db } from '#ground/db/server/database.ts';
import type { Act } from '#ground/events/server/follow.ts';
import { SPAM_EVENTS, type Block } from '../contract.ts';
import { domainOf, whyNotBlock, type BlockRefusal, type Ours } from '../rules.ts';
import { blocksOfSenders, deleteBlocks, insertBlock, ownAddresses } from './blocked-store.ts';
import { insertStopped, letThroughAmong, letThroughOf, letThroughOne } from './stopped-store.ts';

export const ours = async (db: Db): Promise<Ours> => {
  const addresses = await ownAddresses(db);
  return { addresses: new Set(addresses), domains: new Set(addresses.map(domainOf)) };
};

type Came = { ledgerId: number; sender: string };

/** By ledger row, what stops each of these mails at the door; not those that a person brought back. */
export const blocksOf = async (tx: Db, mails: readonly Came[]): Promise<Map<number, number>> => {
  const blocks = await blocksOfSenders(tx, [...new Set(mails.map((one) => one.sender))]);
  const met = mails.filter((one) => blocks.has(one.sender));
  if (met.length === 0) return new Map();
  const passed = await letThroughAmong(
    tx,
    met.map((one) => one.ledgerId),
  );
  return new Map(
    met.filter((one) => !passed.has(one.ledgerId)).map((one) => [one.ledgerId, blocks.get(one.sender)!.id]),
  );
};

/** Counts mails that were stopped, in the transaction that settles them. */
export const keepStopped = async (
  act: Act,
  mails: readonly { ledgerId: number; blockId: number; subject: string }[],
): Promise<void> => {
  if (mails.length === 0) return;
  await insertStopped(
    act.tx,
    mails.map((one) => ({ ledger_id: one.ledgerId, block_id: one.blockId, subject: one.subject })),
  );
  act.say({ kind: SPAM_EVENTS.stopped, data: { ledgerIds: mails.map((one) => one.ledgerId) } });
};

/** Nothing of theirs is taken from now on. Says why it may not be; 'there' when it was blocked already. The caller has entered intake. */
export const block = async (
  act: Act,
  wanted: Block,
  by: { agentId: number; interactionId: number | null },
): Promise<BlockRefusal | 'there'> => {
  const reason = whyNotBlock(wanted, await ours(act.tx));
  if (reason) return reason;
  if (!(await insertBlock(act.tx, wanted, by))) return 'there';
  act.say({ kind: SPAM_EVENTS.changed, data: { by: by.agentId, ...wanted, blocked: true } });
  return null;
};

/**
 * Their mail is taken again. With `bringBack`, the ledger rows of all that was stopped, which the caller is to put
 * through the door. The caller has entered intake. `gone`: there was nothing blocked under those numbers.
 */
export const unblock = async (
  act: Act,
  blockIds: readonly number[],
  by: number,
  bringBack: boolean,
): Promise<{ gone: boolean; ledgerIds: number[] }> => {
  const ledgerIds = bringBack ? await letThroughOf(act.tx, blockIds, by) : [];
  const freed = await deleteBlocks(act.tx, blockIds);
  for (const one of freed) act.say({ kind: SPAM_EVENTS.changed, data: { by, ...one, blocked: false } });
  if (ledgerIds.length > 0) act.say({ kind: SPAM_EVENTS.stopped, data: { ledgerIds, by } });
  return { gone: freed.length === 0, ledgerIds };
};

/** One stopped mail may pass the door, whoever is blocked. */
export const bringBackOne = async (act: Act, ledgerId: number, by: number): Promise<boolean> => {
  const done = await letThroughOne(act.tx, ledgerId, by);
  if (done) act.say({ kind: SPAM_EVENTS.stopped, data: { ledgerIds: [ledgerId], by } });
  return done;
};
