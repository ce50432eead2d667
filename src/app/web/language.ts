import { useSyncExternalStore } from 'react';
import type { Language } from '#ground/words.ts';

const KEY = 'relais.language';
const listeners = new Set<() => void>();

const kept = (): Language | null => {
  try {
    const text = localStorage.getItem(KEY);
    return text === 'fr' || text === 'en' ? text : null;
  } catch {
    return null;
  }
};

const fromBrowser = (): Language =>
  navigator.languages.some((tag) => tag.toLowerCase().startsWith('fr')) ? 'fr' : 'en';
let current: Language = kept() ?? fromBrowser();

/** The language of this browser, for the pages before anyone is signed in. */
export const keepLanguage = (language: Language): void => {
  if (language === current) return;
  current = language;
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // A browser that keeps nothing still speaks it until the page is left.
  }
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const useKeptLanguage = (): Language => useSyncExternalStore(subscribe, () => current);
