import type { Status } from '#spine/interactions/contract.ts';
import type { SenderVerdict } from '#spine/channels/contract.ts';
import type { Desk } from './shop.ts';
import type { FileName } from './files.ts';

export type Login = 'mireille' | 'julien' | 'priya' | 'marc' | 'sofia';

/** One message of a conversation. */
export type Turn = {
  /** Who of the shop writes; nobody: the customer does. */
  by?: Login;
  /** How long ago: '12m', '3h', or '4d 10:32' (that many days ago, at that hour). */
  when: string;
  text: string;
  /** Instead of `text` made into paragraphs; `cid:<file>` shows an attached picture. */
  html?: string;
  files?: readonly FileName[];
  /** Addresses in copy of an answer; a bounce that follows is of the first. */
  cc?: readonly string[];
  /** What a program sent in the customer's place. */
  machine?: 'auto-reply' | 'bounce';
};

export type Story = {
  /** Named when another story continues it. */
  id?: string;
  /** A Closed one that this one answers: a new interaction, linked to the old (D2). */
  follows?: string;
  from: string | { name: string; address: string };
  to: Desk;
  subject: string;
  status: Status;
  /** Whose inbox it is in now; null: nobody's, waiting in its queue when it asks for an agent. */
  holder: Login | null;
  /** The holder has read everything; otherwise what came since the last answer is unread. */
  seen?: boolean;
  verdict?: SenderVerdict;
  turns: readonly Turn[];
};

const MINUTE = 60_000;

/** The moment that `when` means, seen from `now`. Throws on a text of another form. */
export const momentOf = (when: string, now: Date): Date => {
  const ago = /^(\d+)([mh])$/.exec(when);
  if (ago) return new Date(now.getTime() - Number(ago[1]) * (ago[2] === 'h' ? 60 : 1) * MINUTE);
  const day = /^(\d+)d (\d\d):(\d\d)$/.exec(when);
  if (!day) throw new Error(`"${when}" is not a moment of the demo floor`);
  const at = new Date(now);
  at.setDate(at.getDate() - Number(day[1]));
  // Seconds that differ from message to message, as clocks do.
  at.setHours(Number(day[2]), Number(day[3]), (Number(day[1]) * 7 + Number(day[3]) * 13) % 60, 0);
  return at;
};
