import { Refused } from '#ground/api/web/ask.ts';
import { MAX_MESSAGE_BYTES } from '#spine/uploads/contract.ts';
import { roomFor } from '../uploads/rules.ts';

/** D15: what has no room in the mail is not carried to the server first. Bytes. */
export const whyNoRoom = (size: number, others: readonly { size: number }[], textBytes: number): Refused | null => {
  const { fits, left } = roomFor(
    others.map((one) => one.size),
    textBytes,
    size,
  );
  return fits ? null : new Refused('no-room', { size, left, limit: MAX_MESSAGE_BYTES }, 0);
};
