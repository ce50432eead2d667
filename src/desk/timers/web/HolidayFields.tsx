import { ActionIcon, Button, Checkbox, Input, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { IconList, IconPlus, IconX } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import { MOST_HOLIDAYS, type Holiday, type Hours } from '../hours/contract.ts';
import type { HoursProblem } from '../hours/rules.ts';
import { timerOfficeWords } from '../office-words.ts';
import { HolidayPaste } from './HolidayPaste.tsx';

/** Days on which the skill is closed, whatever the weekday. */
export const HolidayFields = (props: {
  value: Hours;
  problems: readonly HoursProblem[];
  onChange: (hours: Hours) => void;
}) => {
  const { value, problems } = props;
  const t = useWords(timerOfficeWords);
  const [pastes, setPastes] = useState(false);
  const many = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setPastes(false);
    many.current?.focus();
  };
  const save = (holidays: Holiday[]): void => props.onChange({ ...value, holidays });
  const change = (n: number, part: Partial<Holiday>): void =>
    save(value.holidays.with(n, { ...value.holidays[n]!, ...part }));
  return (
    <div className="fields-part">
      <h3>{t('holidays')}</h3>
      {value.holidays.length === 0 && <p className="fields-why">{t('holidays.none')}</p>}
      {value.holidays.map((holiday, n) => {
        const problem = problems.find((one) => one.place === `holidays.${n}`);
        return (
          <div key={n}>
            <div className="holiday">
              <TextInput
                type="date"
                aria-label={`${t('holiday.date')} ${n + 1}`}
                data-field={`hours.holidays.${n}`}
                error={problem !== undefined}
                value={holiday.date}
                onChange={({ currentTarget }) => change(n, { date: currentTarget.value })}
              />
              <TextInput
                aria-label={`${t('holiday.name')} ${n + 1}`}
                placeholder={t('holiday.name')}
                maxLength={80}
                value={holiday.name}
                onChange={({ currentTarget }) => change(n, { name: currentTarget.value })}
              />
              <Checkbox
                label={t('holiday.yearly')}
                checked={holiday.yearly}
                onChange={({ currentTarget }) => change(n, { yearly: currentTarget.checked })}
              />
              <ActionIcon
                aria-label={t('holiday.remove', { n: n + 1 })}
                onClick={() => save(value.holidays.filter((_, index) => index !== n))}
              >
                <IconX size={14} />
              </ActionIcon>
            </div>
            {problem && <Input.Error role="alert">{t(`refused.${problem.code}`)}</Input.Error>}
          </div>
        );
      })}
      <div className="presets">
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          disabled={value.holidays.length >= MOST_HOLIDAYS}
          onClick={() => save([...value.holidays, { date: '', name: '', yearly: true }])}
        >
          {t('holiday.add')}
        </Button>
        <Button
          ref={many}
          variant="default"
          size="compact-sm"
          leftSection={<IconList size={14} />}
          aria-expanded={pastes}
          onClick={() => setPastes(!pastes)}
        >
          {t('holidays.many')}
        </Button>
      </div>
      {pastes && (
        <HolidayPaste
          already={value.holidays}
          onAdd={(found) => {
            save([...value.holidays, ...found]);
            close();
          }}
          onClose={close}
        />
      )}
    </div>
  );
};
