import { useSyncExternalStore } from 'react';

export type Toast = {
  id: number;
  text: string;
  tone: 'done' | 'news' | 'refused';
  /** What can be done about it. */
  act?: ToastAct | null;
};
export type ToastAct = { label: string; run: () => void };

/** Long enough to read twice; a refusal stays until it is closed or three newer ones have come. */
const STAYS_MS = { done: 6_000, news: 10_000 };
const MOST = 3;

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

const become = (next: readonly Toast[]): void => {
  toasts = next;
  for (const listener of listeners) listener();
};

const show = (text: string, tone: Toast['tone'], act: ToastAct | null = null): void => {
  lastId += 1;
  const toast: Toast = { id: lastId, text, tone, act };
  become([...toasts.filter((each) => each.text !== text), toast].slice(-MOST));
  if (tone !== 'refused') setTimeout(() => closeToast(toast.id), STAYS_MS[tone]);
};

/** Heard at once (role=alert) and seen at the corner: for what was refused where no place beside the act is left. */
export const notifyRefused = (text: string): void => show(text, 'refused');

/** Something was done that leaves no trace on the screen. */
export const notifyDone = (text: string): void => show(text, 'done');

/** Something happened elsewhere that concerns whoever reads. */
export const notifyNews = (text: string, act: ToastAct | null): void => show(text, 'news', act);

export const closeToast = (id: number): void => become(toasts.filter((toast) => toast.id !== id));

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const useToasts = (): readonly Toast[] => useSyncExternalStore(subscribe, () => toasts);
