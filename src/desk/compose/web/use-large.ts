import { useState } from 'react';

const KEY = 'relais.composer.large';

/** Whether the reply box takes the whole interaction space: remembered in this browser. */
export const useLarge = (): [boolean, (large: boolean) => void] => {
  const [large, setLarge] = useState(() => {
    try {
      return localStorage.getItem(KEY) === '1';
    } catch {
      return false;
    }
  });
  return [
    large,
    (next) => {
      setLarge(next);
      try {
        localStorage.setItem(KEY, next ? '1' : '0');
      } catch {
        // Forbidden storage remembers nothing; the box is enlarged all the same.
      }
    },
  ];
};
