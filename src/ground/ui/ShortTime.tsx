import { now } from '#ground/clock.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { commonWords } from '#ground/web/common-words.ts';

const DAY_MS = 86_400_000;
const dayOf = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();

/** 10:41, yesterday 16:02, or 12 oct. 09:30; the whole moment and how long ago on hover. */
export const ShortTime = ({ at }: { at: string }) => {
  const t = useWords(commonWords);
  const format = useFormat();
  const time = format.time(at);
  // Rounded, because a day of the change to summer time has 23 hours.
  const days = Math.round((dayOf(now()) - dayOf(new Date(at))) / DAY_MS);
  const shown = days === 0 ? time : days === 1 ? t('yesterday', { time }) : `${format.date(at)} ${time}`;
  return (
    <time className="short-time" dateTime={at} title={`${format.dateTime(at)} (${format.relative(at)})`}>
      {shown}
    </time>
  );
};
