import './timers-office.css';
import { Switch } from '@mantine/core';
import { useState } from 'react';
import { ErrorNote, Loading, notifyDone, Pill } from '#ground/ui/parts.tsx';
import { formWords } from '#ground/ui/form/parts.tsx';
import { Page, Panel, RowButton, Sheet, SheetRow } from '#ground/ui/page/parts.tsx';
import { useAsk, useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { useMe } from '#spine/people/web/parts.tsx';
import { skillNames } from '#spine/routing/contract.ts';
import { readPlans, turnTimers, type Plan } from '../contract.ts';
import { MINUTES_A_DAY } from '../hours/contract.ts';
import { timerOfficeWords } from '../office-words.ts';
import { PlanDrawer } from './PlanDrawer.tsx';

type Line = { skillId: number | null; name: string; plan: Plan; own: boolean };

const useSpan = (): ((minutes: number) => string) => {
  const t = useWords(timerOfficeWords);
  return (all) => {
    const [hours, minutes] = [Math.floor(all / 60), all % 60];
    if (hours === 0) return t('time.minutes', { minutes });
    return minutes === 0 ? t('time.whole', { hours }) : t('time', { hours, minutes: String(minutes).padStart(2, '0') });
  };
};

const HoursCell = ({ plan }: { plan: Plan }) => {
  const t = useWords(timerOfficeWords);
  const { week, holidays, zone } = plan.hours;
  const always = week.every((spans) => spans.some(({ from, to }) => from === 0 && to === MINUTES_A_DAY));
  const days = week.filter((spans) => spans.length > 0).length;
  return (
    <>
      {always ? t('hours.always') : t('hours.some', { n: days })}
      <span className="quiet">
        {!always && ` · ${zone}`}
        {holidays.length > 0 && ` · ${t('hours.holidays', { n: holidays.length })}`}
      </span>
    </>
  );
};

const PlanTable = (props: {
  lines: readonly Line[];
  openId: number | null | undefined;
  onOpen: (line: Line) => void;
}) => {
  const t = useWords(timerOfficeWords);
  const span = useSpan();
  return (
    <Sheet
      label={t('list')}
      head={[
        { word: t('column.skill') },
        { word: t('column.agent'), end: true },
        { word: t('column.customer'), end: true },
        { word: t('column.extra'), end: true },
        { word: t('column.hours') },
      ]}
    >
      {props.lines.map((line) => (
        <SheetRow
          key={line.skillId ?? 'usual'}
          current={line.skillId === props.openId}
          muted={!line.own}
          onOpen={() => props.onOpen(line)}
        >
          <td>
            <RowButton onOpen={() => props.onOpen(line)}>
              <span>
                <b>{line.name}</b>
                {line.skillId === null && <small>{t('usual.why')}</small>}
              </span>
            </RowButton>
          </td>
          <td data-end>{span(line.plan.agentMinutes)}</td>
          <td data-end>{span(line.plan.customerMinutes)}</td>
          <td data-end>
            {line.plan.mostExtras === 0
              ? t('extra.none')
              : t('extra', { time: span(line.plan.extraMinutes), n: line.plan.mostExtras })}
          </td>
          <td>{line.own ? <HoursCell plan={line.plan} /> : <Pill>{t('as-usual')}</Pill>}</td>
        </SheetRow>
      ))}
    </Sheet>
  );
};

/** R91, D14: whether there are timers, how long they run for each skill, and when time counts. */
export const TimersPage = () => {
  const t = useWords(timerOfficeWords);
  const form = useWords(formWords);
  const plans = useAsk(readPlans, {});
  const skills = useAsk(skillNames, {});
  const readOnly = useMe().data?.role !== 'administrator';
  const [openId, setOpenId] = useState<number | null | undefined>();
  const turn = useTell(turnTimers, {
    invalidates: [readPlans],
    onDone: (_, { on }) => notifyDone(t(on ? 'on.done' : 'off.done')),
  });
  if (!plans.data || !skills.data) {
    const failed = plans.isError ? plans : skills;
    if (!failed.isError) return <Loading lines={8} />;
    return (
      <Page title={t('title')} why={t('why')}>
        <ErrorNote error={failed.error} onRetry={() => void failed.refetch()} />
      </Page>
    );
  }
  const { on, usual, own } = plans.data;
  const lines: Line[] = [
    { skillId: null, name: t('usual'), plan: usual, own: true },
    ...skills.data.skills.map(({ id, name }) => {
      const plan = own.find((one) => one.skillId === id)?.plan;
      return { skillId: id, name, plan: plan ?? usual, own: plan !== undefined };
    }),
  ];
  const open = lines.find((line) => line.skillId === openId);
  return (
    <Page title={t('title')} why={t('why')}>
      <Panel title={t('on.title')} narrow>
        <Switch
          label={t('on')}
          description={readOnly ? form('read-only') : t('on.why')}
          checked={turn.isPending ? turn.variables.on : on}
          disabled={readOnly || turn.isPending}
          onChange={({ currentTarget }) => turn.mutate({ on: currentTarget.checked })}
        />
        <ErrorNote error={turn.error} />
      </Panel>
      <PlanTable lines={lines} openId={openId} onOpen={(line) => setOpenId(line.skillId)} />
      {open && (
        <PlanDrawer
          key={open.skillId ?? 'usual'}
          skillId={open.skillId}
          title={open.name}
          plan={open.plan}
          own={open.own}
          readOnly={readOnly}
          onClose={() => setOpenId(undefined)}
        />
      )}
    </Page>
  );
};
