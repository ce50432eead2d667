import { useEffect, useRef, useState, type RefObject } from 'react';

/**
 * Whether the focus is within an element. A press of the mouse that takes it away ends first: what folds under the
 * pointer would move what is being clicked.
 */
export const useInside = (root: RefObject<HTMLElement | null>) => {
  const [inside, setInside] = useState(false);
  const pressed = useRef(false);
  useEffect(() => {
    const settle = (): void => {
      if (!root.current?.contains(document.activeElement)) setInside(false);
    };
    const down = (): void => {
      pressed.current = true;
    };
    const up = (): void => {
      pressed.current = false;
      requestAnimationFrame(settle);
    };
    document.addEventListener('pointerdown', down, true);
    for (const name of ['pointerup', 'pointercancel'] as const) document.addEventListener(name, up, true);
    return () => {
      document.removeEventListener('pointerdown', down, true);
      for (const name of ['pointerup', 'pointercancel'] as const) document.removeEventListener(name, up, true);
    };
  }, [root]);
  return {
    inside,
    enter: () => setInside(true),
    leave: () => {
      if (!pressed.current) setInside(false);
    },
  };
};
