import { Input, NumberInput } from '@mantine/core';
import { useId } from 'react';
import { useWords } from '#ground/web/words.tsx';
import { timerOfficeWords } from '../office-words.ts';

const MOST = 90 * 24 * 60;

/** A duration in hours and minutes; in the form it is minutes. */
export const DurationField = (props: {
  label: string;
  why?: string;
  field: string;
  minutes: number;
  onChange: (minutes: number) => void;
}) => {
  const t = useWords(timerOfficeWords);
  const id = useId();
  const hours = Math.floor(props.minutes / 60);
  const rest = props.minutes % 60;
  const error = props.minutes < 1 ? t('too-short') : props.minutes > MOST ? t('too-long') : null;
  return (
    <div className="duration" role="group" aria-labelledby={id}>
      <Input.Label component="div" id={id}>
        {props.label}
      </Input.Label>
      <div className="duration-parts">
        <NumberInput
          aria-label={t('of-hours', { label: props.label })}
          data-field={props.field}
          min={0}
          max={2160}
          allowDecimal={false}
          allowNegative={false}
          w={84}
          suffix={` ${t('part.hours')}`}
          error={error !== null}
          value={hours}
          onChange={(value) => props.onChange(Number(value || 0) * 60 + rest)}
        />
        <NumberInput
          aria-label={t('of-minutes', { label: props.label })}
          min={0}
          max={59}
          step={5}
          allowDecimal={false}
          allowNegative={false}
          w={92}
          suffix={` ${t('part.minutes')}`}
          error={error !== null}
          value={rest}
          onChange={(value) => props.onChange(hours * 60 + Math.min(59, Number(value || 0)))}
        />
      </div>
      {error && <Input.Error role="alert">{error}</Input.Error>}
      {props.why && <Input.Description>{props.why}</Input.Description>}
    </div>
  );
};
