import { contentDigest, keptBytes, type Reading } from './incoming.ts';
import type { Reply } from './session.ts';
import type { Packet } from './wire.ts';

const OK = 0x00;
/** Temporary: it comes again. */
const LATER = 0x64;

/** An answer written shortly before the line went may never have arrived. */
const MAY_BE_LOST_MS = 10_000;
const REMEMBERED_MS = 15 * 60_000;

/**
 * Keeps what comes before it is acknowledged. SMPP gives texts no name: whoever was not answered sends the same bytes again,
 * and so does a person who writes the same word twice. It is told again when the first was not answered yet, or was
 * answered on a line that broke right after; anything else is a text of its own.
 */
export const createKeeping = (keep: (raw: Buffer) => Promise<void>, reading: Reading) => {
  const known = new Map<string, { at: number; answeredAt: number | null; line: number }>();
  let line = 0;
  let brokeAt = 0;

  const toldBefore = (digest: string, now: number): number | null => {
    for (const [one, { at }] of known) if (now - at > REMEMBERED_MS) known.delete(one);
    const before = known.get(digest);
    if (!before) return null;
    if (before.answeredAt === null) return before.at;
    const until = brokeAt - before.answeredAt;
    return before.line < line && until >= 0 && until < MAY_BE_LOST_MS ? before.at : null;
  };

  return {
    /** A new line is there; what the old one left unanswered may come again. */
    begin(): void {
      line += 1;
    },
    end(): void {
      brokeAt = Date.now();
    },
    async hear(packet: Packet): Promise<Reply> {
      const digest = contentDigest(packet);
      const own = { at: toldBefore(digest, Date.now()) ?? Date.now(), answeredAt: null as number | null, line };
      known.set(digest, own);
      try {
        await keep(keptBytes(packet, own.at, reading));
      } catch {
        return { status: LATER };
      }
      own.answeredAt = Date.now();
      return { status: OK, fields: { message_id: packet.command === 'submit_sm' ? digest : '' } };
    },
  };
};
export type Keeping = ReturnType<typeof createKeeping>;
