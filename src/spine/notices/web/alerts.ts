import { useEffect, useRef } from 'react';
import { useAsk } from '#ground/web/query.ts';
import { FIRST_CHOICES, myChoices, type Choices, type Occasion } from '../contract.ts';
import { desktopPermission, showOnDesktop } from './desktop.ts';
import { canSound, playSound, readySound } from './sound.ts';
import { onceInBrowser, tabInFront } from './tabs.ts';

export type Alert = {
  /** The same in every tab that hears of it. */
  key: string;
  occasion: Occasion;
  title: string;
  body: string;
  interactionId: number | null;
  onOpen: (() => void) | null;
};

export const useChoices = (): Choices => useAsk(myChoices, {}).data ?? FIRST_CHOICES;

const raise = async (alert: Alert, choices: Choices): Promise<void> => {
  const front = await tabInFront();
  // What one is looking at need not be called out; a notice says something that the thread does not.
  const looksAtIt = front !== null && front.openId !== null && front.openId === alert.interactionId;
  if (looksAtIt && alert.occasion !== 'notice') return;
  if (choices.sound.includes(alert.occasion) && canSound())
    onceInBrowser(`sound:${alert.key}`, () => playSound(alert.occasion));
  if (choices.desktop.includes(alert.occasion) && front === null && desktopPermission() === 'granted')
    onceInBrowser(`desktop:${alert.key}`, () => showOnDesktop(alert));
};

/** Calls out by sound and by the desktop, as its person chose, in one tab only. */
export const useAlert = (): ((alert: Alert) => void) => {
  const choices = useChoices();
  const latest = useRef(choices);
  latest.current = choices;
  const raised = useRef((alert: Alert): void => void raise(alert, latest.current));
  const sounds = choices.sound.length > 0;
  useEffect(() => (sounds ? readySound() : undefined), [sounds]);
  return raised.current;
};
