import { useEffect, useRef } from 'react';

/** True where letters are text: a shortcut of one letter must keep quiet there. */
export const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) ||
    target.closest('[role=menu],[role=dialog]') !== null);

const registered = new Set<{ current: Readonly<Record<string, (event: KeyboardEvent) => void>> }>();

/** Does what that key does on this page at this moment; null: nothing. For whoever offers it by its name. */
export const keyAct = (key: string): (() => void) | null => {
  for (const keys of registered) {
    const act = keys.current[key];
    if (act) return () => act(new KeyboardEvent('keydown', { key }));
  }
  return null;
};

/** Keys of the whole page, by `event.key` in lower case; none while writing, in a menu or in a dialog. */
export const useKeys = (keys: Readonly<Record<string, (event: KeyboardEvent) => void>>): void => {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      const act = latest.current[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act(event);
    };
    window.addEventListener('keydown', onKey);
    registered.add(latest);
    return () => {
      window.removeEventListener('keydown', onKey);
      registered.delete(latest);
    };
  }, []);
};
