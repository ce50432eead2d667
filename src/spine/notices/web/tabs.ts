import { useEffect } from 'react';
import { onceKey } from '#ground/web/once-key.ts';

/**
 * What the tabs of one browser know of each other, by the browser's locks: they end with their tab, however it ends.
 * On plain HTTP there are none; the tab that was last in front then acts for all.
 */
const FRONT = 'relais.front:';
const DONE = 'relais.done:';
const LAST_FRONT = 'relais.last-front';
/** A background tab may hear of the same thing a minute later. */
const REMEMBERED_MS = 120_000;

const thisTab = onceKey();
const locks = (): LockManager | null => navigator.locks ?? null;
const inFront = (): boolean => document.visibilityState === 'visible' && document.hasFocus();

const keepLastFront = (): void => {
  try {
    localStorage.setItem(LAST_FRONT, thisTab);
  } catch {
    // A browser that keeps nothing lets every tab act.
  }
};
const wasLastInFront = (): boolean => {
  try {
    return (localStorage.getItem(LAST_FRONT) ?? thisTab) === thisTab;
  } catch {
    return true;
  }
};

/** While mounted, tells the other tabs when this one is in front, and what it shows. */
export const useTellsFront = (openId: number | null): void => {
  useEffect(() => {
    let release = (): void => {};
    let held = false;
    const look = (): void => {
      if (inFront() === held) return;
      held = !held;
      if (!held) return release();
      keepLastFront();
      void locks()?.request(
        `${FRONT}${openId ?? ''}`,
        { mode: 'shared' },
        () => new Promise<void>((end) => (release = end)),
      );
    };
    look();
    const names = ['focus', 'blur', 'pageshow'] as const;
    for (const name of names) window.addEventListener(name, look);
    document.addEventListener('visibilitychange', look);
    return () => {
      for (const name of names) window.removeEventListener(name, look);
      document.removeEventListener('visibilitychange', look);
      release();
    };
  }, [openId]);
};

/** What the tab in front shows; null when none is. */
export const tabInFront = async (): Promise<{ openId: number | null } | null> => {
  if (!locks()) return inFront() ? { openId: null } : null;
  const { held } = await navigator.locks.query();
  const name = held?.find((lock) => lock.name?.startsWith(FRONT))?.name;
  return name === undefined ? null : { openId: Number(name.slice(FRONT.length)) || null };
};

/** Does it in one tab of all that hear of the same. */
export const onceInBrowser = (key: string, act: () => void): void => {
  if (!locks()) {
    if (wasLastInFront()) act();
    return;
  }
  void navigator.locks.request(`${DONE}${key}`, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    act();
    await new Promise((done) => setTimeout(done, REMEMBERED_MS));
  });
};
