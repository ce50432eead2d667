import { useFormat, useWords } from '#ground/web/words.tsx';
import type { Weighed } from '../contract.ts';
import { whyWords } from '../words.ts';

type Seat = Weighed['seats'][number];

/** Who was weighed when somebody was chosen, who was passed over, and why. */
export const WeighedList = ({ weighed }: { weighed: Weighed }) => {
  const t = useWords(whyWords);
  const format = useFormat();
  const { seats, preferred, absent, notEligible, more } = weighed;
  const [chosen, ...others] = seats;
  const valuesOf = (seat: Seat) => ({
    level: seat.level ?? '–',
    load: format.number(seat.load),
    limit: format.number(seat.limit),
  });
  const passed = (seat: Seat): string => {
    const because = seat.because ?? 'number';
    return t(because === 'level' && seat.level === null ? 'passed.no-level' : `passed.${because}`, valuesOf(seat));
  };
  const preferredThere = preferred === null || seats.some((seat) => seat.name === preferred);
  return (
    <div className="why-weighed">
      <p>{t('weighed.waited', { priority: weighed.priority, since: format.dateTime(weighed.queuedAt) })}</p>
      {!preferredThere && more === 0 && <p>{t('weighed.preferred', { name: preferred })}</p>}
      <ul aria-label={t('weighed.title')}>
        {chosen && (
          <li data-chosen>
            <b>{chosen.name}</b> :{' '}
            {t(`chosen.${chosen.because === null ? 'only' : chosenWord(chosen.because)}`, valuesOf(chosen))}
          </li>
        )}
        {others.map((seat, index) => (
          <li key={index}>
            {seat.name} : {passed(seat)}
          </li>
        ))}
        {more > 0 && <li>{t('passed.more', { n: more })}</li>}
      </ul>
      {notEligible > 0 && <p>{t('passed.not-eligible', { n: notEligible })}</p>}
      {absent.length > 0 && <p>{t('passed.absent', { names: absent.join(', ') })}</p>}
    </div>
  );
};

/** Who is chosen is chosen by a comparison, never for being full or having handed it on. */
const chosenWord = (
  because: NonNullable<Seat['because']>,
): 'tried' | 'preferred' | 'level' | 'load' | 'idle' | 'number' =>
  because === 'full' || because === 'handed-on' ? 'number' : because;
