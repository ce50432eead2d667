import type { VersionReason } from './contract.ts';

/** At most one version a minute of what is simply being written. */
const EVERY_MS = 60_000;
/** Characters that must be gone, and the part of the whole that they must be, for a deletion to be a large one. */
const LARGE_DELETION = 80;
const LARGE_PART = 1 / 3;

export type SaveFacts = {
  /** Length of the HTML or text that stands there, and of what takes its place. */
  before: number;
  after: number;
  /** Milliseconds since the newest version was kept, or since the draft began when there is none. */
  sinceKept: number;
  /** The writer knowingly saves over text that is not theirs to lose: another tab's. */
  over: boolean;
};

/** Why what stands there is kept before a save takes its place; null when it need not be. */
export const whyKeep = ({ before, after, sinceKept, over }: SaveFacts): VersionReason | null => {
  if (before === 0) return null;
  if (over) return 'overwritten';
  if (before - after >= LARGE_DELETION && before - after >= before * LARGE_PART) return 'deletion';
  return sinceKept >= EVERY_MS ? 'written' : null;
};

/** Whoever has the interaction goes on with what another began; a supervisor may for them. */
export const mayTakeOver = (actor: { id: number; role: string }, assigneeId: number | null): boolean =>
  actor.role !== 'agent' || assigneeId === actor.id;

/** The last of these are kept, and no more bytes than that a draft, the newest in any case. */
export const MOST_VERSIONS = 30;
export const MOST_VERSION_BYTES = 60 * 1024 * 1024;
export const KEEP_VERSIONS_DAYS = 30;
