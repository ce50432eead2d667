import { Button, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import { ReasonedButton } from '#ground/ui/parts.tsx';
import { announce } from '#ground/web/announce.tsx';
import { commonWords } from '#ground/web/common-words.ts';
import { useLocale, useWords } from '#ground/web/words.tsx';
import { MOST_HOLIDAYS, type Holiday } from '../hours/contract.ts';
import { readHolidays } from '../hours/pasted/rules.ts';
import { timerOfficeWords } from '../office-words.ts';

/** Far more than as many lines of a calendar hold. */
const MOST_PASTED = 60_000;

/** A pasted list of days, with what was understood of it before anything is added. */
export const HolidayPaste = (props: {
  already: readonly Holiday[];
  onAdd: (found: Holiday[]) => void;
  onClose: () => void;
}) => {
  const { already } = props;
  const t = useWords(timerOfficeWords);
  const common = useWords(commonWords);
  const locale = useLocale();
  const [text, setText] = useState('');
  const [thisYear] = useState(() => new Date().getFullYear());
  const { found, known, unread } = useMemo(() => readHolidays(text, already, thisYear), [text, already, thisYear]);
  const dayOf = useMemo(() => {
    const whole = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
    const once = new Intl.DateTimeFormat(locale, whole);
    const yearly = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
    return (one: Holiday): string => (one.yearly ? yearly : once).format(Date.parse(`${one.date}T00:00:00Z`));
  }, [locale]);
  const left = [
    ...known.map((one) => ({ line: `${dayOf(one)} ${one.name}`, why: t('unread.known') })),
    ...unread.map(({ line, why }) => ({ line, why: t(`unread.${why}`) })),
  ];
  const reason =
    found.length === 0
      ? t('holidays.nothing')
      : already.length + found.length > MOST_HOLIDAYS
        ? t('holidays.too-many', { most: MOST_HOLIDAYS })
        : null;
  const add = (): void => {
    props.onAdd(found);
    announce(t('holidays.added', { n: found.length }));
  };
  return (
    <div className="holiday-paste">
      <Textarea
        label={t('holidays.paste')}
        description={t('holidays.paste.why')}
        inputWrapperOrder={['label', 'description', 'input', 'error']}
        autosize
        minRows={4}
        maxRows={10}
        maxLength={MOST_PASTED}
        dir="auto"
        autoFocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {found.length > 0 && (
        <section aria-label={t('holidays.preview')}>
          <h4>{t('holidays.preview')}</h4>
          <ul>
            {found.map((one) => (
              <li key={one.date}>
                <span>{t(one.yearly ? 'holidays.yearly' : 'holidays.once', { date: dayOf(one) })}</span>
                <b>{one.name}</b>
              </li>
            ))}
          </ul>
        </section>
      )}
      {left.length > 0 && (
        <section aria-label={t('holidays.not')}>
          <h4>{t('holidays.not')}</h4>
          <ul>
            {left.map(({ line, why }, at) => (
              <li key={at}>
                <span dir="auto">{line}</span>
                <small>{why}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="holiday-paste-foot">
        <ReasonedButton size="compact-sm" reason={reason} onClick={add}>
          {t('holidays.add', { n: found.length })}
        </ReasonedButton>
        <Button size="compact-sm" variant="default" onClick={props.onClose}>
          {common('cancel')}
        </Button>
      </div>
    </div>
  );
};
