import { ActionIcon, Button, Input, Select, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { IconPlus, IconX } from '#ground/ui/icons.ts';
import { useLocale, useWords } from '#ground/web/words.tsx';
import { alwaysOpen, MINUTES_A_DAY, MOST_SPANS, type Hours, type Span } from '../hours/contract.ts';
import type { HoursProblem } from '../hours/rules.ts';
import { timerOfficeWords } from '../office-words.ts';

const OFFICE: Span = { from: 8 * 60, to: 18 * 60 };
const two = (n: number): string => String(n).padStart(2, '0');
/** 1440, the end of the day, is the next day's midnight on a clock. */
const clockOf = (minutes: number): string => `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
const minutesOf = (clock: string): number | null => {
  const read = /^(\d\d):(\d\d)/.exec(clock);
  return read ? Number(read[1]) * 60 + Number(read[2]) : null;
};
/** Monday first. */
export const useDayNames = (): string[] => {
  const locale = useLocale();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
    // 2024-01-01 was a Monday.
    return Array.from({ length: 7 }, (_, day) => format.format(Date.UTC(2024, 0, 1 + day)));
  }, [locale]);
};

/** After what is there, or the usual hours of an office. */
const nextSpan = (spans: readonly Span[]): Span => {
  const end = Math.max(0, ...spans.map((span) => span.to));
  return spans.length === 0 ? OFFICE : { from: Math.min(end + 60, 1380), to: Math.min(end + 240, MINUTES_A_DAY) };
};

type Props = { value: Hours; problems: readonly HoursProblem[]; onChange: (hours: Hours) => void };

const Day = (props: { day: number; name: string } & Props) => {
  const { day, name, value, problems } = props;
  const t = useWords(timerOfficeWords);
  const spans = value.week[day]!;
  const save = (next: Span[]): void => props.onChange({ ...value, week: value.week.with(day, next) });
  const change = (n: number, part: Partial<Span>): void => save(spans.with(n, { ...spans[n]!, ...part }));
  return (
    <div className="day" role="group" aria-label={name}>
      <span className="day-name">{name}</span>
      <div className="day-spans">
        {spans.length === 0 && <span className="quiet">{t('closed')}</span>}
        {spans.map((span, n) => {
          const problem = problems.find((one) => one.place === `week.${day}.${n}`);
          const values = { day: name, n: n + 1 };
          return (
            <div key={n}>
              <div className="day-span">
                {span.from === 0 && span.to === MINUTES_A_DAY ? (
                  <span>{t('whole-day')}</span>
                ) : (
                  <>
                    <TextInput
                      type="time"
                      aria-label={t('span.from', values)}
                      data-field={`hours.week.${day}.${n}`}
                      error={problem !== undefined}
                      value={clockOf(span.from)}
                      onChange={({ currentTarget }) => change(n, { from: minutesOf(currentTarget.value) ?? span.from })}
                    />
                    <span className="quiet">{t('span.until')}</span>
                    <TextInput
                      type="time"
                      aria-label={t('span.to', values)}
                      error={problem !== undefined}
                      value={clockOf(span.to)}
                      onChange={({ currentTarget }) =>
                        change(n, { to: (minutesOf(currentTarget.value) ?? span.to) || MINUTES_A_DAY })
                      }
                    />
                  </>
                )}
                <ActionIcon
                  aria-label={t('span.remove', values)}
                  onClick={() => save(spans.filter((_, index) => index !== n))}
                >
                  <IconX size={14} />
                </ActionIcon>
              </div>
              {problem && <Input.Error role="alert">{t(`refused.${problem.code}`)}</Input.Error>}
            </div>
          );
        })}
      </div>
      <ActionIcon
        aria-label={t('span.add', { day: name })}
        disabled={spans.length >= MOST_SPANS || spans.some((span) => span.to === MINUTES_A_DAY)}
        onClick={() => save([...spans, nextSpan(spans)])}
      >
        <IconPlus size={14} />
      </ActionIcon>
    </div>
  );
};

/** The week's hours, a day at a time, and the zone whose clock they are read on. */
export const HoursFields = (props: Props) => {
  const { value, problems, onChange } = props;
  const t = useWords(timerOfficeWords);
  const days = useDayNames();
  const zones = useMemo(() => [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', value.zone])], [value.zone]);
  const problemAt = (place: string): string | null => {
    const problem = problems.find((one) => one.place === place);
    return problem ? t(`refused.${problem.code}`) : null;
  };
  const never = problemAt('week');
  return (
    <div className="fields-part">
      <h3>{t('opening')}</h3>
      <p className="fields-why">{t('opening.why')}</p>
      <Select
        label={t('zone')}
        data-field="hours.zone"
        data={zones}
        searchable
        allowDeselect={false}
        value={value.zone}
        error={problemAt('zone')}
        onChange={(zone) => zone && onChange({ ...value, zone })}
      />
      <div className="presets">
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => onChange({ ...value, week: days.map((_, day) => (day < 5 ? [OFFICE] : [])) })}
        >
          {t('preset.office')}
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => onChange({ ...value, week: alwaysOpen(value.zone).week })}
        >
          {t('preset.always')}
        </Button>
      </div>
      <div className="week" data-field="hours.week" tabIndex={-1}>
        {days.map((name, day) => (
          <Day key={name} {...props} day={day} name={name} />
        ))}
      </div>
      {never && <Input.Error role="alert">{never}</Input.Error>}
    </div>
  );
};
