import { useState } from 'react';
import { IconInfoCircle } from '#ground/ui/icons.ts';
import { useLocale, useWords } from '#ground/web/words.tsx';
import type { Plan } from '../contract.ts';
import { dueAt, nextWeekday } from '../hours/rules.ts';
import { timerOfficeWords } from '../office-words.ts';

const FRIDAY = 4;
/** Late on the last day of most weeks: what hours mean shows best there. */
const LATE = 17 * 60 + 30;
const WEEK = 7 * 86_400_000;

/** What the plan means, by an example. Only for a plan without problems. */
export const PlanPreview = ({ plan }: { plan: Plan }) => {
  const t = useWords(timerOfficeWords);
  const locale = useLocale();
  const { zone } = plan.hours;
  const [now] = useState(() => Date.now());
  const from = nextWeekday(zone, FRIDAY, LATE, now);
  const said = (at: number): string => {
    const far = at - from >= WEEK ? ({ day: 'numeric', month: 'long' } as const) : {};
    const day = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: zone, ...far }).format(at);
    const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone } as const;
    return `${day} ${new Intl.DateTimeFormat('en-GB', clock).format(at)}`;
  };
  const answer = dueAt(from, plan.agentMinutes, plan.hours);
  const customer = dueAt(from, plan.customerMinutes, plan.hours);
  if (answer === null || customer === null) return null;
  return (
    <div className="plan-preview" role="status">
      <IconInfoCircle size={16} />
      <div>
        <p>{t('preview.answer', { from: said(from), due: said(answer) })}</p>
        <p>{t('preview.customer', { from: said(from), due: said(customer) })}</p>
      </div>
    </div>
  );
};
