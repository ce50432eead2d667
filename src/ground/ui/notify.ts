import { useSyncExternalStore } from 'react';

export type Toast = { id: number; text: string; tone: 'done' | 'refused' };

/** Long enough to read twice; a refusal stays until it is closed or three newer ones have come. */
const DONE_STAYS_MS = 6_000;
const MOST = 3;

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

const become = (next: readonly Toast[]): void => {
  toasts = next;
  for (const listener of listeners) listener();
};

const show = (text: string, tone: Toast['tone']): void => {
  lastId += 1;
  const toast: Toast = { id: lastId, text, tone };
  become([...toasts.filter((each) => each.text !== text), toast].slice(-MOST));
  if (tone === 'done') setTimeout(() => closeToast(toast.id), DONE_STAYS_MS);
};

/** Heard at once (role=alert) and seen at the corner: for what was refused where no place beside the act is left. */
export const notifyRefused = (text: string): void => show(text, 'refused');

/** Something was done that leaves no trace on the screen. */
export const notifyDone = (text: string): void => show(text, 'done');

export const closeToast = (id: number): void => become(toasts.filter((toast) => toast.id !== id));

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const useToasts = (): readonly Toast[] => useSyncExternalStore(subscribe, () => toasts);
