import type { Database } from '#ground/db/server/database.ts';
import type { Bell } from '#ground/events/server/bell.ts';
import { followJournal } from '#ground/events/server/follow.ts';

export type Hall = {
  /**
   * Resolves when something happened to that interaction, to any where it is null, after `milliseconds`, or on `signal`.
   * Begun before one looks, it misses nothing.
   */
  wait(interactionId: number | null, milliseconds: number, signal: AbortSignal): Promise<void>;
  stop(): Promise<void>;
};

/** Where visitors' pages wait for something to be said to them. */
export const openHall = async (database: Database, bell: Bell): Promise<Hall> => {
  const waiting = new Set<{ interactionId: number | null; ring(): void }>();
  const followed = await followJournal(database, bell, (entries) => {
    const about = new Set(entries.map((one) => one.interactionId).filter((one) => one !== null));
    if (about.size === 0) return;
    for (const one of waiting) if (one.interactionId === null || about.has(one.interactionId)) one.ring();
  });
  return {
    wait: (interactionId, milliseconds, signal) =>
      new Promise((resolve) => {
        const one = {
          interactionId,
          ring: () => {
            waiting.delete(one);
            clearTimeout(timer);
            signal.removeEventListener('abort', one.ring);
            resolve();
          },
        };
        const timer = setTimeout(one.ring, milliseconds);
        signal.addEventListener('abort', one.ring);
        waiting.add(one);
        if (signal.aborted) one.ring();
      }),
    async stop() {
      for (const one of waiting) one.ring();
      await followed.stop();
    },
  };
};
