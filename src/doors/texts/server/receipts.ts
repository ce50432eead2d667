import type { Act } from '#ground/events/server/follow.ts';
import type { Delivery } from '#spine/interactions/contract.ts';
import { setDelivery } from '#spine/interactions/server/api.ts';
import type { TextReceipt } from '#spine/channels/texts/contract.ts';
import { movesFrom, textDetail, wholeOf } from '#spine/channels/texts/rules.ts';
import { note } from './log-store.ts';
import { enterNames, keepEarly, namePart, nameText, partsOf, savePart, textNamed, textSaid } from './names-store.ts';

type Told = Pick<TextReceipt, 'externalId' | 'state' | 'failure' | 'detail'>;

/**
 * Of one part of a text, where it left in several: the text stands where the part stands that is least far. Of those that
 * left nothing follows for the others, unless one is lost.
 */
export const hearOfPart = async (act: Act, connectionId: number, messageId: number, told: Told): Promise<void> => {
  const { externalId, state, failure, detail } = told;
  if (!(await savePart(act.tx, connectionId, externalId, state, movesFrom(state)))) return;
  const parts = await partsOf(act.tx, connectionId, messageId);
  const whole = wholeOf(parts.told);
  const failed = state === 'failed';
  if (parts.missing > 0 && !failed) return;
  // Whoever hears of a failure hears why: of the part that failed, not of those that got there.
  if (whole === 'failed' && !failed) return;
  const moved = await setDelivery(act, messageId, {
    from: movesFrom(whole) as Delivery[],
    to: whole,
    detail: whole === 'failed' ? textDetail(failure ?? 'undelivered', detail) : null,
  });
  if (moved && failed) await note(act.tx, connectionId, 'receipt', { failure: failure ?? 'undelivered', detail });
};

/** What a provider tells of a text of ours; kept where nobody knows yet whose it is. */
export const hearReceipt = async (act: Act, connectionId: number, receipt: TextReceipt): Promise<void> => {
  await enterNames(act.tx, connectionId);
  let messageId = await textNamed(act.tx, connectionId, receipt.externalId);
  // The answer to its hand-over was lost: it has left all the same, and has its name now.
  if (messageId === null && receipt.onceKey) {
    const part = receipt.part ?? null;
    messageId = await textSaid(act.tx, connectionId, receipt.onceKey, part);
    if (messageId !== null && part !== null) await namePart(act.tx, connectionId, messageId, part, receipt.externalId);
    else if (messageId !== null) await nameText(act.tx, connectionId, messageId, [receipt.externalId]);
  }
  if (messageId === null) return keepEarly(act.tx, connectionId, receipt);
  await hearOfPart(act, connectionId, messageId, receipt);
};
