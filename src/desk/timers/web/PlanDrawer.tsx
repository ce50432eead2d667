import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { notifyDone, ReasonedButton } from '#ground/ui/parts.tsx';
import { FormDrawer, formWords, useForm } from '#ground/ui/form/parts.tsx';
import { useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { dropPlan, planShape, readPlans, savePlan, type Plan } from '../contract.ts';
import { problemsOf } from '../hours/rules.ts';
import { timerOfficeWords } from '../office-words.ts';
import { DurationField } from './DurationField.tsx';
import { HolidayFields } from './HolidayFields.tsx';
import { HoursFields } from './HoursFields.tsx';
import { PlanPreview } from './PlanPreview.tsx';

/** Minutes and hours of one skill, or of all that have none of their own (`skillId` null). */
export const PlanDrawer = (props: {
  skillId: number | null;
  title: string;
  plan: Plan;
  /** It has a rule of its own, which can be dropped. */
  own: boolean;
  readOnly: boolean;
  onClose: () => void;
}) => {
  const { skillId } = props;
  const t = useWords(timerOfficeWords);
  const common = useWords(formWords);
  const [now] = useState(() => Date.now());
  const done = {
    invalidates: [readPlans],
    onDone: () => {
      notifyDone(t('saved'));
      props.onClose();
    },
  };
  const save = useTell(savePlan, done);
  const drop = useTell(dropPlan, done);
  const form = useForm({
    shape: planShape,
    saved: props.plan,
    error: save.error ?? drop.error,
    words: timerOfficeWords,
    onValid: (plan) => {
      const [problem] = problemsOf(plan.hours, now);
      if (!problem) return save.mutate({ skillId, plan });
      // Its words stand beside it already; the cursor goes there.
      document.querySelector<HTMLElement>(`[data-field="hours.${problem.place}"]`)?.focus();
    },
  });
  const { value } = form;
  const problems = problemsOf(value.hours, now);
  const setHours = (hours: Plan['hours']): void => form.set('hours', hours);
  return (
    <FormDrawer
      title={props.title}
      size={560}
      dirty={form.dirty}
      busy={save.isPending || drop.isPending}
      error={form.otherError}
      words={timerOfficeWords}
      readOnly={props.readOnly}
      onSubmit={form.onSubmit}
      onClose={props.onClose}
      note={problems.length === 0 && planShape.safeParse(value).success && <PlanPreview plan={value} />}
      foot={
        skillId !== null &&
        props.own && (
          <ReasonedButton
            variant="subtle"
            reason={props.readOnly ? common('read-only') : null}
            onClick={() => drop.mutate({ skillId })}
          >
            {t('drop')}
          </ReasonedButton>
        )
      }
    >
      <div className="fields-row">
        {(['agent', 'customer'] as const).map((kind) => (
          <DurationField
            key={kind}
            label={t(kind)}
            why={t(`${kind}.why`)}
            field={`${kind}Minutes`}
            minutes={value[`${kind}Minutes`]}
            onChange={(minutes) => form.set(`${kind}Minutes`, minutes)}
          />
        ))}
      </div>
      <div className="fields-row">
        <DurationField
          label={t('extra.each')}
          field="extraMinutes"
          minutes={value.extraMinutes}
          onChange={(minutes) => form.set('extraMinutes', minutes)}
        />
        <NumberInput
          label={t('extra.most')}
          min={0}
          max={20}
          styles={{ wrapper: { width: 92 } }}
          {...form.number('mostExtras')}
        />
      </div>
      <HoursFields value={value.hours} problems={problems} onChange={setHours} />
      <HolidayFields value={value.hours} problems={problems} onChange={setHours} />
    </FormDrawer>
  );
};
