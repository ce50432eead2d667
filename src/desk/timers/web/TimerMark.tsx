import './timers.css';
import { IconAlertTriangleFilled, IconClock, IconHourglass, IconPlayerPause } from '#ground/ui/icons.ts';
import { useNow } from '#ground/web/time.ts';
import { useWords } from '#ground/web/words.tsx';
import { urgencyOf } from '../rules.ts';
import { timerWords } from '../words.ts';
import { leftNow, useTimerText, type Read } from './left.ts';

/** The seconds show below an hour; a minute earlier they begin to be asked for. */
const SECONDS_FROM = 61 * 60_000;

/**
 * R91, R93 to R95: what is left, ticking by itself. The triangle with the exclamation mark is yellow from half on and
 * red at 0:00; what it means is said in words. `whole`: with the timer's name, where there is room.
 */
export const TimerMark = ({ read, whole = false }: { read: Read; whole?: boolean }) => {
  const t = useWords(timerWords);
  const text = useTimerText();
  const { timer } = read;
  const mine = useNow(Math.abs(timer.left) < SECONDS_FROM ? 1_000 : 30_000);
  // The two tickers are not read at one moment, and none runs backwards.
  const left = leftNow(read, Math.max(mine, read.mineThen));
  const urgency = urgencyOf(left, timer.allowed);
  const said = text.said(timer, left);
  const Icon =
    urgency !== 'calm'
      ? IconAlertTriangleFilled
      : !timer.open
        ? IconPlayerPause
        : timer.kind === 'agent'
          ? IconClock
          : IconHourglass;
  return (
    <span className="timer" data-urgency={urgency} data-kind={timer.kind} title={said}>
      <Icon size={14} aria-hidden="true" />
      <span aria-hidden="true">
        {whole && <span className="timer-kind">{t(`kind.${timer.kind}`)} </span>}
        {text.short(left)}
        {whole && urgency === 'over' && <span className="timer-more"> · {text.over(left)}</span>}
        {whole && urgency !== 'over' && !timer.open && <span className="timer-more"> · {t('paused')}</span>}
      </span>
      <span className="visually-hidden">{said}</span>
    </span>
  );
};

/** By how much it is over, where the row has room; the mark says it to those who hear. */
export const TimerOver = ({ read }: { read: Read }) => {
  const text = useTimerText();
  const mine = useNow(30_000);
  const left = leftNow(read, Math.max(mine, read.mineThen));
  if (left > 0) return null;
  return (
    <span className="timer-over" aria-hidden="true">
      {text.overShort(left)}
    </span>
  );
};
