import { useFormat, useWords } from '#ground/web/words.tsx';
import type { Timer } from '../contract.ts';
import { urgencyOf } from '../rules.ts';
import { timerWords } from '../words.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** From here on, hours do not help: days do. */
const DAYS_FROM = 100 * HOUR;

/** A timer with the server's moment at which it was read, and what the browser's clock showed then. */
export type Read = { timer: Timer; at: number; mineThen: number };

/** Milliseconds left by the browser's clock: only open time counts. */
export const leftNow = ({ timer, at, mineThen }: Read, mine: number): number => {
  const now = at + (mine - mineThen);
  const until = timer.until === null ? null : new Date(timer.until).getTime();
  const counted = timer.open
    ? (until === null ? now : Math.min(now, until)) - at
    : until === null
      ? 0
      : Math.max(0, now - until);
  return timer.left - Math.max(0, counted);
};

const two = (n: number): string => String(n).padStart(2, '0');
/** 42:07, to the second: below an hour. */
const clockOf = (left: number): string => {
  const seconds = Math.max(0, Math.ceil(left / SECOND));
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
};

/** How a timer is written and said. */
export const useTimerText = () => {
  const t = useWords(timerWords);
  const { ahead } = useFormat();
  /** Coarse, for sentences and for long times. */
  const span = (milliseconds: number): string => {
    const minutes = Math.floor(milliseconds / MINUTE);
    if (milliseconds >= DAYS_FROM)
      return t('left.days', { days: Math.floor(minutes / 1440), hours: Math.floor(minutes / 60) % 24 });
    if (minutes >= 60) return t('left.hours', { hours: Math.floor(minutes / 60), minutes: two(minutes % 60) });
    return t('left.minutes', { minutes });
  };
  return {
    /** « 42:07 », « 3 h 12 » */
    short: (left: number): string => (left >= HOUR ? span(left) : clockOf(left)),
    over: (left: number): string => t('over.by', { time: span(-left) }),
    /** In one unit: a row has little room. */
    overShort: (left: number): string => {
      const minutes = Math.floor(-left / MINUTE);
      if (minutes < 60) return t('over.by', { time: t('left.minutes', { minutes }) });
      const hours = Math.floor(minutes / 60);
      return t('over.by', {
        time: hours < 48 ? t('left.hours-only', { hours }) : t('left.days-only', { days: Math.floor(hours / 24) }),
      });
    },
    said: (timer: Timer, left: number): string => {
      const urgency = urgencyOf(left, timer.allowed);
      const said = t(`said.${urgency}`, { kind: t(`kind.${timer.kind}`), time: span(Math.abs(left)) });
      if (timer.open || urgency === 'over') return said;
      return timer.until === null
        ? t('said.paused', { said })
        : t('said.paused-until', { said, when: ahead(timer.until) });
    },
  };
};
