import './timers.css';
import { notifyDone, notifyRefused, ReasonedButton } from '#ground/ui/parts.tsx';
import { IconClockPlus } from '#ground/ui/icons.ts';
import { useTell } from '#ground/web/query.ts';
import { useRefusal, useWords } from '#ground/web/words.tsx';
import { useMay } from '#spine/permissions/web/parts.tsx';
import { addTime, listTimers, readTimer } from '../contract.ts';
import { whyNotAddTime } from '../rules.ts';
import { timerWords } from '../words.ts';
import { TimerMark } from './TimerMark.tsx';
import { useTimerOf } from './use-timers.ts';

/** R91, R96: the timer of the open interaction, and « +Temps » while it is the contact's. */
export const HeaderTimer = ({ interactionId, mine }: { interactionId: number; mine: boolean }) => {
  const t = useWords(timerWords);
  const refusal = useRefusal(timerWords);
  const read = useTimerOf(interactionId);
  const hours = Math.round(((read?.timer.extraMinutes ?? 0) / 60) * 10) / 10;
  const add = useTell(addTime, {
    invalidates: [listTimers, readTimer],
    onDone: ({ extrasLeft: n }) => notifyDone(t('add-time.done', { hours, n })),
  });
  const permitted = useMay('add-time') !== false;
  if (!read) return null;
  const { kind, extras, mostExtras } = read.timer;
  const reason = whyNotAddTime({ kind, mine, permitted, extras, mostExtras });
  return (
    <span className="timer-head">
      <TimerMark read={read} whole />
      {kind === 'customer' && (
        <ReasonedButton
          size="compact-xs"
          variant="default"
          leftSection={<IconClockPlus size={14} />}
          loading={add.isPending}
          reason={reason && t(`refused.${reason}`)}
          {...(reason ? {} : { 'aria-label': t('add-time.label', { hours, n: mostExtras - extras }) })}
          title={reason ? undefined : t('add-time.label', { hours, n: mostExtras - extras })}
          onClick={() => add.mutate({ interactionId }, { onError: (error) => notifyRefused(refusal(error)) })}
        >
          {t('add-time')}
          {!reason && ` (${mostExtras - extras})`}
        </ReasonedButton>
      )}
    </span>
  );
};
